package org.desirepath.comparison.calibration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.desirepath.diagnostics.Findings;
import org.desirepath.diagnostics.deviations.BranchShare;
import org.desirepath.diagnostics.deviations.Deviation;
import org.desirepath.diagnostics.deviations.DeviationKind;
import org.desirepath.diagnostics.dropoff.DropOff;
import org.desirepath.diagnostics.dropoff.DropOff.IncidencePoint;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.diagnostics.moments.CriticalMoments;
import org.desirepath.diagnostics.moments.CriticalMoments.Moment;
import org.desirepath.diagnostics.moments.PeakEnd;
import org.desirepath.diagnostics.returns.PointsOfNoReturn;
import org.desirepath.statistics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * Every number with an interval that does not depend on how many journeys there are, by what it is
 * and of what. The same of a far larger and whole record is its truth.
 */
final class Intervals {
  private static final long DAY = 86_400_000L;
  private static final List<Integer> DAYS = List.of(3, 7, 14);

  /** A state that few pass has an interval by Clopper and Pearson, meant to be too wide. */
  private static final int FEWEST_IN_STATE = 100;

  /** Takes one. */
  interface Sink {
    void take(String of, String subject, Quantity quantity);
  }

  private final Findings findings;
  private final int journeys;
  private final Sink sink;

  private Intervals(Findings findings, int journeys, Sink sink) {
    this.findings = findings;
    this.journeys = journeys;
    this.sink = sink;
  }

  static void each(Findings findings, int journeys, Sink sink) {
    Intervals run = new Intervals(findings, journeys, sink);
    run.deviations();
    DropOff dropOff = findings.dropOff();
    if (dropOff != null) {
      run.dropOff(dropOff);
    }
    CriticalMoments moments = findings.criticalMoments();
    if (moments != null) {
      run.moments(moments);
    }
    PointsOfNoReturn returns = findings.pointsOfNoReturn();
    if (returns != null) {
      sink.take("success of all", "all", returns.success());
      for (PointsOfNoReturn.State state : returns.states()) {
        if (state.journeys() >= FEWEST_IN_STATE) {
          sink.take("chance in a state", String.join(" > ", state.touchpoints()), state.chance());
        }
      }
    }
  }

  /** The values, by {@link #key}. */
  static Map<String, Double> values(Findings findings, int journeys) {
    Map<String, Double> values = new HashMap<>();
    each(
        findings,
        journeys,
        (of, subject, quantity) -> {
          if (quantity.isPresent()) {
            values.put(key(of, subject), quantity.value().getAsDouble());
          }
        });
    return values;
  }

  static String key(String of, String subject) {
    return of + ", " + subject;
  }

  /**
   * Kinds that are reported only where a test finds them are left out: of those that happen to be
   * reported, no interval can hold the truth as often as of all. Shares of branches are there.
   */
  private void deviations() {
    for (Deviation deviation : findings.deviations()) {
      if (deviation.kind() == DeviationKind.SHARE || deviation.kind() == DeviationKind.EXPERIENCE) {
        continue;
      }
      String name = deviation.kind().word() + " " + deviation.touchpoint();
      sink.take("share of a deviation", name, deviation.share());
      sink.take("risk difference of a deviation", name, deviation.outcomeEffect().riskDifference());
      sink.take("value of a deviation", name, aJourney(deviation.value().amount()));
      sink.take("time lost by a deviation", name, deviation.circumstances().timeLostMillis());
    }
    for (BranchShare branch : findings.branches()) {
      sink.take("share of a branch", branch.touchpoint(), branch.share());
    }
  }

  private Quantity aJourney(Quantity amount) {
    Interval interval = amount.interval();
    return amount.isPresent() && interval != null
        ? Quantity.of(
            amount.value().getAsDouble() / journeys, interval.shiftedThenScaled(0, 1.0 / journeys))
        : amount;
  }

  private void dropOff(DropOff dropOff) {
    for (DropOff.Step step : dropOff.steps()) {
      sink.take("drop-off rate", step.touchpoint(), step.rate());
      sink.take("gain at a step", step.touchpoint(), step.gain().success());
      sink.take("success after a step", step.touchpoint(), step.gain().observed());
    }
    sink.take("success within the horizon", "all", dropOff.horizon().success());
    sink.take("loss within the horizon", "all", dropOff.horizon().loss());
    for (int day : DAYS) {
      IncidencePoint last = null;
      for (IncidencePoint point : dropOff.cumulativeIncidence()) {
        last = point.timeMillis() <= day * DAY ? point : last;
      }
      if (last != null) {
        incidence("success by day " + day, last.completed(), last.completedInterval());
        incidence("loss by day " + day, last.abandoned(), last.abandonedInterval());
      }
    }
  }

  private void incidence(String subject, double share, @Nullable Interval band) {
    if (band != null) {
      sink.take("cumulative incidence", subject, Quantity.of(share, band));
    }
  }

  private void moments(CriticalMoments moments) {
    for (Moment moment : moments.moments()) {
      String name = moment.facet().word() + " " + moment.touchpoint();
      sink.take("odds ratio of a moment", name, moment.oddsRatio());
      sink.take("risk difference of a moment", name, moment.riskDifference());
    }
    PeakEnd peakEnd = moments.peakEnd();
    if (peakEnd != null) {
      sink.take("slope of the mean experience", peakEnd.touchpoint(), peakEnd.mean());
    }
  }
}
