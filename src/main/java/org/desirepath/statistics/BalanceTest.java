package org.desirepath.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Whether two arms are alike in what was known before units were assigned to them: standardised
 * differences of means by covariate, and one test of all together.
 *
 * <p>Source: B. B. Hansen and J. Bowers, "Covariate balance in simple, stratified and clustered
 * comparative studies", 2008, doi:10.1214/08-STS254: {@code d' Cov(d)^+ d} with the covariance of
 * random assignment, chi-square with its rank in degrees. Standardised differences divide by the
 * root of the mean of both variances (P. C. Austin, 2009, doi:10.1002/sim.3697).
 *
 * <p>O(n a^2 + k^3) for n units of a values each and k covariates. Many separate tests would find
 * something; the one of all together is the one to judge by.
 *
 * @param standardisedDifferences by covariate; {@code NaN} for one that never varies within the
 *     arms
 * @param statistic {@code NaN} if nothing varies
 * @param degrees rank of the covariance
 * @param p of all covariates together; {@code NaN} if nothing varies
 */
public record BalanceTest(
    List<Double> standardisedDifferences, double statistic, int degrees, double p) {

  public BalanceTest {
    standardisedDifferences = List.copyOf(standardisedDifferences);
  }

  /** Collects units; not safe for several threads at once. */
  public static final class Builder {
    private final int covariates;
    private final double[][] sums;
    private final double[][] squares;
    private final double[][] products;
    private final long[] n = new long[2];

    /**
     * Of units with so many covariates.
     *
     * @throws IllegalArgumentException if {@code covariates} is below 1
     */
    public Builder(int covariates) {
      if (covariates < 1) {
        throw new IllegalArgumentException("covariates: expected 1 or more, got " + covariates);
      }
      this.covariates = covariates;
      this.sums = new double[2][covariates];
      this.squares = new double[2][covariates];
      this.products = new double[covariates][covariates];
    }

    /**
     * Adds a unit.
     *
     * @param columns the covariates that are not 0, each once
     * @param values theirs
     */
    public Builder add(boolean treated, int[] columns, double[] values) {
      int arm = treated ? 1 : 0;
      n[arm]++;
      for (int i = 0; i < columns.length; i++) {
        sums[arm][columns[i]] += values[i];
        squares[arm][columns[i]] += values[i] * values[i];
        for (int j = 0; j < columns.length; j++) {
          products[columns[i]][columns[j]] += values[i] * values[j];
        }
      }
      return this;
    }

    /** The treated less the others. */
    public BalanceTest build() {
      double[] d = new double[covariates];
      List<Double> standardised = new ArrayList<>();
      double all = (double) n[0] + n[1];
      if (n[0] < 2 || n[1] < 2) {
        return new BalanceTest(
            Collections.nCopies(covariates, Double.NaN), Double.NaN, 0, Double.NaN);
      }
      for (int k = 0; k < covariates; k++) {
        d[k] = sums[1][k] / n[1] - sums[0][k] / n[0];
        double spread = StrictMath.sqrt((variance(0, k) + variance(1, k)) / 2);
        standardised.add(spread > 0 ? d[k] / spread : Double.NaN);
      }
      double scale = (1.0 / n[0] + 1.0 / n[1]) / (all - 1);
      double[][] covariance = new double[covariates][covariates];
      double[] spreads = new double[covariates];
      for (int k = 0; k < covariates; k++) {
        spreads[k] = StrictMath.sqrt(covariance(k, k, all));
      }
      for (int k = 0; k < covariates; k++) {
        for (int l = 0; l < covariates; l++) {
          // as correlations, so that the unit of a covariate decides nothing
          double both = spreads[k] * spreads[l];
          covariance[k][l] = both > 0 ? scale * covariance(k, l, all) / both : 0;
        }
        d[k] = spreads[k] > 0 ? d[k] / spreads[k] : 0;
      }
      QuadraticForm form = QuadraticForm.of(d, covariance);
      return new BalanceTest(
          standardised, form.rank() == 0 ? Double.NaN : form.statistic(), form.rank(), form.p());
    }

    private double covariance(int k, int l, double all) {
      double product = (sums[0][k] + sums[1][k]) * (sums[0][l] + sums[1][l]) / all;
      return k == l ? StrictMath.max(0, products[k][l] - product) : products[k][l] - product;
    }

    private double variance(int arm, int k) {
      double square = sums[arm][k] * sums[arm][k] / n[arm];
      return StrictMath.max(0, squares[arm][k] - square) / (n[arm] - 1.0);
    }
  }
}
