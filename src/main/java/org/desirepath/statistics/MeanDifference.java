package org.desirepath.statistics;

import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * The difference of two means whose variances may differ, with its interval and test.
 *
 * <p>Source: B. L. Welch, "The generalization of Student's problem when several different
 * population variances are involved", 1947, doi:10.1093/biomet/34.1-2.28. O(n) for n values.
 *
 * @param estimate {@code mean(first) - mean(second)}; absent with fewer than two values on a side
 *     or when nothing varies
 * @param p two-sided; {@code NaN} when absent
 */
public record MeanDifference(Estimate estimate, double p) {

  /**
   * Of two independent samples.
   *
   * @param level confidence level, above 0 and below 1
   */
  public static MeanDifference of(double[] first, double[] second, double level) {
    double tail = (1 + StandardNormal.checkedLevel(level)) / 2;
    if (first.length < 2 || second.length < 2) {
      return new MeanDifference(Estimate.absent("fewer than two values on a side"), Double.NaN);
    }
    double mine = squaredError(first);
    double theirs = squaredError(second);
    double variance = mine + theirs;
    if (!(variance > 0)) {
      return new MeanDifference(Estimate.absent("nothing varies on either side"), Double.NaN);
    }
    double degrees =
        variance
            * variance
            / (mine * mine / (first.length - 1) + theirs * theirs / (second.length - 1));
    double difference = mean(first) - mean(second);
    double error = StrictMath.sqrt(variance);
    TDistribution t = new TDistribution(null, degrees);
    double half = t.inverseCumulativeProbability(tail) * error;
    double p = 2 * t.cumulativeProbability(-StrictMath.abs(difference / error));
    return new MeanDifference(
        Estimate.of(difference, new Interval(difference - half, difference + half)),
        StrictMath.min(1, p));
  }

  /**
   * The mean with Student's interval.
   *
   * @param level confidence level, above 0 and below 1
   */
  public static Estimate mean(double[] values, double level) {
    double tail = (1 + StandardNormal.checkedLevel(level)) / 2;
    if (values.length < 2) {
      return Estimate.absent("fewer than two values");
    }
    double half =
        new TDistribution(null, values.length - 1.0).inverseCumulativeProbability(tail)
            * StrictMath.sqrt(squaredError(values));
    double mean = mean(values);
    return Estimate.of(mean, new Interval(mean - half, mean + half));
  }

  /** The mean, rounded the same whatever the order of equal sums; {@code NaN} without values. */
  public static double mean(double[] values) {
    return values.length == 0 ? Double.NaN : sum(values) / values.length;
  }

  /** Kahan's summation in the order given: the streams of the JDK do not promise their rounding. */
  private static double sum(double[] values) {
    double sum = 0;
    double lost = 0;
    for (double value : values) {
      double next = value - lost;
      double total = sum + next;
      lost = total - sum - next;
      sum = total;
    }
    return sum;
  }

  private static double squaredError(double[] values) {
    double mean = mean(values);
    double[] squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).toArray();
    return sum(squares) / (values.length - 1.0) / values.length;
  }
}
