package org.desirepath.statistics;

import java.util.Arrays;

/**
 * A mean of independent values with normal limits; for means of errors, not for what customers
 * took, whose quantiles say more.
 *
 * @param value {@code NaN} without values
 * @param error standard error; {@code NaN} with fewer than two values
 */
public record SampleMean(double value, double error) {

  /** O(n). */
  public static SampleMean of(double[] values) {
    double mean = Arrays.stream(values).sum() / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double n = values.length;
    return new SampleMean(mean, n < 2 ? Double.NaN : StrictMath.sqrt(squares / (n - 1) / n));
  }

  /** The 95 % interval; unknown with fewer than two values. */
  public Interval interval() {
    if (Double.isNaN(error)) {
      return Interval.unknown();
    }
    double half = StandardNormal.quantileOfLevel(0.95) * error;
    return new Interval(value - half, value + half);
  }
}
