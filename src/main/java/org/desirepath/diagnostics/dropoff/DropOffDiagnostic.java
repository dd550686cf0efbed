package org.desirepath.diagnostics.dropoff;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.desirepath.diagnostics.dropoff.DropOff.Gain;
import org.desirepath.diagnostics.dropoff.DropOff.IncidencePoint;
import org.desirepath.diagnostics.dropoff.DropOff.LimitRate;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.Diagnostic;
import org.desirepath.diagnostics.journeys.InactivityLimit;
import org.desirepath.diagnostics.journeys.JourneyStatuses;
import org.desirepath.diagnostics.journeys.JourneyTimes;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.AcceptingPetriNet.Transition;
import org.desirepath.model.JourneyStructure;
import org.desirepath.model.Step;
import org.desirepath.statistics.AalenJohansen;
import org.desirepath.statistics.BenjaminiHochberg;
import org.desirepath.statistics.Interval;
import org.desirepath.statistics.Proportion;
import org.jspecify.annotations.Nullable;

/**
 * Where customers leave without success, by designed touchpoint and over time. The rate of a
 * touchpoint is taken among the journeys that first came there long enough ago for a loss to show;
 * taking only journeys that are resolved would select on speed. Events beside the flow keep lost
 * journeys open, so "long enough" is the inactivity limit and the time within which nearly all of
 * those that never advanced had their last event: one cut for all, whatever became of them. A
 * journey that comes back to a touchpoint and stays there counts where it stays.
 *
 * <p>Sources: E. B. Wilson, 1927, doi:10.1080/01621459.1927.10502953, for the rates; O. O. Aalen
 * and S. Johansen, 1978, for the curves. O(events x segments + touchpoints x journeys of a
 * variant), beside 200 resamples of the journeys when the design gives a drop-off. Needs a declared
 * outcome.
 */
public record DropOffDiagnostic() implements Diagnostic<DropOff> {

  /** More would draw no better. */
  private static final int POINTS = 200;

  private static final double LEVEL = 0.95;

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the design declares no outcome
   */
  @Override
  public DropOff diagnose(AlignedJourneys journeys) {
    return diagnose(OutcomeContext.of(journeys));
  }

  /**
   * As {@link #diagnose(AlignedJourneys)}, with what other findings use as well.
   *
   * @throws IllegalArgumentException if the design declares no outcome
   */
  public DropOff diagnose(OutcomeContext context) {
    if (!context.journeys().statuses().hasOutcome()) {
      throw new IllegalArgumentException("journeys: expected a declared outcome, got none");
    }
    return new Run(context).diagnose();
  }

  /** Other limits than those in force. */
  private record OtherLimits(String change, StepCounts counts) {}

  /** The state of one diagnosis. */
  private static final class Run {
    private final OutcomeContext context;
    private final AlignedJourneys journeys;
    private final JourneyStatuses statuses;
    private final List<String> designed;
    private final long[] limits;
    private final long[] lingering;
    private final StepCounts counts;

    Run(OutcomeContext context) {
      this.context = context;
      this.journeys = context.journeys();
      this.statuses = journeys.statuses();
      this.designed = designed();
      this.limits = StepCounts.limits(journeys);
      this.lingering = StepCounts.lingering(journeys);
      this.counts = counts(limits);
    }

    private StepCounts counts(long[] underLimits) {
      BitSet all = new BitSet();
      all.set(0, journeys.log().traceCount());
      return StepCounts.of(journeys, all, underLimits, lingering);
    }

    DropOff diagnose() {
      OptionalLong longest = statuses.longestLimitMillis();
      boolean timed = statuses.asOfMillis() != EventLog.NO_TIME;
      long cut =
          timed && longest.isPresent()
              ? statuses.asOfMillis() - longest.getAsLong()
              : Long.MIN_VALUE;
      List<IncidencePoint> curve = List.of();
      String reason = null;
      if (!timed) {
        reason = "the events have no times";
      } else if (longest.isEmpty()) {
        reason = "an inactivity limit can't be estimated; give outcome.inactive_after";
      } else {
        curve = curve(cut);
        reason = curve.isEmpty() ? "no journey began early enough to be followed" : null;
      }
      return new DropOff(
          statuses.counts(),
          steps(),
          curve,
          reason,
          HorizonRates.of(context),
          WhereNextSearch.of(journeys, designed),
          GroupDifferences.of(context, designed, limits, lingering, cut));
    }

    private List<String> designed() {
      Set<String> names =
          new LinkedHashSet<>(JourneyStructure.of(journeys.model().facts()).inDesignOrder());
      for (Transition transition : journeys.model().net().transitions()) {
        if (transition.label() != null) {
          names.add(transition.label());
        }
      }
      names.removeIf(name -> !journeys.model().facts().touchpoint(name).observable());
      return List.copyOf(names);
    }

