package org.desirepath.report.page.findings;

import java.util.List;
import org.desirepath.diagnostics.dropoff.DropOff;
import org.desirepath.diagnostics.dropoff.GroupDifferences;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.report.html.Html;
import org.desirepath.report.html.HtmlTable;
import org.desirepath.report.wording.English;
import org.desirepath.report.wording.RankedFindings;
import org.desirepath.report.wording.Reasons;

/** Losses against their target, under other limits, between segments, and where they went. */
public final class LossDetailSection {
  private LossDetailSection() {}

  static void write(Html html, DropOff dropOff) {
    horizon(html, dropOff.horizon());
    html.element("h4", "Against the plan, and under other limits");
    steps(dropOff.steps()).write(html);
    html.element("h4", "Where the lost were seen next");
    html.paragraph(
        "note",
        "Within "
            + English.duration(dropOff.whereNext().withinMillis())
            + "; searched: "
            + dropOff.whereNext().scope()
            + ".");
    next(dropOff.whereNext().steps()).write(html);
    groups(html, dropOff.groups());
  }

  private static void horizon(Html html, DropOff.Horizon horizon) {
    Quantity success = horizon.success();
    html.element("h4", "Success within the horizon");
    if (!success.isPresent() || horizon.millis().isEmpty()) {
      html.paragraph("", "Not computed: " + Reasons.of(success));
      return;
    }
    Quantity designed = horizon.designed();
    html.paragraph(
        "",
        English.percent(success.value().getAsDouble())
            + (success.interval() == null ? "" : " " + English.percents(success.interval()))
            + " of "
            + English.count(horizon.mature())
            + " journeys old enough succeeded within "
            + English.duration(horizon.millis().getAsLong())
            + (designed.isPresent()
                ? ", planned " + English.percent(designed.value().getAsDouble())
                : "")
            + (horizon.p().isPresent()
                ? " (exact test p " + English.p(horizon.p().value().getAsDouble()) + ")"
                : "")
            + ".");
  }

  private static HtmlTable steps(List<DropOff.Step> steps) {
    HtmlTable table =
        new HtmlTable("loss-test-table", "Loss tested against the plan and other limits");
    table.columns("Touchpoint", "q", "Success if the plan were met\u00a0[95\u00a0%]");
    table.columns("Success from here, predicted", "Observed\u00a0[95\u00a0%]", "Other limits");
    table.fields("", "gapQ", "gain/success", "gain/predictedSuccess", "gain/observedSuccess", "");
    int row = 0;
    for (DropOff.Step step : steps) {
      table
          .row(step.mature() < RankedFindings.FEW, "/dropOff/steps/" + row++)
          .name(step.touchpoint());
      probability(table, step.gapQ());
      table.points(step.gain().success());
      share(table, step.gain().predicted(), step.gain().fits());
      table.share(step.gain().observed());
      table.text(
          String.join(
              "; ",
              step.sensitivity().stream()
                  .filter(other -> other.rate().isPresent())
                  .map(
                      other ->
                          other.change()
                              + ": "
                              + English.percent(other.rate().value().getAsDouble()))
                  .toList()));
    }
    return table;
  }

  private static void probability(HtmlTable table, Quantity p) {
    if (p.isPresent()) {
      double value = p.value().getAsDouble();
      table.number(English.p(value), value);
    } else {
      table.absent(Reasons.of(p));
    }
  }

  private static void share(HtmlTable table, Quantity share, boolean fits) {
    if (share.isPresent()) {
      double value = share.value().getAsDouble();
      String note =
          fits ? "" : table.reference("what came before matters here: the gain is a rough guess");
      table.numberMarkup(Html.escape(English.percent(value)) + note, value);
    } else {
      table.absent(Reasons.of(share));
    }
  }

  private static HtmlTable next(List<DropOff.Lost> steps) {
    HtmlTable table = new HtmlTable("where-next-table", "Where the lost were seen next");
    table.columns("Lost at", "Lost", "Seen again", "Share\u00a0[95\u00a0%]", "Other channel");
    table.columns("Seen first at");
    table.fields("", "lost", "seenAgain", "share", "otherChannel", "");
    int row = 0;
    for (DropOff.Lost lost : steps) {
      table
          .row(lost.lost() < RankedFindings.FEW, "/dropOff/whereNext/steps/" + row++)
          .name(lost.touchpoint());
      table.count(lost.lost()).count(lost.seenAgain()).share(lost.share());
      table.count(lost.otherChannel());
      table.markup(nextMarkup(lost.next()));
    }
    return table;
  }

  private static String nextMarkup(List<DropOff.Destination> next) {
    if (next.isEmpty()) {
      return "";
    }
    StringBuilder list = new StringBuilder("<ul>");
    for (DropOff.Destination one : next) {
      list.append("<li>").append(Html.named(one.touchpoint()));
      list.append(one.channel() == null ? "" : " by " + Html.named(one.channel()));
      list.append(one.otherJourney() ? " in another journey" : "");
      list.append(" (" + English.count(one.journeys()) + ")</li>");
    }
    return list.append("</ul>").toString();
  }

  private static void groups(Html html, GroupDifferences groups) {
    if (groups.steps().isEmpty() && groups.curves().isEmpty()) {
      return;
    }
    html.element("h4", "Between segments");
    HtmlTable curves =
        new HtmlTable("group-curve-table", "Cumulative incidence between segments (Gray’s test)");
    curves.columns("Column", "End", "Segments", "q", "Differs");
    curves.fields("", "", "groups", "q", "");
    int row = 0;
    for (GroupDifferences.CurveDifference one : groups.curves()) {
      curves.row(false, "/dropOff/groups/curves/" + row++).name(one.column()).text(one.cause());
      curves.count(one.groups());
      probability(curves, one.q());
      curves.text(one.differs() ? "yes" : "no");
    }
    curves.write(html);
    HtmlTable steps = new HtmlTable("group-step-table", "Loss at touchpoints between segments");
    steps.columns("Touchpoint", "Column", "Segment", "Against");
    steps.columns("Difference\u00a0[95\u00a0%]", "q", "Differs");
    steps.fields("", "", "", "", "difference", "q", "");
    row = 0;
    for (GroupDifferences.StepDifference one : groups.steps()) {
      steps
          .row(false, "/dropOff/groups/steps/" + row++)
          .name(one.touchpoint())
          .name(one.column())
          .name(one.value());
      if (one.other().startsWith("(")) {
        steps.text(one.other()); // a word of ours for the rest
      } else {
        steps.name(one.other());
      }
      steps.points(one.difference());
      probability(steps, one.q());
      steps.text(one.differs() ? "yes" : "no");
    }
    steps.write(html);
  }
}
