package org.desirepath.diagnostics.dropoff;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.desirepath.diagnostics.dropoff.DropOff.IncidencePoint;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.Diagnostic;
import org.desirepath.diagnostics.journeys.InactivityLimit;
import org.desirepath.diagnostics.journeys.JourneyStatus;
import org.desirepath.diagnostics.journeys.JourneyStatuses;
import org.desirepath.diagnostics.journeys.JourneyTimes;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.AcceptingPetriNet.Transition;
import org.desirepath.model.JourneyStructure;
import org.desirepath.model.Step;
import org.desirepath.statistics.AalenJohansen;
import org.desirepath.statistics.Interval;
import org.desirepath.statistics.Proportion;

/**
 * Where customers leave without success, by designed touchpoint and over time. The rate of a
 * touchpoint is taken among the journeys that first came there long enough ago for a loss to show;
 * taking only journeys that are resolved would select on speed. Events beside the flow keep lost
 * journeys open, so "long enough" is the inactivity limit and the time within which nearly all of
 * those that never advanced had their last event: one cut for all, whatever became of them. A
 * journey that comes back to a touchpoint and stays there counts where it stays.
 *
 * <p>Sources: E. B. Wilson, 1927, doi:10.1080/01621459.1927.10502953, for the rates; O. O. Aalen
 * and S. Johansen, 1978, for the curves. O(events + touchpoints x journeys of a variant). Needs a
 * declared outcome.
 */
public record DropOffDiagnostic() implements Diagnostic<DropOff> {

  /** More would draw no better. */
  private static final int POINTS = 200;

  private static final double NEARLY_ALL = 0.99;

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the design declares no outcome
   */
  @Override
  public DropOff diagnose(AlignedJourneys journeys) {
    if (!journeys.statuses().hasOutcome()) {
      throw new IllegalArgumentException("journeys: expected a declared outcome, got none");
    }
    return new Run(journeys).diagnose();
  }

  /** The mutable state of one diagnosis; counts by activity code. */
  private static final class Run {
    private final AlignedJourneys journeys;
    private final EventLog log;
    private final JourneyStatuses statuses;
    private final int[] advanced;
    private final int[] exited;
    private final int[] abandoned;
    private final int[] open;
    private final int[] mature;
    private final int[] matureAbandoned;
    private final long[] limits;

    /** Time from the first entry until all but 1 % of those not advanced had their last event. */
    private final long[] lingering;

    Run(AlignedJourneys journeys) {
      this.journeys = journeys;
      this.log = journeys.log();
      this.statuses = journeys.statuses();
      int codes = log.activities().size();
      this.advanced = new int[codes];
      this.exited = new int[codes];
      this.abandoned = new int[codes];
      this.open = new int[codes];
      this.mature = new int[codes];
      this.matureAbandoned = new int[codes];
      this.limits = new long[codes];
      this.lingering = new long[codes];
      for (int a = 0; a < codes; a++) {
        limits[a] = statuses.limit(journeys.touchpoint(a)).millis().orElse(-1);
      }
    }

    DropOff diagnose() {
      measureLingering();
      int[] seen = new int[limits.length];
      for (int t = 0; t < log.traceCount(); t++) {
        count(t, seen);
      }
      List<DropOff.Step> steps = new ArrayList<>();
      for (String touchpoint : designed()) {
        steps.add(step(touchpoint));
      }
      OptionalLong longest = statuses.longestLimitMillis();
      List<IncidencePoint> curve = List.of();
      String reason = null;
      if (statuses.asOfMillis() == EventLog.NO_TIME) {
        reason = "the events have no times";
      } else if (longest.isEmpty()) {
        reason = "an inactivity limit can't be estimated; give outcome.inactive_after";
      } else {
        curve = curve(statuses.asOfMillis() - longest.getAsLong());
        reason = curve.isEmpty() ? "no journey began early enough to be followed" : null;
      }
      return new DropOff(statuses.counts(), steps, curve, reason);
    }

    private Set<String> designed() {
      Set<String> names =
          new LinkedHashSet<>(JourneyStructure.of(journeys.model().facts()).inDesignOrder());
      for (Transition transition : journeys.model().net().transitions()) {
        if (transition.label() != null) {
          names.add(transition.label());
        }
      }
      names.removeIf(name -> !journeys.model().facts().touchpoint(name).observable());
      return names;
    }

    private void measureLingering() {
      List<List<Long>> times = new ArrayList<>();
      for (int a = 0; a < lingering.length; a++) {
        times.add(new ArrayList<>());
      }
      for (int t = 0; t < log.traceCount(); t++) {
        int last = lastDesigned(t);
        JourneyStatus status = statuses.status(t);
        boolean stayed = status == JourneyStatus.ABANDONED || status == JourneyStatus.OPEN;
        if (last >= 0 && stayed && journeys.isTimed(t)) {
          int entry = log.firstEvent(t);
          while (log.activity(entry) != last
              || journeys.transitionsOf(t)[entry - log.firstEvent(t)] < 0) {
            entry++;
          }
          times.get(last).add(log.timeMillis(log.endEvent(t) - 1) - log.timeMillis(entry));
        }
      }
      for (int a = 0; a < lingering.length; a++) {
        List<Long> sorted = times.get(a).stream().sorted().toList();
        int n = sorted.size();
        lingering[a] = n == 0 ? 0 : sorted.get((int) StrictMath.ceil(NEARLY_ALL * n) - 1);
      }
    }

