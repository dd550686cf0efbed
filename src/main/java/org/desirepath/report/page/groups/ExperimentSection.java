package org.desirepath.report.page.groups;

import org.desirepath.diagnostics.groups.ExperimentFindings;
import org.desirepath.diagnostics.groups.ExperimentFindings.Arm;
import org.desirepath.diagnostics.groups.ExperimentFindings.Balance;
import org.desirepath.diagnostics.groups.ExperimentFindings.Contamination;
import org.desirepath.diagnostics.groups.ExperimentFindings.Effect;
import org.desirepath.diagnostics.groups.ExperimentFindings.Level;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.report.html.Html;
import org.desirepath.report.html.HtmlTable;
import org.desirepath.report.wording.English;
import org.desirepath.report.wording.RankedFindings;
import org.desirepath.report.wording.Reasons;

/** The arms of an experiment, whether it can be trusted, and what it says. */
public final class ExperimentSection {
  static final String ID = "experiment";
  private static final double WORTH_A_LOOK = 0.1;

  private ExperimentSection() {}

  static void write(Html html, ExperimentFindings found) {
    html.raw("<section id=\"" + ID + "\">\n");
    html.element("h3", GroupTexts.EXPERIMENT);
    html.raw("<p>Arms by <b>").name(found.attribute()).raw("</b>, control <b>");
    html.name(found.control()).raw("</b>. ");
    html.text(
            found.doubts().isEmpty()
                ? "Every check passed, so differences are effects (evidence E3)."
                : "A check did not pass, so differences are not said to be effects (evidence E0).")
        .raw("</p>\n");
    found.doubts().forEach(doubt -> html.paragraph("note", "⚠ " + doubt));
    html.paragraph(
        "note",
        English.count(found.unassigned(), "journey has", "journeys have")
            + " no arm; "
            + English.count(found.inSeveralArms(), "is", "are")
            + " in several arms and left out. Journeys count in the arm they were assigned to,"
            + " whatever they saw.");
    effects(found).write(html);
    arms(found).write(html);
    if (!found.balance().isEmpty()) {
      balance(found).write(html);
    }
    if (!found.contamination().isEmpty()) {
      contamination(found).write(html);
    }
    html.element("h4", "Every finding of the arms");
    GroupSection.body(html, found.comparison(), "arm");
    html.raw("</section>\n");
  }

  private static HtmlTable effects(ExperimentFindings found) {
    HtmlTable table = new HtmlTable("arm-effects", "Success of each arm beside the control");
    table.columns("Arm", "Verdict", "Difference of success\u00a0[95\u00a0%]", "Of", "Control of");
    table.fields("", "", "riskDifference", "n", "controlN");
    int row = 0;
    for (Effect effect : found.verdicts()) {
      boolean few = Math.min(effect.n(), effect.controlN()) < RankedFindings.FEW;
      table.row(few, "/experiment/effects/" + row++).name(effect.arm());
      table.text(effect.word()).points(effect.riskDifference());
      table.count(effect.n()).count(effect.controlN());
    }
    return table;
  }

  private static HtmlTable arms(ExperimentFindings found) {
    Quantity p = found.ratio().p();
    HtmlTable table =
        new HtmlTable(
            "arm-sizes",
            "Journeys by arm"
                + (p.isPresent()
                    ? "; sizes as designed: p " + English.p(p.value().getAsDouble())
                    : ""));
    table.columns("Arm", "Journeys", "Designed share", "Long enough ago to compare");
    table.fields("", "journeys", "designed", "followed");
    int row = 0;
    for (Arm arm : found.arms()) {
      table.row(arm.followed() < RankedFindings.FEW, "/experiment/arms/" + row++).name(arm.name());
      table.count(arm.journeys());
      table.number(English.percent(arm.designed()), arm.designed()).count(arm.followed());
    }
    return table;
  }

  private static HtmlTable balance(ExperimentFindings found) {
    HtmlTable table =
        new HtmlTable(
            "arm-balance",
            "What was known before, in standard deviations; beyond ±0.1 is worth a look, the test"
                + " of all together decides");
    table.columns("Attribute", "Value", "Arm", "Difference", "All together: p");
    table.fields("", "", "", "standardisedDifference", "");
    for (int b = 0; b < found.balance().size(); b++) {
      Balance balance = found.balance().get(b);
      String place = "/experiment/balance/" + b;
      int row = 0;
      for (Level level : balance.levels()) {
        table
            .row(false, place + "/levels/" + row++)
            .name(level.attribute())
            .name(level.value().isEmpty() ? "mean" : level.value());
        table.name(balance.arm());
        Quantity difference = level.standardisedDifference();
        if (difference.isPresent()) {
          double value = difference.value().getAsDouble();
          String mark = Math.abs(value) > WORTH_A_LOOK ? "● " : "";
          table.number(mark + English.signed(value, 2), value);
        } else {
          table.absent(Reasons.of(difference));
        }
        table.at(place + "/p");
        GroupSection.q(table, balance.p());
      }
    }
    return table;
  }

  private static HtmlTable contamination(ExperimentFindings found) {
    HtmlTable table = new HtmlTable("arm-contamination", "Treatments seen by other arms");
    table.columns("Arm", "Saw", "Meant for", "Journeys", "Of", "Share\u00a0[95\u00a0%]");
    table.fields("", "", "", "journeys", "n", "share");
    int row = 0;
    for (Contamination one : found.contamination()) {
      table.row(one.n() < RankedFindings.FEW, "/experiment/contamination/" + row++);
      table.name(one.arm()).name(one.touchpoint());
      table.name(one.treatmentOf()).count(one.journeys()).count(one.n()).share(one.share());
    }
    return table;
  }
}
