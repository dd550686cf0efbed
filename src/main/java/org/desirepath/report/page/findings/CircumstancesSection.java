package org.desirepath.report.page.findings;

import java.util.List;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.diagnostics.deviations.BranchShare;
import org.desirepath.diagnostics.deviations.Circumstances;
import org.desirepath.diagnostics.deviations.Circumstances.Split;
import org.desirepath.diagnostics.deviations.Deviation;
import org.desirepath.diagnostics.deviations.DeviationKind;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.report.html.Html;
import org.desirepath.report.html.HtmlTable;
import org.desirepath.report.wording.English;
import org.desirepath.report.wording.RankedFindings;
import org.desirepath.report.wording.Reasons;
import org.desirepath.statistics.Interval;
import org.jspecify.annotations.Nullable;

/** When, where and among whom departures stand, and how choices were taken. */
public final class CircumstancesSection {
  private CircumstancesSection() {}

  static void write(Html html, ComparisonResult result) {
    List<Deviation> deviations = result.findings().deviations();
    if (!deviations.isEmpty()) {
      html.element("h4", "When, where and among whom");
      html.paragraph(
          "note",
          "A trend or a difference is named only when it stands after correction for all that were"
              + " tested. Time lost is the median against comparable journeys. “Returned” journeys"
              + " had a planned touchpoint afterwards; “desire path” goes with a better outcome: a"
              + " candidate to change the plan.");
      circumstances(deviations).write(html);
    }
    if (!result.findings().branches().isEmpty()) {
      html.element("h4", "Choices, against their planned shares");
      branches(result.findings().branches()).write(html);
    }
  }

  private static HtmlTable circumstances(List<Deviation> deviations) {
    HtmlTable table = new HtmlTable("circumstances-table", "Departures by time, place and segment");
    table.columns("Touchpoint", "Departure", "Phase", "After", "Trend", "Differs by");
    table.columns("Time lost\u00a0[95\u00a0%]", "Returned", "Repaired", "Instead", "Desire path");
    for (Deviation deviation : deviations) {
      if (deviation.kind() == DeviationKind.RULE) {
        continue; // rules have a table of their own, and no circumstances
      }
      Circumstances found = deviation.circumstances();
      table.row(deviation.observable() < RankedFindings.FEW).name(deviation.touchpoint());
      table.text(English.kind(deviation.kind()));
      names(table, found.where().phase(), "the plan puts it in no phase");
      names(table, found.where().after(), "no planned touchpoint comes before it");
      words(table, found.trend().direction(), trendReason(found));
      table.markup(differing(found.splits()));
      duration(table, found.timeLostMillis(), found.timeLostDesign());
      for (int count : List.of(found.recovery().returned(), found.recovery().repaired())) {
        if (count == Circumstances.Recovery.FEW) {
          table.text("few, not shown");
        } else {
          table.count(count);
        }
      }
      table.markup(
          String.join(
              ", ",
              found.replacedBy().stream()
                  .map(
                      one ->
                          Html.named(one.touchpoint()) + " (" + English.count(one.journeys()) + ")")
                  .toList()));
      table.text(deviation.isDesirePath() ? "▲ yes" : "");
    }
    return table;
  }

  private static String trendReason(Circumstances found) {
    return found.trend().p().isPresent() ? "" : Reasons.of(found.trend().p());
  }

  private static void names(HtmlTable table, @Nullable String name, String reason) {
    if (name == null) {
      table.absentWords(reason);
    } else {
      table.name(name);
    }
  }

  private static void words(HtmlTable table, @Nullable String text, String reason) {
    if (text == null) {
      table.absentWords(reason);
    } else {
      table.text(text);
    }
  }

  private static String differing(List<Split> splits) {
    return String.join(
        "; ",
        splits.stream()
            .filter(Split::differs)
            .map(
                split ->
                    Html.named(split.column())
                        + " "
                        + Html.named(split.value())
                        + " "
                        + Html.escape(English.points(split.difference().value().orElse(0))))
            .toList());
  }

  private static void duration(HtmlTable table, Quantity millis, String design) {
    if (!millis.isPresent()) {
      table.absent(Reasons.of(millis));
      return;
    }
    double value = millis.value().getAsDouble();
    Interval interval = millis.interval();
    String ends =
        interval == null
            ? ""
            : " <span class=\"ci\">"
                + Html.escape("[" + signed(interval.low()) + ", " + signed(interval.high()) + "]")
                + "</span>";
    table.numberMarkup(Html.escape(signed(value)) + ends + table.reference(design), value);
  }

  private static String signed(double millis) {
    return (millis < 0 ? "−" : "") + English.duration((long) Math.abs(millis));
  }

  private static HtmlTable branches(List<BranchShare> branches) {
    HtmlTable table = new HtmlTable("branch-table", "Branches of choices");
    table.columns("Branch", "Journeys", "Of", "Share\u00a0[95\u00a0%]", "Plan", "q", "Differs");
    for (BranchShare branch : branches) {
      table.row(branch.observable() < RankedFindings.FEW).name(branch.touchpoint());
      table.count(branch.journeys()).count(branch.observable()).share(branch.share());
      table.number(English.percent(branch.designed()), branch.designed());
      if (branch.q().isPresent()) {
        double q = branch.q().value().getAsDouble();
        table.number(English.p(q), q);
      } else {
        table.absent(Reasons.of(branch.q()));
      }
      table.text(branch.differs() ? "yes" : "no");
    }
    return table;
  }
}
