package org.desirepath.statistics;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Whether a share goes up and down by a period, beside a trend and one lasting change: weighted
 * least squares of the share on {@code 1, t, step, sin, cos}, and a Wald test of the last two.
 *
 * <p>Source: A. M. Stolwijk, H. Straatman and G. A. Zielhuis, "Studying seasonality by using sine
 * and cosine functions in regression analysis", 1999, doi:10.1136/jech.53.4.235. The variance is
 * the binomial one of the overall share, or the one observed where that is greater. O(times). Needs
 * two whole periods: with one, a season and a change are the same.
 *
 * @param amplitude half of the way from lowest to highest; {@code NaN} if not testable
 * @param p {@code NaN} if not testable
 */
public record SeasonTest(double amplitude, double p) {
  private static final int TERMS = 5;
  private static final SeasonTest NONE = new SeasonTest(Double.NaN, Double.NaN);

  /**
   * Tests.
   *
   * @param having by time, at most {@code n}
   * @param n by time
   * @param period in times, above 2
   * @param change first time after a lasting change, or -1
   */
  public static SeasonTest of(long[] having, long[] n, double period, int change) {
    if (n.length < 2 * period - 1e-9) {
      return NONE;
    }
    double all = 0;
    double with = 0;
    for (int w = 0; w < n.length; w++) {
      all += n[w];
      with += having[w];
    }
    double share = with / all;
    if (!(share > 0 && share < 1)) {
      return NONE;
    }
    boolean stepped = change > 0 && change < n.length;
    int terms = stepped ? TERMS : TERMS - 1;
    double[][] normal = new double[terms][terms];
    double[] right = new double[terms];
    for (int w = 0; w < n.length; w++) {
      double[] x = row(w, n.length, period, stepped, change);
      for (int i = 0; i < terms; i++) {
        right[i] += x[i] * having[w];
        for (int j = 0; j < terms; j++) {
          normal[i][j] += x[i] * x[j] * n[w];
        }
      }
    }
    DecompositionSolver solver =
        new LUDecomposition(new Array2DRowRealMatrix(normal, false), 1e-12 * all).getSolver();
    if (!solver.isNonSingular()) {
      return NONE;
    }
    double[] b = solver.solve(new ArrayRealVector(right, false)).toArray();
    RealMatrix inverse = solver.getInverse();
    double variance = variance(having, n, period, stepped, change, b, share);
    double[] wave = {b[terms - 2], b[terms - 1]};
    double[][] covariance = new double[2][2];
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        covariance[i][j] = variance * inverse.getEntry(terms - 2 + i, terms - 2 + j);
      }
    }
    return new SeasonTest(
        StrictMath.sqrt(wave[0] * wave[0] + wave[1] * wave[1]),
        QuadraticForm.of(wave, covariance).p());
  }

  private static double[] row(int w, int times, double period, boolean stepped, int change) {
    double angle = 2 * StrictMath.PI * w / period;
    double trend = (double) w / times - 0.5;
    double sin = StrictMath.sin(angle);
    double cos = StrictMath.cos(angle);
    return stepped
        ? new double[] {1, trend, w >= change ? 1 : 0, sin, cos}
        : new double[] {1, trend, sin, cos};
  }

  private static double variance(
      long[] having,
      long[] n,
      double period,
      boolean stepped,
      int change,
      double[] b,
      double share) {
    double squares = 0;
    int used = 0;
    for (int w = 0; w < n.length; w++) {
      if (n[w] > 0) {
        double[] x = row(w, n.length, period, stepped, change);
        double fitted = 0;
        for (int i = 0; i < b.length; i++) {
          fitted += b[i] * x[i];
        }
        double residual = (double) having[w] / n[w] - fitted;
        squares += n[w] * residual * residual;
        used++;
      }
    }
    double binomial = share * (1 - share);
    return used > b.length ? StrictMath.max(binomial, squares / (used - b.length)) : binomial;
  }
}
