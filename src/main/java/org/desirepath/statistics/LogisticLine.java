package org.desirepath.statistics;

/**
 * Logistic regression on one number, {@code logit P = a + b x}, by Newton's method: to turn a score
 * into a probability, and to see whether probabilities foretold are the right ones. Regressed on
 * its own logit, a good forecast has slope 1; below 1 it is too bold.
 *
 * <p>Source: D. R. Cox, "Two further applications of a model for binary regression", 1958,
 * doi:10.1093/biomet/45.3-4.562. O(n) a step.
 *
 * @param intercept a
 * @param slope b
 * @param slopeError standard error of the slope
 */
public record LogisticLine(double intercept, double slope, double slopeError) {
  private static final int MOST_STEPS = 60;
  private static final double ENOUGH = 1e-10;
  private static final double STEEPEST = 500;

  /** That no line can be fitted: one outcome only, one number only, or a number that parts them. */
  public static final LogisticLine NONE = new LogisticLine(0, 0, 0);

  /**
   * Fits a line; {@link #NONE} if there is none.
   *
   * @param x finite numbers
   * @throws IllegalArgumentException if the lengths differ
   */
  public static LogisticLine of(double[] x, boolean[] success) {
    if (x.length != success.length) {
      throw new IllegalArgumentException(
          "needs one outcome a number; got " + x.length + " and " + success.length);
    }
    double mean = 0;
    int successes = 0;
    for (int i = 0; i < x.length; i++) {
      mean += x[i] / x.length;
      successes += success[i] ? 1 : 0;
    }
    double spread = 0;
    for (double value : x) {
      spread += (value - mean) * (value - mean) / x.length;
    }
    spread = StrictMath.sqrt(spread);
    if (successes == 0 || successes == x.length || !(spread > 1e-12)) {
      return NONE;
    }
    return newton(x, success, mean, spread, successes);
  }

  private static LogisticLine newton(
      double[] x, boolean[] success, double mean, double spread, int successes) {
    double a = StrictMath.log((double) successes / (x.length - successes));
    double b = 0;
    for (int step = 0; step < MOST_STEPS; step++) {
      double ga = 0;
      double gb = 0;
      double haa = 0;
      double hab = 0;
      double hbb = 0;
      for (int i = 0; i < x.length; i++) {
        double u = (x[i] - mean) / spread;
        double p = probability(a + b * u);
        double rest = (success[i] ? 1 : 0) - p;
        double weight = p * (1 - p);
        ga += rest;
        gb += rest * u;
        haa += weight;
        hab += weight * u;
        hbb += weight * u * u;
      }
      double determinant = haa * hbb - hab * hab;
      if (!(determinant > 1e-12) || StrictMath.abs(b) > STEEPEST) {
        return NONE;
      }
      double da = (hbb * ga - hab * gb) / determinant;
      double db = (haa * gb - hab * ga) / determinant;
      a += da;
      b += db;
      if (StrictMath.abs(da) + StrictMath.abs(db) < ENOUGH) {
        return new LogisticLine(
            a - b * mean / spread, b / spread, StrictMath.sqrt(haa / determinant) / spread);
      }
    }
    return NONE;
  }

  private static double probability(double logit) {
    return 1 / (1 + StrictMath.exp(-logit));
  }

  public boolean isFitted() {
    return slopeError > 0;
  }

  /** The probability at a number. */
  public double at(double x) {
    return probability(logitAt(x));
  }

  /** Its logit at a number. */
  public double logitAt(double x) {
    return intercept + slope * x;
  }

  /** Wald's 95 % interval of the slope; unknown if nothing was fitted. */
  public Interval slopeInterval() {
    if (!isFitted()) {
      return Interval.unknown();
    }
    double half = StandardNormal.quantileOfLevel(0.95) * slopeError;
    return new Interval(slope - half, slope + half);
  }
}
