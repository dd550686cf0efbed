package org.desirepath.report.page.findings;

import java.util.ArrayList;
import java.util.List;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.diagnostics.dropoff.DropOff;
import org.desirepath.diagnostics.dropoff.DropOff.IncidencePoint;
import org.desirepath.diagnostics.dropoff.DropOff.Step;
import org.desirepath.diagnostics.journeys.JourneyStatus;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.report.html.Html;
import org.desirepath.report.html.HtmlTable;
import org.desirepath.report.wording.English;
import org.desirepath.report.wording.RankedFindings;
import org.desirepath.report.wording.Reasons;
import org.desirepath.statistics.Interval;
import org.jspecify.annotations.Nullable;

/** What became of the journeys at each touchpoint, and by the time since their start. */
public final class DropOffSection {
  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;
  private static final long[] ROUND_TIMES = {
    HOUR, 6 * HOUR, DAY, 3 * DAY, 7 * DAY, 14 * DAY, 30 * DAY, 60 * DAY, 90 * DAY, 180 * DAY,
    365 * DAY, 730 * DAY
  };

  private DropOffSection() {}

  public static void write(Html html, ComparisonResult result) {
    html.raw("<section id=\"drop-off-evidence\">\n");
    html.element("h3", "Drop-off");
    DropOff dropOff = result.findings().dropOff();
    if (dropOff == null) {
      html.paragraph("", "Not computed: " + Reasons.orUnknown(result.findings().dropOffReason()));
    } else {
      html.paragraph(
          "note",
          "Each journey counts once at each touchpoint. Advanced, exited, abandoned and open add up"
              + " to reached. The rate is over “mature” journeys, which came there so long before"
              + " the data was extracted that their fate is known: the inactivity limit, and the"
              + " time after which hardly any journey that was lost there still had an event.");
      table(
              "drop-off-table",
              "What became of the journeys that reached it",
              dropOff,
              dropOff.steps())
          .write(html);
      successElsewhere(html, result);
      incidence(html, dropOff);
      LossDetailSection.write(html, dropOff);
    }
    html.raw("</section>\n");
  }

  /** Why more may be completed than reached the goal in the alignment. */
  private static void successElsewhere(Html html, ComparisonResult result) {
    List<VariantAlignment> variants = result.conformance().variants();
    boolean[] asPlanned = new boolean[variants.size()];
    for (int v = 0; v < asPlanned.length; v++) {
      asPlanned[v] =
          variants.get(v).alignment().moves().stream()
              .anyMatch(
                  move ->
                      move instanceof Move.Synchronous sync
                          && result.model().success().contains(sync.activity()));
    }
    int elsewhere = 0;
    for (int trace = 0; trace < result.statuses().size(); trace++) {
      boolean completed = result.statuses().get(trace) == JourneyStatus.COMPLETED;
      elsewhere += completed && !asPlanned[result.conformance().variantOf(trace)] ? 1 : 0;
    }
    if (elsewhere > 0) {
      html.paragraph(
          "note",
          English.count(elsewhere)
              + (elsewhere == 1
                  ? " completed journey has its success event where the plan has none or has it in"
                      + " another place; it counts"
                  : " completed journeys have their success event where the plan has none or has it"
                      + " in another place; they count")
              + " as completed here, not as having reached it as planned.");
    }
  }

  static HtmlTable table(String id, String caption, DropOff dropOff, List<Step> steps) {
    HtmlTable table = new HtmlTable(id, caption);
    table.columns("Touchpoint", "Reached", "→ Advanced", "■ Exited", "↓ Abandoned", "… Open");
    table.columns(
        "Mature",
        "Lost\u00a0[95\u00a0%]",
        "Plan",
        "Lost beyond plan\u00a0[95\u00a0%]",
        "Silent for");
    table.fields("", "entered", "advanced", "exited", "abandoned", "open", "mature", "rate");
    table.fields("designed", "gapToTarget", "inactiveAfterMillis");
    for (Step step : steps) {
      table.row(
          step.mature() < RankedFindings.FEW, "/dropOff/steps/" + dropOff.steps().indexOf(step));
      table.name(step.touchpoint()).count(step.entered()).count(step.advanced());
      table.count(step.exited()).count(step.abandoned()).count(step.open());
      table.count(step.mature()).share(step.rate());
      if (step.designed().isPresent()) {
        double designed = step.designed().value().getAsDouble();
        table.number(English.percent(designed), designed);
      } else {
        table.absent(Reasons.of(step.designed()));
      }
      gap(table, step);
      if (step.inactiveAfterMillis().isPresent()) {
        long limit = step.inactiveAfterMillis().getAsLong();
        table.numberMarkup(
            Html.escape(English.duration(limit)) + table.reference(step.inactiveAfterReason()),
            (double) limit);
      } else {
        table.absent(step.inactiveAfterReason());
      }
    }
    return table;
  }

