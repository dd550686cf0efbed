package org.desirepath.statistics;

import java.util.Arrays;

/**
 * Quantiles, the median with a distribution-free interval, and the median absolute deviation.
 *
 * <p>Quantiles are of type 7 of R. J. Hyndman and Y. Fan, "Sample quantiles in statistical
 * packages", 1996, doi:10.2307/2684934: linear between the order statistics, as in R and numpy.
 *
 * <p>Cost O(n log n) for n values; {@link SortedValues} sorts once for several. Arguments are left
 * as they are. Without values the result is {@code NaN} or unknown. {@code long} values above 2^53
 * are rounded to the nearest double.
 */
public final class Quantiles {

  private Quantiles() {}

  /**
   * The quantile of type 7.
   *
   * @param q 0 (least value) to 1 (greatest)
   * @throws IllegalArgumentException if {@code q} is outside [0, 1] or a value is {@code NaN}
   */
  public static double quantile(double[] values, double q) {
    return SortedValues.of(values).quantile(q);
  }

  /**
   * The quantile of type 7.
   *
   * @param q 0 (least value) to 1 (greatest)
   * @throws IllegalArgumentException if {@code q} is outside [0, 1]
   */
  public static double quantile(long[] values, double q) {
    return SortedValues.of(values).quantile(q);
  }

  /** The middle value, or the mean of the two in the middle. */
  public static double median(double[] values) {
    return quantile(values, 0.5);
  }

  /** The middle value, or the mean of the two in the middle. */
  public static double median(long[] values) {
    return quantile(values, 0.5);
  }

  /**
   * The interval of the median between two order statistics of equal rank from both ends, the
   * narrowest that covers at least {@code level} whatever the distribution; unknown if even least
   * and greatest value cover less (below 6 values at 95 %).
   *
   * @param level confidence level, above 0 and below 1
   */
  public static Interval medianInterval(double[] values, double level) {
    return SortedValues.of(values).medianInterval(level);
  }

  /**
   * The interval of the median as {@link #medianInterval(double[], double)} gives it.
   *
   * @param level confidence level, above 0 and below 1
   */
  public static Interval medianInterval(long[] values, double level) {
    return SortedValues.of(values).medianInterval(level);
  }

  /**
   * The median distance from the median. Times 1.4826 it estimates the standard deviation of normal
   * values without heeding outliers.
   */
  public static double medianAbsoluteDeviation(double[] values) {
    double centre = median(values);
    return median(Arrays.stream(values).map(value -> StrictMath.abs(value - centre)).toArray());
  }

  static double ofSorted(double[] sorted, double q) {
    if (!(q >= 0 && q <= 1)) {
      throw new IllegalArgumentException("q must be in [0, 1]; got " + q);
    }
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double position = (sorted.length - 1) * q;
    int below = (int) position;
    double fraction = position - below;
    // no interpolation where it is not needed: infinite neighbours would make it NaN
    if (fraction == 0 || sorted[below] == sorted[below + 1]) {
      return sorted[below];
    }
    return sorted[below] * (1 - fraction) + sorted[below + 1] * fraction;
  }

  static double[] toDoubles(long[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }
}
