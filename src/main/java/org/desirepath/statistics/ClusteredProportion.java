package org.desirepath.statistics;

/**
 * A share of trials that come in clusters, such as the messages sent to one customer, which are
 * more alike than messages to different ones.
 *
 * <p>The variance of {@code p = sum x / sum n} over {@code m} clusters is that of a ratio, {@code
 * m/(m-1) sum (x_j - p n_j)^2 / n^2}; divided by {@code p (1-p) / n} it is the design effect, by
 * which the number of trials is divided in Wilson's interval, never below 1. Source: J. N. K. Rao
 * and A. J. Scott, "A simple method for the analysis of clustered binary data", 1992,
 * doi:10.2307/2532311.
 *
 * <p>With trials in clusters of one it is Wilson's interval. O(1) for a cluster. Not safe for
 * several threads at once.
 */
public final class ClusteredProportion {
  private long successes;
  private long trials;
  private long clusters;
  private double squaredSuccesses;
  private double squaredTrials;
  private double products;

  /** Without any trials. */
  public ClusteredProportion() {}

  /**
   * Adds a cluster; one without trials says nothing.
   *
   * @throws IllegalArgumentException unless {@code 0 <= successes <= trials}
   */
  public ClusteredProportion add(long clusterSuccesses, long clusterTrials) {
    if (clusterSuccesses < 0 || clusterSuccesses > clusterTrials) {
      throw new IllegalArgumentException(
          "a cluster needs 0 <= successes <= trials; got "
              + clusterSuccesses
              + " of "
              + clusterTrials);
    }
    if (clusterTrials > 0) {
      successes += clusterSuccesses;
      trials += clusterTrials;
      clusters++;
      squaredSuccesses += (double) clusterSuccesses * clusterSuccesses;
      squaredTrials += (double) clusterTrials * clusterTrials;
      products += (double) clusterSuccesses * clusterTrials;
    }
    return this;
  }

  public long successes() {
    return successes;
  }

  public long trials() {
    return trials;
  }

  /** Clusters with trials. */
  public long clusters() {
    return clusters;
  }

  /**
   * How many times greater the variance is than with independent trials; 1 when it can't be had.
   */
  public double designEffect() {
    double p = (double) successes / trials;
    double independent = p * (1 - p) / trials;
    if (clusters < 2 || !(independent > 0)) {
      return 1;
    }
    double squares = squaredSuccesses - 2 * p * products + p * p * squaredTrials;
    double m = clusters;
    double variance = m / (m - 1) * squares / ((double) trials * trials);
    return variance / independent;
  }

  /** The share itself; {@code NaN} without trials. */
  public double share() {
    return trials == 0 ? Double.NaN : (double) successes / trials;
  }

  /** The 95 % interval; unknown with fewer than two clusters. */
  public Interval interval() {
    if (clusters < 2) {
      return Interval.unknown();
    }
    double p = share();
    // all alike: the variance can't show how alike they are, so a cluster counts once
    boolean alike = successes == 0 || successes == trials;
    double n = alike ? clusters : trials / StrictMath.max(1, designEffect());
    double z = StandardNormal.quantileOfLevel(0.95);
    double centre = p + z * z / (2 * n);
    double half = z * StrictMath.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    double scale = 1 + z * z / n;
    double low = successes == 0 ? 0 : StrictMath.max(0, (centre - half) / scale);
    double high = successes == trials ? 1 : StrictMath.min(1, (centre + half) / scale);
    return new Interval(low, high);
  }
}
