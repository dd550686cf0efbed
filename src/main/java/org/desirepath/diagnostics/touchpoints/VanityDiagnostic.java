package org.desirepath.diagnostics.touchpoints;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.desirepath.diagnostics.deviations.Verdict;
import org.desirepath.diagnostics.effects.Landmark;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.JourneyStatus;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.diagnostics.touchpoints.RunningFigures.Figure;
import org.desirepath.diagnostics.touchpoints.VanityCheck.Metric;
import org.desirepath.statistics.BenjaminiHochberg;
import org.desirepath.statistics.FixedEffects;
import org.desirepath.statistics.Interval;
import org.desirepath.statistics.Proportion;
import org.desirepath.statistics.Quantiles;

/**
 * Looks at every figure at each journey's arrivals at designed touchpoints: among arrivals at the
 * same touchpoint, in the same segment, week and part of the week, those with more of it than the
 * median beside those with less. The difference in success within the window is that of a linear
 * regression with an effect for every stratum (the Mantel-Haenszel risk difference), its variance
 * that of journeys as clusters.
 *
 * <p>Longer journeys have more of everything and have survived longer; at the same step that is
 * held fixed. What the strata do not hold may still differ, so it is association. O(events), beside
 * sorting. Stateless.
 */
public record VanityDiagnostic() {
  private static final int FEWEST = 30;
  private static final double LEVEL = 0.95;

  public VanityCheck diagnose(OutcomeContext context, long sessionGapMillis) {
    if (!context.window().isKnown()) {
      return new VanityCheck(List.of(), context.window().reason());
    }
    List<Metric> metrics = new ArrayList<>();
    for (Figure figure : RunningFigures.of(context.journeys(), sessionGapMillis)) {
      metrics.add(metric(context, figure));
    }
    double[] p =
        metrics.stream().mapToDouble(metric -> metric.p().value().orElse(Double.NaN)).toArray();
    double[] q = BenjaminiHochberg.adjust(p);
    for (int i = 0; i < q.length; i++) {
      if (!Double.isNaN(p[i])) {
        metrics.set(i, judged(metrics.get(i), q[i], context));
      }
    }
    return new VanityCheck(metrics, null);
  }

  private static Metric metric(OutcomeContext context, Figure figure) {
    AlignedJourneys journeys = context.journeys();
    Landmark.Builder builder = new Landmark.Builder(context);
    BitSet seenHere = new BitSet();
    for (int t = 0; t < journeys.log().traceCount(); t++) {
      if (!journeys.isTimed(t)) {
        continue;
      }
      double[] values = figure.upToEachEvent(t);
      int[] transitions = journeys.transitionsOf(t);
      int first = journeys.log().firstEvent(t);
      seenHere.clear();
      for (int e = first; e < journeys.endOfJourney(t); e++) {
        int code = journeys.log().activity(e);
        if (transitions[e - first] >= 0
            && !seenHere.get(code)
            && !Double.isNaN(values[e - first])) {
          seenHere.set(code);
          builder.add(t, code, journeys.log().timeMillis(e), values[e - first], Double.NaN);
        }
      }
    }
    Landmark landmark = builder.build();
    int[] traces = landmark.traces();
    int n = traces.length;
    int more = landmark.exposedCount();
    int people = (int) Arrays.stream(traces).distinct().count();
    Quantity naive = naive(journeys, figure);
    if (more < FEWEST || n - more < FEWEST) {
      Quantity none =
          Quantity.absent(
              "fewer than " + FEWEST + " moments with more of it, or with less, can be compared");
      return new Metric(figure.name(), n, people, more, none, none, none, naive, null, null);
    }
    FixedEffects effect = effect(landmark);
    if (!effect.isKnown()) {
      Quantity none = Quantity.absent("no stratum has both more and less of it");
      return new Metric(figure.name(), n, people, more, none, none, none, naive, null, null);
    }
    return new Metric(
        figure.name(),
        n,
        people,
        more,
        Quantity.estimate(effect.difference(), effect.interval(LEVEL)),
        Quantity.of(effect.test().p()),
        Quantity.absent("awaits the others"),
        naive,
        null,
        null);
  }

  private static FixedEffects effect(Landmark landmark) {
    int n = landmark.traces().length;
    boolean[] exposed = new boolean[n];
    boolean[] success = new boolean[n];
    for (int i = 0; i < n; i++) {
      exposed[i] = landmark.isExposed(i);
      success[i] = landmark.succeeds(i);
    }
    return FixedEffects.of(landmark.strata(), landmark.traces(), exposed, success);
  }

  private static Metric judged(Metric metric, double q, OutcomeContext context) {
    Interval interval = metric.difference().interval();
    double delta = context.journeys().parameters().delta();
    boolean beyondChance = q <= context.journeys().parameters().alpha();
    Verdict verdict = Verdict.UNDECIDED;
    if (interval != null && interval.isWithin(-delta, delta)) {
      verdict = Verdict.NO_MATERIAL_DIFFERENCE;
    } else if (interval != null && beyondChance && interval.isAbove(delta)) {
      verdict = Verdict.BETTER;
    } else if (interval != null && beyondChance && interval.isBelow(-delta)) {
      verdict = Verdict.WORSE;
    }
    return new Metric(
        metric.name(),
        metric.moments(),
        metric.journeys(),
        metric.more(),
        metric.difference(),
        metric.p(),
        Quantity.of(q),
        metric.naive(),
        verdict,
        verdict == Verdict.UNDECIDED ? null : verdict != Verdict.BETTER);
  }

  /** Whole journeys that have ended, by whether their total is above the median of all. */
  private static Quantity naive(AlignedJourneys journeys, Figure figure) {
    int n = journeys.log().traceCount();
    double[] totals = new double[n];
    boolean[] success = new boolean[n];
    int ended = 0;
    for (int t = 0; t < n; t++) {
      JourneyStatus status = journeys.statuses().status(t);
      if (status != JourneyStatus.OPEN && journeys.isTimed(t)) {
        double[] values = figure.upToEachEvent(t);
        double total = figure.total(t, values);
        if (!Double.isNaN(total)) {
          totals[ended] = total;
          success[ended++] = status == JourneyStatus.COMPLETED;
        }
      }
    }
    double median = Quantiles.median(Arrays.copyOf(totals, ended));
    long[] counts = new long[4];
    for (int i = 0; i < ended; i++) {
      counts[(totals[i] > median ? 0 : 2) + (success[i] ? 0 : 1)]++;
    }
    Proportion above = new Proportion(counts[0], counts[0] + counts[1]);
    Proportion below = new Proportion(counts[2], counts[2] + counts[3]);
    return above.trials() == 0 || below.trials() == 0
        ? Quantity.absent("all ended journeys have as much of it")
        : Quantity.of(above.estimate() - below.estimate(), above.newcombeDifference(below));
  }
}
