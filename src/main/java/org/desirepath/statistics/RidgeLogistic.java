package org.desirepath.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Logistic regression with a free intercept for every stratum and a ridge penalty {@code ridge / 2
 * * sum b^2} on the coefficients, by Newton's method. With a stratum for every time unit and state
 * it is a discrete-time model of hazards.
 *
 * <p>Sources: D. R. Cox, "Regression models and life-tables", 1972, section 6; P. D. Allison,
 * "Discrete-time methods for the analysis of event histories", 1982, doi:10.2307/270718; S. le
 * Cessie and J. C. van Houwelingen, "Ridge estimators in logistic regression", 1992,
 * doi:10.2307/2347628 (its equation 5 for the variance). Shares: R. H. Lindeman, P. F. Merenda and
 * R. Z. Gold, 1980, p. 120, on the deviance: the mean over all orders of what a coefficient adds.
 *
 * <p>O(g p^2 + p^3) a step for g cells and p coefficients; strata cost nothing more, as their block
 * of the Hessian is diagonal. Immutable; order of the cells does not matter but for last digits.
 */
public final class RidgeLogistic {

  /** Shares need 2^p fits. */
  public static final int MOST_FOR_SHARES = 12;

  private static final int MOST_STEPS = 100;
  private static final double ENOUGH = 1e-10;

  private final double ridge;
  private final int features;
  private final int strataCount;
  private final List<Cell> cells;

  /** Units that are alike. */
  private static final class Cell {
    private final int stratum;
    private final double[] x;
    private final double successes;
    private final double trials;

    Cell(int stratum, double[] x, double successes, double trials) {
      this.stratum = stratum;
      this.x = x;
      this.successes = successes;
      this.trials = trials;
    }
  }

  /**
   * A model fitted.
   *
   * @param deviance -2 times the log likelihood of the units
   * @param coefficients of the features, shrunk; 0 for those left out
   * @param standardErrors of the coefficients
   */
  public record Fit(double deviance, List<Double> coefficients, List<Double> standardErrors) {
    public Fit {
      coefficients = List.copyOf(coefficients);
      standardErrors = List.copyOf(standardErrors);
    }
  }

  private RidgeLogistic(double ridge, int features, int strataCount, List<Cell> cells) {
    this.ridge = ridge;
    this.features = features;
    this.strataCount = strataCount;
    this.cells = cells;
  }

  /** Collects cells; not safe for several threads at once. */
  public static final class Builder {
    private final double ridge;
    private final int features;
    private final List<Cell> cells = new ArrayList<>();

    /**
     * A model without data.
     *
     * @param ridge penalty, above 0
     * @param features number of coefficients, 1 to 30
     */
    public Builder(double ridge, int features) {
      if (!(ridge > 0 && ridge < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("ridge must be finite and above 0; got " + ridge);
      }
      if (features < 1 || features > 30) {
        throw new IllegalArgumentException("features must be 1 to 30; got " + features);
      }
      this.ridge = ridge;
      this.features = features;
    }

    /**
     * Adds units that are alike.
     *
     * @param stratum any number
     * @param x the features, finite
     * @param successes 0 to {@code trials}
     */
    public Builder add(int stratum, double[] x, long successes, long trials) {
      if (x.length != features || !Arrays.stream(x).allMatch(Double::isFinite)) {
        throw new IllegalArgumentException(
            "needs " + features + " finite features; got " + Arrays.toString(x));
      }
      if (successes < 0 || successes > trials) {
        throw new IllegalArgumentException(
            "successes must be 0 to trials; got " + successes + " of " + trials);
      }
      cells.add(new Cell(stratum, x.clone(), successes, trials));
      return this;
    }

    /** The model. Strata with one outcome only say nothing of the coefficients and are left out. */
    public RidgeLogistic build() {
      Map<Integer, double[]> sums = new HashMap<>();
      for (Cell cell : cells) {
        double[] sum = sums.computeIfAbsent(cell.stratum, s -> new double[2]);
        sum[0] += cell.successes;
        sum[1] += cell.trials;
      }
      Map<Integer, Integer> dense = new HashMap<>();
      List<Cell> informative = new ArrayList<>();
      for (Cell cell : cells) {
        double[] sum = sums.getOrDefault(cell.stratum, new double[2]);
        if (cell.trials > 0 && sum[0] > 0 && sum[0] < sum[1]) {
          int code = dense.computeIfAbsent(cell.stratum, s -> dense.size());
          informative.add(new Cell(code, cell.x, cell.successes, cell.trials));
        }
      }
      return new RidgeLogistic(ridge, features, dense.size(), informative);
    }
  }