  private static void gap(HtmlTable table, Step step) {
    Quantity gap = step.gapToTarget();
    if (gap.isPresent()) {
      double value = gap.value().getAsDouble();
      Interval interval = gap.interval();
      String words = English.signed(value, 0);
      String limits =
          interval == null
              ? ""
              : " <span class=\"ci\">" + Html.escape(English.interval(interval, 0)) + "</span>";
      table.numberMarkup(Html.escape(words) + limits, value);
    } else {
      table.absent(Reasons.of(gap));
    }
  }

  private static void incidence(Html html, DropOff dropOff) {
    html.element("h4", "By the time since the first event");
    List<IncidencePoint> points = atRoundTimes(dropOff.cumulativeIncidence());
    if (points.isEmpty()) {
      html.paragraph("", "Not computed: " + Reasons.orUnknown(dropOff.cumulativeIncidenceReason()));
      return;
    }
    HtmlTable table =
        new HtmlTable(
            "incidence-table",
            "Share of journeys completed, exited and abandoned by then (Aalen-Johansen)");
    table.columns("Within", "n", "★ Completed [95 %]", "■ Exited [95 %]", "↓ Abandoned [95 %]");
    table.columns("Neither yet");
    table.fields("", "n", "completed", "exited", "abandoned", "");
    for (IncidencePoint point : points) {
      double rest = Math.max(0, 1 - point.completed() - point.exited() - point.abandoned());
      table.row(false, "/dropOff/cumulativeIncidence/" + last(dropOff, point.timeMillis()));
      table.number(English.duration(point.timeMillis()), (double) point.timeMillis());
      table.count(point.n());
      share(table, point.completed(), point.completedInterval());
      share(table, point.exited(), point.exitedInterval());
      share(table, point.abandoned(), point.abandonedInterval());
      table.number(English.percent(rest), rest);
    }
    table.write(html);
  }

  private static void share(HtmlTable table, double share, @Nullable Interval interval) {
    String limits =
        interval == null
            ? ""
            : " <span class=\"ci\">" + Html.escape(English.percents(interval)) + "</span>";
    table.numberMarkup(Html.escape(English.percent(share)) + limits, share);
  }

  /** The last point of the curve at or before a time. */
  private static int last(DropOff dropOff, long timeMillis) {
    int index = dropOff.cumulativeIncidence().size() - 1;
    while (index > 0 && dropOff.cumulativeIncidence().get(index).timeMillis() > timeMillis) {
      index--;
    }
    return index;
  }

  /** The curve is a step function: at a time it has the value of the last point before. */
  private static List<IncidencePoint> atRoundTimes(List<IncidencePoint> curve) {
    List<IncidencePoint> points = new ArrayList<>();
    if (curve.isEmpty()) {
      return points;
    }
    long last = curve.get(curve.size() - 1).timeMillis();
    int next = 0;
    for (long time : ROUND_TIMES) {
      while (next < curve.size() && curve.get(next).timeMillis() <= time) {
        next++;
      }
      if (next > 0 && time < last) {
        IncidencePoint at = curve.get(next - 1);
        points.add(at(time, at));
      }
    }
    points.add(curve.get(curve.size() - 1));
    return points;
  }

  private static IncidencePoint at(long time, IncidencePoint point) {
    return new IncidencePoint(
        time,
        point.n(),
        point.completed(),
        point.exited(),
        point.abandoned(),
        point.completedInterval(),
        point.exitedInterval(),
        point.abandonedInterval());
  }
}
