package org.desirepath.statistics;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * {@code d' V^+ d} with the generalised inverse of a covariance, which has a chi-square
 * distribution with rank(V) degrees when d is normal with mean 0. O(k^3).
 *
 * @param statistic 0 or more
 * @param rank of the covariance
 */
record QuadraticForm(double statistic, int rank) {
  private static final double TOLERANCE = 1e-9;

  static QuadraticForm of(double[] d, double[][] covariance) {
    if (d.length == 0) {
      return new QuadraticForm(0, 0);
    }
    EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(covariance, false));
    double greatest = 0;
    for (double value : eigen.getRealEigenvalues()) {
      greatest = StrictMath.max(greatest, value);
    }
    double statistic = 0;
    int rank = 0;
    for (int i = 0; i < d.length && greatest > 0; i++) {
      double value = eigen.getRealEigenvalue(i);
      if (value > TOLERANCE * greatest) {
        double projection = 0;
        for (int j = 0; j < d.length; j++) {
          projection += eigen.getEigenvector(i).getEntry(j) * d[j];
        }
        statistic += projection * projection / value;
        rank++;
      }
    }
    return new QuadraticForm(statistic, rank);
  }

  double p() {
    return ChiSquare.tail(statistic, rank);
  }
}