    /** The activity of the last designed event, or -1. */
    private int lastDesigned(int trace) {
      int[] transitions = journeys.transitionsOf(trace);
      for (int i = transitions.length - 1; i >= 0; i--) {
        if (transitions[i] >= 0) {
          return log.activity(log.firstEvent(trace) + i);
        }
      }
      return -1;
    }

    /**
     * Counts a journey at every designed touchpoint it reached.
     *
     * @param seen 1 + the last trace that reached a touchpoint
     */
    private void count(int trace, int[] seen) {
      int[] transitions = journeys.transitionsOf(trace);
      int first = log.firstEvent(trace);
      int last = lastDesigned(trace);
      for (int i = 0; i < transitions.length; i++) {
        int code = log.activity(first + i);
        if (transitions[i] >= 0 && seen[code] != trace + 1) {
          seen[code] = trace + 1;
          boolean lost = countAt(code, statuses.status(trace), code == last);
          long time = log.timeMillis(first + i);
          if (limits[code] >= 0
              && time != EventLog.NO_TIME
              && statuses.asOfMillis() - time - lingering[code] >= limits[code]) {
            mature[code]++;
            matureAbandoned[code] += lost ? 1 : 0;
          }
        }
      }
    }

    private boolean countAt(int code, JourneyStatus status, boolean isLast) {
      if (!isLast || status == JourneyStatus.COMPLETED) {
        advanced[code]++;
      } else if (status == JourneyStatus.EXITED) {
        exited[code]++;
      } else if (status == JourneyStatus.OPEN) {
        open[code]++;
      } else {
        abandoned[code]++;
        return true;
      }
      return false;
    }

    private DropOff.Step step(String touchpoint) {
      InactivityLimit limit = statuses.limit(touchpoint);
      int code = journeys.codeOf(touchpoint);
      int n = code < 0 ? 0 : mature[code];
      Quantity rate = rate(touchpoint, code, n, limit);
      Quantity designed = designedRate(touchpoint);
      return new DropOff.Step(
          touchpoint,
          code < 0 ? 0 : advanced[code] + exited[code] + abandoned[code] + open[code],
          code < 0 ? 0 : advanced[code],
          code < 0 ? 0 : exited[code],
          code < 0 ? 0 : abandoned[code],
          code < 0 ? 0 : open[code],
          n,
          rate,
          designed,
          gap(rate, designed, n),
          limit.millis(),
          limit.explanation());
    }

    private Quantity rate(String touchpoint, int code, int n, InactivityLimit limit) {
      if (journeys.isSuccess(touchpoint)) {
        return Quantity.absent("reaching it is success");
      }
      if (limit.millis().isEmpty()) {
        return Quantity.absent(limit.explanation());
      }
      if (n == 0) {
        return Quantity.absent(
            "no journey came here long enough ago for a loss to show: for all events of lost ones and the"
                + " inactivity limit before the extraction");
      }
      Proportion share = new Proportion(matureAbandoned[code], n);
      return Quantity.of(share.estimate(), share.wilson());
    }

    private Quantity designedRate(String touchpoint) {
      List<OptionalDouble> rates =
          journeys.model().facts().places().stream()
              .filter(place -> place.touchpoint().equals(touchpoint))
              .map(Step.Place::dropOff)
              .filter(OptionalDouble::isPresent)
              .distinct()
              .toList();
      return switch (rates.size()) {
        case 0 -> Quantity.absent("the design gives no drop_off");
        case 1 -> Quantity.of(rates.get(0).orElseThrow());
        default -> Quantity.absent("the design gives different drop_off at different places");
      };
    }

    private static Quantity gap(Quantity rate, Quantity designed, int n) {
      Interval interval = rate.interval();
      if (!rate.isPresent() || interval == null) {
        return Quantity.absent("there is no rate");
      }
      if (!designed.isPresent()) {
        return Quantity.absent("the design gives no drop_off to hold the rate against");
      }
      double target = designed.value().getAsDouble();
      return Quantity.of(
          (rate.value().getAsDouble() - target) * n, interval.shiftedThenScaled(target, n));
    }

    private List<IncidencePoint> curve(long cut) {
      JourneyTimes times = JourneyTimes.cutAt(journeys, cut);
      AalenJohansen curve = AalenJohansen.of(times.exits(), times.causes(), JourneyTimes.CAUSES);
      List<IncidencePoint> points = new ArrayList<>();
      int shown = StrictMath.min(POINTS, curve.timeCount());
      for (int i = 0; i < shown; i++) {
        int at = shown == 1 ? 0 : (int) ((long) i * (curve.timeCount() - 1) / (shown - 1));
        long time = curve.time(at);
        points.add(
            new IncidencePoint(
                time,
                curve.incidence(JourneyTimes.COMPLETED, time),
                curve.incidence(JourneyTimes.EXITED, time),
                curve.incidence(JourneyTimes.ABANDONED, time)));
      }
      return points;
    }
  }
}
