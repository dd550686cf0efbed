package org.desirepath.statistics;

import java.util.Arrays;
import org.apache.commons.math3.distribution.BinomialDistribution;

/** Values in ascending order, for several quantiles of them as {@link Quantiles} defines them. */
public final class SortedValues {
  private final double[] sorted;

  private SortedValues(double[] sorted) {
    this.sorted = sorted;
  }

  /**
   * Sorts a copy, O(n log n).
   *
   * @throws IllegalArgumentException if a value is {@code NaN}
   */
  public static SortedValues of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    // NaN sorts last
    if (sorted.length > 0 && Double.isNaN(sorted[sorted.length - 1])) {
      throw new IllegalArgumentException("values must not hold NaN");
    }
    return new SortedValues(sorted);
  }

  /** Sorts a copy; values above 2^53 are rounded to the nearest double. */
  public static SortedValues of(long[] values) {
    long[] sorted = values.clone();
    LongOrder.sort(sorted, sorted.length);
    return new SortedValues(Quantiles.toDoubles(sorted));
  }

  /** As {@link Quantiles#quantile(double[], double)}, O(1). */
  public double quantile(double q) {
    return Quantiles.ofSorted(sorted, q);
  }

  /** The middle value, or the mean of the two in the middle. */
  public double median() {
    return quantile(0.5);
  }

  /** As {@link Quantiles#medianInterval(double[], double)}. */
  public Interval medianInterval(double level) {
    double tail = (1 - StandardNormal.checkedLevel(level)) / 2;
    if (sorted.length == 0) {
      return Interval.unknown();
    }
    BinomialDistribution below = new BinomialDistribution(null, sorted.length, 0.5);
    int rank = below.inverseCumulativeProbability(tail);
    // the library returns the first count at or above the tail; its own must not exceed it
    if (below.cumulativeProbability(rank) <= tail) {
      rank++;
    }
    return rank < 1
        ? Interval.unknown()
        : new Interval(sorted[rank - 1], sorted[sorted.length - rank]);
  }
}
