package org.desirepath.statistics;

/**
 * Whether a share differs between several groups within strata: the generalised statistic of
 * Cochran, Mantel and Haenszel.
 *
 * <p>Source: J. R. Landis, E. R. Heyman and G. G. Koch, "Average partial association in three-way
 * contingency tables", 1978, doi:10.2307/1402373. O(strata x groups^2 + groups^3).
 *
 * @param statistic {@code NaN} if not testable
 * @param degrees rank of the covariance
 * @param p {@code NaN} if not testable
 */
public record GeneralAssociation(double statistic, int degrees, double p) {

  /**
   * Tests.
   *
   * @param having by stratum and group, at most {@code n}
   * @param n by stratum and group
   */
  public static GeneralAssociation of(long[][] having, long[][] n) {
    int groups = n.length == 0 ? 0 : n[0].length;
    double[] excess = new double[groups];
    double[][] covariance = new double[groups][groups];
    for (int s = 0; s < n.length; s++) {
      double all = 0;
      double with = 0;
      for (int g = 0; g < groups; g++) {
        all += n[s][g];
        with += having[s][g];
      }
      if (all < 2) {
        continue;
      }
      double factor = with * (all - with) / (all * all * (all - 1));
      for (int g = 0; g < groups; g++) {
        excess[g] += having[s][g] - n[s][g] * with / all;
        for (int h = 0; h < groups; h++) {
          covariance[g][h] += factor * n[s][g] * ((g == h ? all : 0) - n[s][h]);
        }
      }
    }
    QuadraticForm form = QuadraticForm.of(excess, covariance);
    return form.rank() == 0
        ? new GeneralAssociation(Double.NaN, 0, Double.NaN)
        : new GeneralAssociation(form.statistic(), form.rank(), form.p());
  }
}
