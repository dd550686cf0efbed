package org.desirepath.report;

import java.util.EnumMap;
import java.util.Map;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.diagnostics.journeys.JourneyStatus;

/** The numbers at a glance: how much data, how well it fits, how the journeys ended. */
final class GlanceSection {
  private GlanceSection() {}

  static void write(Html html, ComparisonResult result, ConformanceTotals totals) {
    html.raw("<dl class=\"glance\">\n");
    tile(html, "Journeys", English.count(result.log().traceCount()), distinct(result));
    tile(
        html,
        "Events",
        English.count(result.log().eventCount()),
        English.count(result.directlyFollows().activities().size(), "event name", "event names"));
    Period period = Period.of(result.log());
    if (period.isKnown()) {
      String from = English.day(period.fromMillis());
      String to = English.day(period.toMillis());
      String asOf = "as of " + English.day(result.asOfMillis());
      boolean oneDay = from.equals(to);
      tile(html, "Period", oneDay ? from : from + " – " + to, asOf);
    } else {
      tile(html, "Period", "unknown", Period.NO_TIMES);
    }
    if (!totals.hasResolved()) {
      tile(html, "Follow the plan to the letter", "–", "no journey has ended yet");
      tile(html, "Log fitness", "–", "no journey has ended yet");
    } else {
      tile(
          html,
          "Follow the plan to the letter",
          English.percent(totals.fitting().estimate()),
          English.percents(totals.fitting().wilson())
              + ", "
              + English.count(totals.summary().fittingJourneys())
              + " of "
              + English.count(totals.summary().journeys()));
      tile(html, "Log fitness", English.decimal(totals.fitnessBounds().low(), 3), bounds(totals));
    }
    html.raw("</dl>\n");
    statuses(html, result);
  }

  private static String distinct(ComparisonResult result) {
    return English.count(result.log().variants().size(), "distinct path", "distinct paths");
  }

  private static String bounds(ConformanceTotals totals) {
    return totals.summary().isOptimal()
        ? "1 = every journey as planned; exact"
        : "certified between " + English.interval(totals.fitnessBounds(), 3);
  }

  private static void tile(Html html, String term, String value, String detail) {
    html.raw("<div><dt>").text(term).raw("</dt><dd><b>").text(value).raw("</b> <span>");
    html.text(detail).raw("</span></dd></div>\n");
  }

  private static void statuses(Html html, ComparisonResult result) {
    Map<JourneyStatus, Integer> counts = new EnumMap<>(JourneyStatus.class);
    result.statuses().forEach(status -> counts.merge(status, 1, Integer::sum));
    int all = result.statuses().size();
    if (all == 0) {
      return;
    }
    if (counts.containsKey(JourneyStatus.RESOLVED)) {
      html.paragraph(
          "note",
          "The design declares no outcome, so journeys can't be told completed from lost; "
              + "every journey counts as ended.");
      return;
    }
    html.raw("<svg class=\"status\" viewBox=\"0 0 1000 14\" preserveAspectRatio=\"none\"");
    html.raw(" aria-hidden=\"true\" height=\"14\">");
    double at = 0;
    for (JourneyStatus status : JourneyStatus.values()) {
      double width = 1000.0 * counts.getOrDefault(status, 0) / all;
      if (width > 0) {
        html.raw("<rect class=\"" + status.word() + "\" x=\"" + MachineNumber.of(at));
        html.raw("\" width=\"" + MachineNumber.of(width) + "\" height=\"14\"/>");
      }
      at += width;
    }
    html.raw("</svg>\n<ul class=\"statuses\">\n");
    for (JourneyStatus status : JourneyStatus.values()) {
      if (status != JourneyStatus.RESOLVED) {
        int count = counts.getOrDefault(status, 0);
        html.raw("<li class=\"" + status.word() + "\"><b>").text(English.count(count));
        html.raw("</b> ").text(English.status(status)).raw(" <span class=\"ci\">");
        html.text(English.percent((double) count / all)).raw("</span></li>\n");
      }
    }
    html.raw("</ul>\n");
  }
}
