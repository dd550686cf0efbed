package org.desirepath.report.page.findings;

import org.desirepath.comparison.ComparisonResult;
import org.desirepath.conformance.ConformanceSummary;
import org.desirepath.diagnostics.progress.OpenJourneys;
import org.desirepath.diagnostics.progress.OpenJourneys.Pending;
import org.desirepath.report.html.Html;
import org.desirepath.report.html.HtmlTable;
import org.desirepath.report.wording.ConformanceTotals;
import org.desirepath.report.wording.English;

/** Journeys still under way: what is ahead of them and overdue; and those without a beginning. */
public final class OpenSection {
  private OpenSection() {}

  public static void write(Html html, ComparisonResult result, ConformanceTotals totals) {
    OpenJourneys open =
        OpenJourneys.of(result.journeys(), result.conformance(), result.asOfMillis())
            .shown(result.findings().parameters().small());
    html.raw("<section id=\"open-journeys\">\n");
    html.element("h3", "Journeys not seen whole");
    if (open.journeys().isEmpty()) {
      html.paragraph("", "No journey is still under way.");
    } else {
      html.paragraph("", underWay(open));
      pending(html, open);
    }
    ConformanceSummary.Truncated truncated = totals.summary().truncated();
    if (truncated.journeys() > 0) {
      html.paragraph(
          "",
          English.count(truncated.journeys(), "journey", "journeys")
              + " began before the record: what came before the first event is unknown, not"
              + " missing. "
              + English.count(truncated.fitting())
              + " of them fit the plan from wherever they were; fitness "
              + English.decimal(truncated.fitness().orElse(1), 4)
              + ". They are in no other figure of conformance.");
    }
    html.raw("</section>\n");
  }

  private static String underWay(OpenJourneys open) {
    int journeys = open.journeys().size();
    int left = open.medianDistance().orElse(0);
    String ahead =
        left == 0
            ? "of which half or more could end as planned now"
            : (journeys == 1 ? "" : "half of them ")
                + English.count(left, "recorded touchpoint", "recorded touchpoints")
                + (journeys == 1 ? " from the end" : " or fewer from the end");
    String overdue =
        open.overdueCount() == 0
            ? "No touchpoint that must still come is overdue by its planned wait. "
            : "In "
                + English.count(open.overdueCount())
                + " a touchpoint is overdue: it must still come, and its planned wait has passed. ";
    return English.count(journeys, "journey is", "journeys are")
        + " still under way, "
        + (left == 0 && journeys == 1 ? "which could end as planned now" : ahead)
        + ". "
        + overdue
        + "Each journey is in tables/open-journeys.csv.";
  }

  private static void pending(Html html, OpenJourneys open) {
    if (open.pending().isEmpty()) {
      return;
    }
    HtmlTable table =
        new HtmlTable("pending-table", "What must still come in the journeys under way");
    table.columns("Touchpoint", "Must still come", "Share", "Overdue");
    for (Pending pending : open.pending()) {
      double share = (double) pending.journeys() / open.journeys().size();
      table.row().name(pending.touchpoint()).count(pending.journeys());
      table.number(English.percent(share), share).count(pending.overdue());
    }
    table.write(html);
  }
}
