package org.desirepath.report.page.groups;

import java.util.List;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.diagnostics.targets.Target;
import org.desirepath.diagnostics.targets.TargetVerdict;
import org.desirepath.report.html.Html;
import org.desirepath.report.html.HtmlTable;
import org.desirepath.report.wording.English;
import org.desirepath.report.wording.RankedFindings;

/** The numbers of the design against what happened. */
public final class TargetSection {
  static final String ID = "targets";

  private TargetSection() {}

  static void write(Html html, List<Target> targets) {
    html.raw("<section id=\"" + ID + "\">\n");
    html.element("h3", GroupTexts.TARGETS);
    if (targets.isEmpty()) {
      html.paragraph("", GroupTexts.NO_TARGETS);
    } else {
      html.paragraph(
          "",
          English.count(count(targets, TargetVerdict.PASS), "target is met", "targets are met")
              + ", "
              + English.count(count(targets, TargetVerdict.FAIL))
              + " failed, "
              + English.count(count(targets, TargetVerdict.UNDECIDED))
              + " undecided: decided only where the whole 95 % interval lies on one side.");
      table(targets).write(html);
    }
    html.raw("</section>\n");
  }

  private static long count(List<Target> targets, TargetVerdict verdict) {
    return targets.stream().filter(t -> t.verdict() == verdict).count();
  }

  private static HtmlTable table(List<Target> targets) {
    HtmlTable table = new HtmlTable("target-table", "Every number of the design");
    table.columns("Touchpoint", "Number", "Designed", "Actual\u00a0[95\u00a0%]", "Of", "Verdict");
    table.fields("", "", "designed", "actual", "n", "");
    int row = 0;
    for (Target target : targets) {
      table.row(target.n() < RankedFindings.FEW, "/targets/" + row++);
      if (target.touchpoint().isEmpty()) {
        table.text("(whole journey)");
      } else {
        table.name(target.touchpoint());
      }
      table.text(GroupTexts.target(target));
      boolean score = target.kind() == Target.Kind.EXPERIENCE;
      String designed =
          score ? English.decimal(target.designed(), 2) : English.percent(target.designed());
      table.number(GroupTexts.aim(target) + designed, target.designed());
      Quantity actual = target.actual();
      if (score) {
        table.quantity(actual, 2);
      } else {
        table.share(actual);
      }
      table.count(target.n());
      table.markup(GroupTexts.verdict(target.verdict()) + table.reference(target.reason()));
    }
    return table;
  }
}
