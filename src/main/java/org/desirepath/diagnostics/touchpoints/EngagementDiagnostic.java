package org.desirepath.diagnostics.touchpoints;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.desirepath.diagnostics.effects.Landmark;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.diagnostics.touchpoints.Engagement.Bin;
import org.desirepath.diagnostics.touchpoints.Engagement.Calibration;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Rate;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.JourneyStructure;
import org.desirepath.statistics.BenjaminiHochberg;
import org.desirepath.statistics.LogisticLine;
import org.desirepath.statistics.MantelTrend;
import org.desirepath.statistics.Proportion;
import org.desirepath.statistics.SampleMean;
import org.desirepath.statistics.TestResult;

/**
 * Holds engagement points against the outcome, at a landmark: the points up to the first arrival at
 * a designed touchpoint, success after it. Counting points over the whole journey instead would
 * find that who succeeds has many points, since success takes steps and steps give points.
 *
 * <p>A logistic line is fitted on every other journey and judged on the rest. O(events) a
 * touchpoint. Stateless.
 */
public record EngagementDiagnostic() {
  private static final int FEWEST = 100;
  private static final int BINS = 5;

  public Engagement diagnose(OutcomeContext context) {
    AlignedJourneys journeys = context.journeys();
    boolean pointless =
        journeys.model().facts().touchpoints().values().stream()
            .allMatch(touchpoint -> touchpoint.points().isEmpty());
    if (pointless) {
      return new Engagement(List.of(), "the design gives no points");
    }
    if (!context.window().isKnown()) {
      return new Engagement(List.of(), context.window().reason());
    }
    int[] points = points(journeys);
    List<Calibration> found = new ArrayList<>();
    for (String name : JourneyStructure.of(journeys.model().facts()).inDesignOrder()) {
      int code = journeys.codeOf(name);
      if (code >= 0 && !journeys.isSuccess(name)) {
        Landmark landmark = landmark(context, code, points);
        if (landmark.traces().length >= FEWEST && varies(landmark)) {
          found.add(calibration(name, landmark));
        }
      }
    }
    return found.isEmpty()
        ? new Engagement(
            List.of(),
            "no touchpoint is reached by "
                + FEWEST
                + " journeys that can be followed and differ in their points")
        : new Engagement(withQ(found), null);
  }

  private static List<Calibration> withQ(List<Calibration> found) {
    double[] p = found.stream().mapToDouble(c -> c.p().value().orElse(Double.NaN)).toArray();
    double[] q = BenjaminiHochberg.adjust(p);
    List<Calibration> judged = new ArrayList<>();
    for (int i = 0; i < q.length; i++) {
      Calibration one = found.get(i);
      judged.add(
          new Calibration(
              one.touchpoint(),
              one.n(),
              one.p(),
              Double.isNaN(p[i]) ? one.p() : Quantity.of(q[i]),
              one.rises(),
              one.slope(),
              one.brier(),
              one.brierOfBaseRate(),
              one.gain(),
              one.bins()));
    }
    return judged;
  }

  private static int[] points(AlignedJourneys journeys) {
    EventLog log = journeys.log();
    int[] points = new int[log.activities().size()];
    for (int a = 0; a < points.length; a++) {
      points[a] = journeys.model().facts().touchpoint(log.activities().get(a)).points().orElse(0);
    }
    return points;
  }

  private static Landmark landmark(OutcomeContext context, int code, int[] points) {
    AlignedJourneys journeys = context.journeys();
    EventLog log = journeys.log();
    Landmark.Builder builder = new Landmark.Builder(context);
    for (int t = 0; t < log.traceCount(); t++) {
      int[] transitions = journeys.transitionsOf(t);
      int first = log.firstEvent(t);
      double sum = 0;
      for (int e = first; journeys.isTimed(t) && e < journeys.endOfJourney(t); e++) {
        if (log.activity(e) == code && transitions[e - first] >= 0) {
          builder.add(t, code, Landmark.NEVER, log.timeMillis(e), sum, Double.NaN);
          break;
        }
        sum += points[log.activity(e)];
      }
    }
    return builder.build();
  }

  private static boolean varies(Landmark landmark) {
    for (int i = 1; i < landmark.traces().length; i++) {
      if (landmark.measure(i) != landmark.measure(0)) {
        return true;
      }
    }
    return false;
  }