  /** Whether there are strata with both outcomes. */
  public boolean isInformative() {
    return strataCount > 0;
  }

  /** With all features. */
  public Fit fit() {
    return fit((1 << features) - 1);
  }

  /**
   * With some of the features.
   *
   * @param included bit f set = feature f
   */
  public Fit fit(int included) {
    int[] used = new int[Integer.bitCount(included)];
    int next = 0;
    for (int f = 0; f < features; f++) {
      if ((included >> f & 1) == 1) {
        used[next++] = f;
      }
    }
    return new Run(used).fit();
  }

  /**
   * The share of each feature in the deviance that all of them explain together; all 0 if they
   * explain nothing.
   *
   * @throws IllegalStateException with more than {@value #MOST_FOR_SHARES} features
   */
  public double[] shares() {
    if (features > MOST_FOR_SHARES) {
      throw new IllegalStateException(
          "shares can be had for at most " + MOST_FOR_SHARES + " features; got " + features);
    }
    double[] deviances = new double[1 << features];
    Arrays.setAll(deviances, set -> fit(set).deviance());
    double explained = deviances[0] - deviances[deviances.length - 1];
    double[] shares = new double[features];
    if (!(explained > 1e-9)) {
      return shares;
    }
    for (int set = 0; set < deviances.length; set++) {
      double weight = 1.0 / features / binomial(features - 1, Integer.bitCount(set));
      for (int f = 0; f < features; f++) {
        if ((set >> f & 1) == 0) {
          shares[f] += weight * (deviances[set] - deviances[set | 1 << f]) / explained;
        }
      }
    }
    return shares;
  }

  private static double binomial(int n, int k) {
    double value = 1;
    for (int i = 0; i < k; i++) {
      value = value * (n - i) / (i + 1);
    }
    return value;
  }

  /** One fit. */
  private final class Run {
    private final int[] used;
    private double[] intercepts = new double[strataCount];
    private double[] coefficients;

    Run(int[] used) {
      this.used = used;
      this.coefficients = new double[used.length];
      double[] successes = new double[strataCount];
      double[] trials = new double[strataCount];
      for (Cell cell : cells) {
        successes[cell.stratum] += cell.successes;
        trials[cell.stratum] += cell.trials;
      }
      Arrays.setAll(intercepts, s -> StrictMath.log(successes[s] / (trials[s] - successes[s])));
    }

    Fit fit() {
      double objective = objective(intercepts, coefficients);
      for (int step = 0; step < MOST_STEPS; step++) {
        Newton newton = new Newton();
        double length = 1;
        double next = Double.POSITIVE_INFINITY;
        double[] a = intercepts;
        double[] b = coefficients;
        while (!(next <= objective) && length > 1e-6) {
          a = moved(intercepts, newton.ofIntercepts, length);
          b = moved(coefficients, newton.ofCoefficients, length);
          next = objective(a, b);
          length /= 2;
        }
        if (!(next <= objective)) {
          break;
        }
        double gain = objective - next;
        intercepts = a;
        coefficients = b;
        objective = next;
        if (gain <= ENOUGH * (1 + StrictMath.abs(objective))) {
          break;
        }
      }
      return result();
    }