    private List<DropOff.Step> steps() {
      List<Quantity> targets = designed.stream().map(this::designedRate).toList();
      List<Quantity> tests = new ArrayList<>();
      for (int s = 0; s < designed.size(); s++) {
        Quantity rate = rate(designed.get(s), counts);
        Proportion share = counts.rate(journeys.codeOf(designed.get(s)));
        tests.add(
            rate.isPresent()
                ? HorizonRates.p(share, targets.get(s))
                : Quantity.absent("there is no rate"));
      }
      double[] q =
          BenjaminiHochberg.adjust(
              tests.stream().mapToDouble(test -> test.value().orElse(Double.NaN)).toArray());
      List<Gain> gains = new StepGains(context, designed).of(targets);
      List<OtherLimits> others = otherLimits();
      List<DropOff.Step> steps = new ArrayList<>();
      for (int s = 0; s < designed.size(); s++) {
        Quantity adjusted = tests.get(s).isPresent() ? Quantity.of(q[s]) : tests.get(s);
        steps.add(
            step(designed.get(s), targets.get(s), tests.get(s), adjusted, others, gains.get(s)));
      }
      return steps;
    }

    private DropOff.Step step(
        String touchpoint,
        Quantity target,
        Quantity p,
        Quantity q,
        List<OtherLimits> others,
        Gain gain) {
      InactivityLimit limit = statuses.limit(touchpoint);
      int code = journeys.codeOf(touchpoint);
      int mature = (int) counts.rate(code).trials();
      Quantity rate = rate(touchpoint, counts);
      List<LimitRate> sensitivity = new ArrayList<>();
      for (OtherLimits other : others) {
        long millis = other.counts.limit(code);
        sensitivity.add(
            new LimitRate(
                other.change,
                millis < 0 ? OptionalLong.empty() : OptionalLong.of(millis),
                (int) other.counts.rate(code).trials(),
                rate(touchpoint, other.counts)));
      }
      return new DropOff.Step(
          touchpoint,
          counts.entered(code),
          counts.advanced(code),
          counts.exited(code),
          counts.abandoned(code),
          counts.open(code),
          mature,
          rate,
          target,
          gap(rate, target, mature),
          p,
          q,
          limit.millis(),
          limit.explanation(),
          sensitivity,
          gain);
    }

    /** What else the limits might be, at all touchpoints alike; nothing where none is known. */
    private List<OtherLimits> otherLimits() {
      List<OtherLimits> others = new ArrayList<>();
      if (statuses.asOfMillis() == EventLog.NO_TIME) {
        return others;
      }
      long[] lower = limits.clone();
      boolean estimated = false;
      for (int a = 0; a < lower.length; a++) {
        OptionalLong millis = statuses.limit(journeys.touchpoint(a)).lowerMillis();
        estimated |= millis.isPresent();
        lower[a] = millis.orElse(lower[a]);
      }
      if (estimated) {
        others.add(new OtherLimits("estimated at 95 %", counts(lower)));
      }
      for (int percent : new int[] {50, 150}) {
        long[] scaled = limits.clone();
        for (int a = 0; a < scaled.length; a++) {
          scaled[a] = scaled[a] < 0 ? -1 : scaled[a] * percent / 100;
        }
        String change = percent < 100 ? "50 % shorter" : "50 % longer";
        others.add(new OtherLimits(change, counts(scaled)));
      }
      return others;
    }

    private Quantity rate(String touchpoint, StepCounts under) {
      int code = journeys.codeOf(touchpoint);
      InactivityLimit limit = statuses.limit(touchpoint);
      if (journeys.isSuccess(touchpoint)) {
        return Quantity.absent("reaching it is success");
      }
      if (limit.millis().isEmpty() || (code >= 0 && under.limit(code) < 0)) {
        return Quantity.absent(limit.explanation());
      }
      Proportion share = under.rate(code);
      if (share.trials() == 0) {
        return Quantity.absent(
            "no journey came here long enough ago for a loss to show: for all events of lost ones"
                + " and the inactivity limit before the extraction");
      }
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
      return rate.isPresent() && !designed.isPresent()
          ? Quantity.absent("the design gives no drop_off to hold the rate against")
          : HorizonRates.gap(rate, designed, n);
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
                times.exits().length,
                curve.incidence(JourneyTimes.COMPLETED, time),
                curve.incidence(JourneyTimes.EXITED, time),
                curve.incidence(JourneyTimes.ABANDONED, time),
                band(curve, JourneyTimes.COMPLETED, time),
                band(curve, JourneyTimes.EXITED, time),
                band(curve, JourneyTimes.ABANDONED, time)));
      }
      return points;
    }

    private static @Nullable Interval band(AalenJohansen curve, int cause, long time) {
      Interval interval = curve.interval(cause, time, LEVEL);
      return interval.isKnown() ? interval : null;
    }
  }
}
