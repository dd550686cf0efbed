package org.desirepath.statistics;

import java.util.Arrays;

/**
 * The slope of an outcome on a score within strata, tested by the variance of {@code sum(x y)} when
 * outcomes are permuted within strata (the test of N. Mantel, "Chi-square tests with one degree of
 * freedom", 1963, doi:10.1080/01621459.1963.10500879, for any outcome). O(n) for n units; strata of
 * one unit say nothing.
 *
 * @param value change of the outcome by one of the score; {@code NaN} where nothing varies
 * @param error its standard error without an association
 * @param test that it is 0
 */
public record StratifiedSlope(double value, double error, TestResult test) {

  /** The strata of a set of units. */
  public static final class Strata {

    /** Rests of rounding are no variation. */
    private static final double LEAST = 1e-9;

    private final int[] strata;
    private final int[] sizes;
    private final int count;

    /**
     * Strata by unit.
     *
     * @param strata 0 to any number, one for each unit
     */
    public Strata(int[] strata) {
      this.strata = strata.clone();
      this.count = Arrays.stream(strata).max().orElse(-1) + 1;
      this.sizes = new int[count];
      for (int s : strata) {
        sizes[s]++;
      }
    }

    private double[] sums(double[] one, double[] other) {
      double[] sums = new double[count];
      for (int u = 0; u < strata.length; u++) {
        sums[strata[u]] += one[u] * other[u];
      }
      return sums;
    }

    /** How many strata there are. */
    public int count() {
      return count;
    }

    /** Takes the mean of each stratum off. */
    public void center(double[] values) {
      double[] ones = new double[values.length];
      Arrays.fill(ones, 1);
      double[] sums = sums(values, ones);
      for (int u = 0; u < values.length; u++) {
        values[u] -= sums[strata[u]] / sizes[strata[u]];
      }
    }

    /** The slope of y on x, both taken off the means of their strata. */
    public StratifiedSlope slope(double[] x, double[] y) {
      double[] xx = sums(x, x);
      double[] yy = sums(y, y);
      double total = Arrays.stream(sums(x, y)).sum();
      double squares = Arrays.stream(xx).sum();
      double variance = 0;
      for (int s = 0; s < count; s++) {
        variance += sizes[s] < 2 ? 0 : xx[s] * yy[s] / (sizes[s] - 1);
      }
      if (squares < LEAST * x.length || variance < LEAST * LEAST * x.length) {
        return new StratifiedSlope(Double.NaN, Double.NaN, TestResult.notTestable());
      }
      double error = StrictMath.sqrt(variance);
      return new StratifiedSlope(
          total / squares, error / squares, TestResult.normal(total / error));
    }
  }
}
