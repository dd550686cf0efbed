package org.desirepath.report.page;

import org.desirepath.report.html.Html;
import org.desirepath.report.html.HtmlTable;
import org.desirepath.report.wording.ConformanceTotals;
import org.desirepath.report.wording.English;

/** How well the journeys follow the plan, in few numbers. */
public final class ConformanceSection {
  private ConformanceSection() {}

  static void write(Html html, ConformanceTotals totals) {
    html.raw("<section id=\"conformance\">\n");
    html.element("h3", "How well the journeys follow the plan");
    HtmlTable table = new HtmlTable("conformance-table", "Conformance of the log");
    table.columns("Measure", "Value", "What it says");
    if (totals.hasResolved()) {
      resolved(table, totals);
    }
    table.row().text("Open journeys").markup(English.count(totals.summary().open().journeys()));
    table.text(
        English.count(totals.summary().open().fitting())
            + " of them follow the plan so far; cost so far "
            + English.count(totals.summary().open().cost())
            + ". Counted apart from the rest.");
    table.write(html);
    html.raw("</section>\n");
  }

  private static void resolved(HtmlTable table, ConformanceTotals totals) {
    table.row().text("Journeys that ended").markup(English.count(totals.summary().journeys()));
    table.text("Held against the whole plan; the next rows are about them.");
    table.row().text("Follow the plan to the letter");
    table.markup(
        "<b>"
            + Html.escape(English.percent(totals.fitting().estimate()))
            + "</b> <span class=\"ci\">"
            + Html.escape(English.percents(totals.fitting().wilson()))
            + "</span>");
    table.text(
        English.count(totals.summary().fittingJourneys())
            + " of "
            + English.count(totals.summary().journeys())
            + " journeys need no correction; 95 % interval.");
    table
        .row()
        .text("Fitness of the log")
        .markup(English.decimal(totals.summary().fitness().orElse(1), 4));
    table.text(
        totals.summary().isOptimal()
            ? "Share of the effort that needs no correction; 1 is perfect. Exact: every alignment"
                + " is proven optimal."
            : "Share of the effort that needs no correction; 1 is perfect. Not every search ended;"
                + " certified between "
                + English.interval(totals.fitnessBounds(), 4)
                + ".");
    table.row().text("Fitness of a journey");
    table.markup(
        "median "
            + English.decimal(totals.medianFitness().orElse(1), 3)
            + ", mean "
            + English.decimal(totals.summary().meanFitness().orElse(1), 3));
    table.text("Half of the journeys fit at least as well as the median.");
    table.row().text("Corrections a journey");
    table.markup(
        "median "
            + English.decimal(totals.medianCost().orElse(0), 0)
            + ", mean "
            + English.decimal(totals.summary().costPerJourney().orElse(0), 2));
    table.text(
        "Least cost of turning a journey into a planned one: "
            + English.count(totals.summary().cost())
            + " in all"
            + (totals.summary().isOptimal()
                ? "."
                : ", at least " + English.count(totals.summary().costLowerBound()) + "."));
  }
}