    private Fit result() {
      Double[] found = new Double[features];
      Double[] errors = new Double[features];
      Arrays.fill(found, 0.0);
      Arrays.fill(errors, 0.0);
      if (used.length > 0 && strataCount > 0) {
        RealMatrix penalised = new Newton().schur;
        RealMatrix inverse = new LUDecomposition(penalised).getSolver().getInverse();
        RealMatrix information = penalised.copy();
        for (int f = 0; f < used.length; f++) {
          information.addToEntry(f, f, -ridge);
        }
        RealMatrix covariance = inverse.multiply(information).multiply(inverse);
        for (int f = 0; f < used.length; f++) {
          found[used[f]] = coefficients[f];
          errors[used[f]] = StrictMath.sqrt(StrictMath.max(0, covariance.getEntry(f, f)));
        }
      }
      return new Fit(deviance(intercepts, coefficients), List.of(found), List.of(errors));
    }

    private double[] moved(double[] from, double[] direction, double length) {
      double[] to = new double[from.length];
      Arrays.setAll(to, i -> from[i] + length * direction[i]);
      return to;
    }

    private double linear(Cell cell, double[] a, double[] b) {
      double sum = a[cell.stratum];
      for (int f = 0; f < used.length; f++) {
        sum += b[f] * cell.x[used[f]];
      }
      return sum;
    }

    private double deviance(double[] a, double[] b) {
      double sum = 0;
      for (Cell cell : cells) {
        double eta = linear(cell, a, b);
        // -log likelihood of success is log(1 + exp(-eta)), written so that it does not overflow
        double ofSuccess =
            StrictMath.max(-eta, 0) + StrictMath.log1p(StrictMath.exp(-StrictMath.abs(eta)));
        sum += cell.trials * ofSuccess + (cell.trials - cell.successes) * eta;
      }
      return 2 * sum;
    }

    private double objective(double[] a, double[] b) {
      double penalty = 0;
      for (double value : b) {
        penalty += value * value;
      }
      return deviance(a, b) / 2 + ridge * penalty / 2;
    }

    /** The Newton step from here. */
    private final class Newton {
      private final double[] ofIntercepts = new double[strataCount];
      private final double[] ofCoefficients;

      /** The penalised information of the coefficients, intercepts eliminated. */
      private final RealMatrix schur;

      Newton() {
        int p = used.length;
        double[] diagonal = new double[strataCount];
        double[][] cross = new double[strataCount][p];
        double[][] block = new double[p][p];
        double[] slopeA = new double[strataCount];
        double[] slopeB = new double[p];
        for (Cell cell : cells) {
          double eta = linear(cell, intercepts, coefficients);
          double mean = 1 / (1 + StrictMath.exp(-eta));
          double weight = StrictMath.max(1e-12, cell.trials * mean * (1 - mean));
          double residual = cell.successes - cell.trials * mean;
          int s = cell.stratum;
          diagonal[s] += weight;
          slopeA[s] += residual;
          for (int f = 0; f < p; f++) {
            double x = cell.x[used[f]];
            cross[s][f] += weight * x;
            slopeB[f] += residual * x;
            for (int g = 0; g < p; g++) {
              block[f][g] += weight * x * cell.x[used[g]];
            }
          }
        }
        for (int f = 0; f < p; f++) {
          block[f][f] += ridge;
          slopeB[f] -= ridge * coefficients[f];
        }
        for (int s = 0; s < strataCount; s++) {
          for (int f = 0; f < p; f++) {
            slopeB[f] -= cross[s][f] * slopeA[s] / diagonal[s];
            for (int g = 0; g < p; g++) {
              block[f][g] -= cross[s][f] * cross[s][g] / diagonal[s];
            }
          }
        }
        if (p == 0) {
          schur = new Array2DRowRealMatrix();
          ofCoefficients = new double[0];
        } else {
          schur = new Array2DRowRealMatrix(block);
          ofCoefficients =
              new LUDecomposition(schur).getSolver().solve(new ArrayRealVector(slopeB)).toArray();
        }
        for (int s = 0; s < strataCount; s++) {
          double rest = slopeA[s];
          for (int f = 0; f < p; f++) {
            rest -= cross[s][f] * ofCoefficients[f];
          }
          ofIntercepts[s] = rest / diagonal[s];
        }
      }
    }
  }
}
