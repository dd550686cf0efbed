package org.desirepath.report.page;

import java.util.EnumMap;
import java.util.Map;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.diagnostics.journeys.JourneyStatus;
import org.desirepath.eventlog.EventLog;
import org.desirepath.report.html.Html;
import org.desirepath.report.wording.ConformanceTotals;
import org.desirepath.report.wording.English;
import org.desirepath.report.wording.MachineNumber;
import org.desirepath.report.wording.Period;

/** The numbers at a glance: how much data, how well it fits, how the journeys ended. */
public final class GlanceSection {
  private GlanceSection() {}

  static void write(Html html, ComparisonResult result, ConformanceTotals totals) {
    html.raw("<ul class=\"facts\">\n");
    EventLog log = result.log();
    html.raw("<li>").count(log.traceCount(), "/log/journeys");
    html.text(log.traceCount() == 1 ? " journey, " : " journeys, ");
    html.text(English.count(log.variants().size(), "distinct path", "distinct paths"));
    html.raw("</li>\n<li>").count(log.eventCount(), "/log/events").text(" events, ");
    int names = result.directlyFollows().activities().size();
    html.text(English.count(names, "event name", "event names")).raw("</li>\n");
    Period period = Period.of(log);
    if (period.isKnown()) {
      String from = English.day(period.fromMillis());
      String to = English.day(period.toMillis());
      html.element("li", from.equals(to) ? from : from + " – " + to);
      html.element("li", "as of " + English.day(result.asOfMillis()));
    } else {
      html.element("li", Period.NO_TIMES);
    }
    if (totals.hasResolved()) {
      html.raw("<li>").text("log fitness ");
      double fitness = totals.fitnessBounds().low();
      html.number(English.decimal(fitness, 3), fitness, "/conformance/fitness/log");
      html.text(" (" + bounds(totals) + ")").raw("</li>\n");
    }
    html.raw("</ul>\n");
  }

  private static String bounds(ConformanceTotals totals) {
    return totals.summary().isOptimal()
        ? "1 = every journey as planned; exact"
        : "certified between " + English.interval(totals.fitnessBounds(), 3);
  }

  /** How the journeys ended, as a bar and in numbers. */
  static void statuses(Html html, ComparisonResult result) {
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
        html.raw("<li class=\"" + status.word() + "\"><b>");
        if (result.findings().dropOff() == null) {
          html.text(English.count(count));
        } else {
          html.count(count, "/dropOff/status/" + status.word());
        }
        html.raw("</b> ").text(English.status(status)).raw(" <span class=\"ci\">");
        html.text(English.percent((double) count / all)).raw("</span></li>\n");
      }
    }
    html.raw("</ul>\n");
  }
}
