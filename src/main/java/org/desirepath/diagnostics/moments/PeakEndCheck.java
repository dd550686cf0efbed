package org.desirepath.diagnostics.moments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.desirepath.diagnostics.deviations.AttributeChecks;
import org.desirepath.diagnostics.effects.Landmark;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.diagnostics.moments.PeakEnd.Term;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.Role;
import org.desirepath.model.JourneyStructure;
import org.desirepath.statistics.BenjaminiHochberg;
import org.desirepath.statistics.Interval;
import org.desirepath.statistics.StratifiedSlope;
import org.desirepath.statistics.StratifiedTables;
import org.jspecify.annotations.Nullable;

/**
 * The peak-end check at a landmark. Scores of whole journeys can't be compared: who got further has
 * more of them, and success is to have got furthest. So journeys are compared at the arrival at the
 * same mandatory step, within the same sequence of scored touchpoints, segment and period; scores
 * are then alike in number and place, and the outcome comes after. Within these strata the scores
 * are taken off their means, those of worst, best and last also off what the mean score says of
 * them, and tested by their permutation within strata. O(n) for n events.
 */
final class PeakEndCheck {
  private static final int FEWEST_SCORES = 3;
  private static final int FEWEST_JOURNEYS = 100;
  private static final double Z = 1.959963984540054;
  private static final List<String> NAMES = List.of("worst", "best", "last");

  /** The check, or why there is none. */
  record Result(@Nullable PeakEnd check, @Nullable String reason) {}

  /** The scores of the journeys at one step, by unit of the landmark. */
  private record Scored(String touchpoint, Landmark landmark, List<double[]> byUnit) {

    /** Whether there are journeys enough, and enough of both outcomes. */
    boolean isEnough() {
      int n = byUnit.size();
      long successes = IntStream.range(0, n).filter(landmark::succeeds).count();
      return n >= FEWEST_JOURNEYS
          && successes >= StratifiedTables.RISK_DIFFERENCE_LIMIT
          && n - successes >= StratifiedTables.RISK_DIFFERENCE_LIMIT;
    }
  }

  private final OutcomeContext context;
  private final AlignedJourneys journeys;
  private final EventLog log;
  private final AttributeChecks checks;

  PeakEndCheck(OutcomeContext context) {
    this.context = context;
    this.journeys = context.journeys();
    this.log = journeys.log();
    this.checks = new AttributeChecks(journeys);
  }

  Result run() {
    if (log.roleKey(Role.EXPERIENCE) == null) {
      return new Result(null, "no experience is measured");
    }
    JourneyStructure structure = JourneyStructure.of(journeys.model().facts());
    List<String> steps = new ArrayList<>(structure.inDesignOrder());
    for (int s = steps.size() - 1; s >= 0; s--) {
      String step = steps.get(s);
      if (structure.isMandatory(step) && !journeys.isSuccess(step)) {
        Scored scored = at(step);
        if (scored.isEnough()) {
          return tested(scored);
        }
      }
    }
    return new Result(
        null,
        "no mandatory step before the goal has "
            + FEWEST_JOURNEYS
            + " journeys with "
            + FEWEST_SCORES
            + " scores by then that can be followed, 10 with success and 10 without");
  }

  /** The last mandatory step first: most scores are known there. */
  private Scored at(String step) {
    Landmark.Builder builder = new Landmark.Builder(context);
    Map<List<Integer>, Integer> patterns = new HashMap<>();
    Map<Integer, double[]> scoresOf = new HashMap<>();
    int code = journeys.codeOf(step);
    for (int t = 0; t < log.traceCount(); t++) {
      if (journeys.isTimed(t)) {
        add(t, code, builder, patterns, scoresOf);
      }
    }
    Landmark landmark = builder.build();
    List<double[]> byUnit = new ArrayList<>();
    for (int trace : landmark.traces()) {
      byUnit.add(scoresOf.getOrDefault(trace, new double[0]));
    }
    return new Scored(step, landmark, byUnit);
  }

  private void add(
      int trace,
      int code,
      Landmark.Builder builder,
      Map<List<Integer>, Integer> patterns,
      Map<Integer, double[]> scoresOf) {
    int[] transitions = journeys.transitionsOf(trace);
    int first = log.firstEvent(trace);
    List<Integer> pattern = new ArrayList<>();
    double[] scores = new double[transitions.length];
    for (int e = first; e < journeys.endOfJourney(trace); e++) {
      double score = transitions[e - first] < 0 ? Double.NaN : checks.experience(trace, e);
      if (!Double.isNaN(score)) {
        scores[pattern.size()] = score;
        pattern.add(log.activity(e));
      }
      if (transitions[e - first] >= 0 && log.activity(e) == code) {
        if (pattern.size() >= FEWEST_SCORES) {
          scoresOf.put(trace, Arrays.copyOf(scores, pattern.size()));
          int state = patterns.computeIfAbsent(pattern, key -> patterns.size());
          builder.add(trace, state, log.timeMillis(e), false);
        }
        return;
      }
    }
  }

  private Result tested(Scored scored) {
    int n = scored.byUnit.size();
    double[] y = new double[n];
    double[] mean = new double[n];
    double[][] others = new double[NAMES.size()][n];
    for (int u = 0; u < n; u++) {
      double[] scores = scored.byUnit.get(u);
      y[u] = scored.landmark.succeeds(u) ? 1 : 0;
      mean[u] = Arrays.stream(scores).sum() / scores.length;
      others[0][u] = Arrays.stream(scores).min().orElseThrow();
      others[1][u] = Arrays.stream(scores).max().orElseThrow();
      others[2][u] = scores[scores.length - 1];
    }
    StratifiedSlope.Strata strata = new StratifiedSlope.Strata(scored.landmark.strata());
    strata.center(y);
    strata.center(mean);
    StratifiedSlope ofMean = strata.slope(mean, y);
    double[] rest = without(y, mean, ofMean.value());
    List<StratifiedSlope> slopes = new ArrayList<>();
    for (double[] other : others) {
      strata.center(other);
      slopes.add(strata.slope(without(other, mean, strata.slope(mean, other).value()), rest));
    }
    double[] q =
        BenjaminiHochberg.adjust(slopes.stream().mapToDouble(slope -> slope.test().p()).toArray());
    List<Term> terms = new ArrayList<>();
    for (int k = 0; k < NAMES.size(); k++) {
      StratifiedSlope slope = slopes.get(k);
      terms.add(
          new Term(
              NAMES.get(k),
              quantity(slope),
              p(slope),
              slope.test().isTestable() ? Quantity.of(q[k]) : p(slope),
              q[k] <= journeys.parameters().alpha()));
    }
    return new Result(
        new PeakEnd(scored.touchpoint, n, strata.count(), quantity(ofMean), p(ofMean), terms),
        null);
  }

  private static double[] without(double[] values, double[] by, double slope) {
    double[] rest = new double[values.length];
    // a mean that does not vary says nothing of the others
    Arrays.setAll(rest, u -> values[u] - (Double.isNaN(slope) ? 0 : slope * by[u]));
    return rest;
  }

  private static Quantity quantity(StratifiedSlope slope) {
    return slope.test().isTestable()
        ? Quantity.of(
            slope.value(),
            new Interval(slope.value() - Z * slope.error(), slope.value() + Z * slope.error()))
        : constant();
  }

  private static Quantity p(StratifiedSlope slope) {
    return slope.test().isTestable() ? Quantity.of(slope.test().p()) : constant();
  }

  private static Quantity constant() {
    return Quantity.absent("it does not vary among comparable journeys");
  }
}
