package org.desirepath.diagnostics.touchpoints;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.desirepath.diagnostics.deviations.Verdict;
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
    Arrivals arrivals = Arrivals.of(context);
    List<Metric> metrics = new ArrayList<>();
    for (Figure figure : RunningFigures.of(context.journeys(), sessionGapMillis)) {
      metrics.add(metric(context, arrivals, figure));
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

  private static Metric metric(OutcomeContext context, Arrivals arrivals, Figure figure) {
    AlignedJourneys journeys = context.journeys();
    double[] values = new double[arrivals.count()];
    double[] ofJourney = new double[0];
    for (int i = 0; i < values.length; i++) {
      int trace = arrivals.trace(i);
      if (i == 0 || trace != arrivals.trace(i - 1)) {
        ofJourney = figure.upToEachEvent(trace);
      }
      values[i] = ofJourney[arrivals.row(i) - journeys.log().firstEvent(trace)];
    }
    Known known = Known.of(arrivals, values);
    int n = known.traces.length;
    int more = known.more();
    int people = known.journeys();
    Quantity naive = naive(journeys, figure);
    if (more < FEWEST || n - more < FEWEST) {
      Quantity none =
          Quantity.absent(
              "fewer than " + FEWEST + " moments with more of it, or with less, can be compared");
      return new Metric(figure.name(), n, people, more, none, none, none, naive, null, null);
    }
    FixedEffects effect = FixedEffects.of(known.strata, known.traces, known.exposed, known.success);
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

  /** The units of which the figure is known. */
  private static final class Known {
    private final int[] traces;
    private final int[] strata;
    private final boolean[] exposed;
    private final boolean[] success;

    private Known(int n) {
      traces = new int[n];
      strata = new int[n];
      exposed = new boolean[n];
      success = new boolean[n];
    }

    static Known of(Arrivals arrivals, double[] values) {
      BitSet above = arrivals.aboveMedian(values);
      Known known =
          new Known((int) Arrays.stream(values).filter(value -> !Double.isNaN(value)).count());
      int n = 0;
      for (int i = 0; i < values.length; i++) {
        if (!Double.isNaN(values[i])) {
          known.traces[n] = arrivals.trace(i);
          known.strata[n] = arrivals.stratum(i);
          known.exposed[n] = above.get(i);
          known.success[n++] = arrivals.succeeds(i);
        }
      }
      return known;
    }

    int more() {
      int more = 0;
      for (boolean one : exposed) {
        more += one ? 1 : 0;
      }
      return more;
    }

    int journeys() {
      int journeys = 0;
      for (int i = 0; i < traces.length; i++) {
        journeys += i == 0 || traces[i] != traces[i - 1] ? 1 : 0;
      }
      return journeys;
    }
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
