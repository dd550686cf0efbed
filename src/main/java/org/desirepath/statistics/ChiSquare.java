package org.desirepath.statistics;

import org.apache.commons.math3.special.Gamma;

/**
 * Pearson's chi-square against expected shares, and the tail of the chi-square distribution.
 *
 * <p>Source: K. Pearson, "On the criterion that a given system of deviations ...", 1900,
 * doi:10.1080/14786440009463897. O(k) for k cells.
 *
 * @param statistic {@code NaN} if not testable
 * @param degrees cells less one
 * @param p {@code NaN} if not testable
 */
public record ChiSquare(double statistic, int degrees, double p) {

  /**
   * Whether counts come from cells of these shares.
   *
   * @param shares above 0; taken relative to their sum
   * @throws IllegalArgumentException if the lengths differ, or a count or share is out of range
   */
  public static ChiSquare goodnessOfFit(long[] counts, double[] shares) {
    if (counts.length != shares.length) {
      throw new IllegalArgumentException(
          "shares: expected " + counts.length + ", got " + shares.length);
    }
    double n = 0;
    double whole = 0;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] < 0 || !(shares[i] > 0) || !Double.isFinite(shares[i])) {
        throw new IllegalArgumentException(
            "expected counts of 0 or more and shares above 0, got " + counts[i] + ", " + shares[i]);
      }
      n += counts[i];
      whole += shares[i];
    }
    if (n == 0 || counts.length < 2) {
      return new ChiSquare(Double.NaN, StrictMath.max(0, counts.length - 1), Double.NaN);
    }
    double statistic = 0;
    for (int i = 0; i < counts.length; i++) {
      double expected = n * shares[i] / whole;
      statistic += (counts[i] - expected) * (counts[i] - expected) / expected;
    }
    return new ChiSquare(statistic, counts.length - 1, tail(statistic, counts.length - 1));
  }

  /** {@code P(X >= statistic)}, exact far out too; {@code NaN} without degrees. */
  static double tail(double statistic, int degrees) {
    if (degrees < 1 || Double.isNaN(statistic)) {
      return Double.NaN;
    }
    return statistic <= 0
        ? 1
        : StrictMath.min(1, Gamma.regularizedGammaQ(degrees / 2.0, statistic / 2));
  }
}