  private static Calibration calibration(String name, Landmark landmark) {
    int n = landmark.traces().length;
    double[] x = new double[n];
    boolean[] y = new boolean[n];
    for (int i = 0; i < n; i++) {
      x[i] = landmark.measure(i);
      y[i] = landmark.succeeds(i);
    }
    TestResult trend = trend(landmark);
    Quantity p =
        trend.isTestable()
            ? Quantity.of(trend.p())
            : Quantity.absent("no stratum has both outcomes and different points");
    LogisticLine line = LogisticLine.of(half(x, 0), half(y, 0));
    double[] testX = half(x, 1);
    boolean[] testY = half(y, 1);
    if (!line.isFitted()) {
      Quantity none =
          Quantity.absent("no line can be fitted: one outcome, or points that part them");
      return new Calibration(
          name, n, p, p, trend.z() > 0, none, none, none, none, bins(testX, testY, line));
    }
    double base = 0;
    boolean[] trainY = half(y, 0);
    for (boolean success : trainY) {
      base += success ? 1.0 / trainY.length : 0;
    }
    double[] own = new double[testX.length];
    double[] plain = new double[testX.length];
    double[] gains = new double[testX.length];
    double[] logits = new double[testX.length];
    for (int i = 0; i < testX.length; i++) {
      double truth = testY[i] ? 1 : 0;
      own[i] = square(line.at(testX[i]) - truth);
      plain[i] = square(base - truth);
      gains[i] = plain[i] - own[i];
      logits[i] = line.logitAt(testX[i]);
    }
    LogisticLine again = LogisticLine.of(logits, testY);
    return new Calibration(
        name,
        n,
        p,
        p,
        trend.z() > 0,
        again.isFitted()
            ? Quantity.of(again.slope(), again.slopeInterval())
            : Quantity.absent("the half judged has one outcome, or the forecast does not vary"),
        mean(own),
        mean(plain),
        mean(gains),
        bins(testX, testY, line));
  }

  private static double square(double value) {
    return value * value;
  }

  private static TestResult trend(Landmark landmark) {
    Map<Integer, List<Integer>> units = new TreeMap<>();
    int[] strata = landmark.strata();
    for (int i = 0; i < strata.length; i++) {
      units.computeIfAbsent(strata[i], s -> new ArrayList<>()).add(i);
    }
    MantelTrend trend = new MantelTrend();
    for (List<Integer> stratum : units.values()) {
      double[] scores = new double[stratum.size()];
      Proportion[] groups = new Proportion[stratum.size()];
      for (int i = 0; i < scores.length; i++) {
        scores[i] = landmark.measure(stratum.get(i));
        groups[i] = new Proportion(landmark.succeeds(stratum.get(i)) ? 1 : 0, 1);
      }
      trend.add(scores, groups);
    }
    return trend.test();
  }

  private static Quantity mean(double[] values) {
    SampleMean mean = SampleMean.of(values);
    return Quantity.estimate(mean.value(), mean.interval());
  }

  private static double[] half(double[] values, int which) {
    double[] half = new double[(values.length + 1 - which) / 2];
    for (int i = 0; i < half.length; i++) {
      half[i] = values[2 * i + which];
    }
    return half;
  }

  private static boolean[] half(boolean[] values, int which) {
    boolean[] half = new boolean[(values.length + 1 - which) / 2];
    for (int i = 0; i < half.length; i++) {
      half[i] = values[2 * i + which];
    }
    return half;
  }

  /** Journeys with equal points are never parted. */
  private static List<Bin> bins(double[] x, boolean[] y, LogisticLine line) {
    Integer[] order = new Integer[x.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(x[a], x[b]));
    List<Bin> bins = new ArrayList<>();
    int from = 0;
    for (int b = 1; b <= BINS; b++) {
      int to = (int) ((long) x.length * b / BINS);
      while (to > 0 && to < x.length && x[order[to]] == x[order[to - 1]]) {
        to++;
      }
      if (to <= from) {
        continue;
      }
      int successes = 0;
      double foretold = 0;
      for (int i = from; i < to; i++) {
        successes += y[order[i]] ? 1 : 0;
        foretold += line.at(x[order[i]]) / (to - from);
      }
      bins.add(
          new Bin(
              x[order[from]],
              x[order[to - 1]],
              Rate.of(successes, to - from, "nobody"),
              line.isFitted() ? Quantity.of(foretold) : Quantity.absent("no line was fitted")));
      from = to;
    }
    return bins;
  }
}
