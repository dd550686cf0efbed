package org.desirepath.statistics;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.special.Beta;

/**
 * A share {@code successes / trials} with its intervals and exact test.
 *
 * <p>Sources: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
 * 1927, doi:10.1080/01621459.1927.10502953; C. J. Clopper and E. S. Pearson, "The use of confidence
 * or fiducial limits illustrated in the case of the binomial", 1934, doi:10.1093/biomet/26.4.404;
 * R. G. Newcombe, "Interval estimation for the difference between independent proportions", 1998,
 * method 10, doi:10.1002/(SICI)1097-0258(19980430)17:8&lt;873::AID-SIM779&gt;3.0.CO;2-I.
 *
 * <p>Constant cost, but for {@link #clopperPearson(double)} and {@link #exactTest}: some hundred
 * evaluations of the incomplete beta function. With no trials the estimate is {@code NaN} and every
 * interval unknown.
 *
 * @param successes 0 to {@code trials}
 * @param trials 0 or more, at most {@link Integer#MAX_VALUE}
 */
public record Proportion(long successes, long trials) {

  private static final double USUAL_LEVEL = 0.95;

  /**
   * @throws IllegalArgumentException unless {@code 0 <= successes <= trials <= 2^31 - 1}
   */
  public Proportion {
    if (successes < 0 || successes > trials || trials > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "a proportion needs 0 <= successes <= trials <= "
              + Integer.MAX_VALUE
              + "; got successes="
              + successes
              + " trials="
              + trials);
    }
  }

  /** The share itself; {@code NaN} without trials. */
  public double estimate() {
    return trials == 0 ? Double.NaN : (double) successes / trials;
  }

  /** Wilson's score interval at 95 %. */
  public Interval wilson() {
    return wilson(USUAL_LEVEL);
  }

  /**
   * Wilson's score interval, without continuity correction; always inside [0, 1].
   *
   * @param level confidence level, above 0 and below 1
   */
  public Interval wilson(double level) {
    double z = StandardNormal.quantileOfLevel(level);
    if (trials == 0) {
      return Interval.unknown();
    }
    double n = trials;
    double p = estimate();
    double centre = p + z * z / (2 * n);
    double half = z * StrictMath.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    double scale = 1 + z * z / n;
    double low = successes == 0 ? 0 : StrictMath.max(0, (centre - half) / scale);
    double high = successes == trials ? 1 : StrictMath.min(1, (centre + half) / scale);
    return new Interval(low, high);
  }

  /** The exact interval of Clopper and Pearson at 95 %. */
  public Interval clopperPearson() {
    return clopperPearson(USUAL_LEVEL);
  }

  /**
   * The exact interval of Clopper and Pearson: never covers less than {@code level}, usually more.
   *
   * @param level confidence level, above 0 and below 1
   */
  public Interval clopperPearson(double level) {
    double tail = (1 - StandardNormal.checkedLevel(level)) / 2;
    if (trials == 0) {
      return Interval.unknown();
    }
    double hits = successes;
    double misses = trials - hits;
    double low = hits == 0 ? 0 : betaQuantile(tail, hits, misses + 1);
    double high = misses == 0 ? 1 : betaQuantile(1 - tail, hits + 1, misses);
    return new Interval(low, high);
  }

  /** Newcombe's interval of {@code this - other} at 95 %. */
  public Interval newcombeDifference(Proportion other) {
    return newcombeDifference(other, USUAL_LEVEL);
  }

  /**
   * Newcombe's hybrid score interval (method 10) of the difference {@code this - other} of two
   * independent shares.
   *
   * @param level confidence level, above 0 and below 1
   */
  public Interval newcombeDifference(Proportion other, double level) {
    Interval mine = wilson(level);
    Interval theirs = other.wilson(level);
    if (!mine.isKnown() || !theirs.isKnown()) {
      return Interval.unknown();
    }
    double p1 = estimate();
    double p2 = other.estimate();
    double difference = p1 - p2;
    return new Interval(
        difference - norm(p1 - mine.low(), theirs.high() - p2),
        difference + norm(mine.high() - p1, p2 - theirs.low()));
  }

  /**
   * Whether two independent shares are equal: the test of their table by Cochran, Mantel and
   * Haenszel, mid-p where it is sparse; not testable when all or none succeed in both.
   */
  public TestResult differenceTest(Proportion other) {
    return new StratifiedTables.Builder()
        .add(successes, trials - successes, other.successes, other.trials - other.successes)
        .build()
        .test();
  }

  /**
   * The exact two-sided binomial test of the hypothesis that each trial succeeds with the given
   * probability: the total probability of all counts that are no likelier than the observed one.
   *
   * @param probability 0 to 1
   * @return the p-value, {@code NaN} without trials
   * @throws IllegalArgumentException if {@code probability} is outside [0, 1]
   */
  public double exactTest(double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("probability must be in [0, 1]; got " + probability);
    }
    if (trials == 0) {
      return Double.NaN;
    }
    BinomialDistribution binomial = new BinomialDistribution(null, (int) trials, probability);
    // counts that are equally likely in exact arithmetic differ in the last digits here
    double atMost = binomial.probability((int) successes) * (1 + 1e-7);
    double mean = trials * probability;
    if (successes == mean) {
      return 1;
    }
    double p;
    if (successes < mean) {
      int first = firstNoLikelier(binomial, (int) StrictMath.ceil(mean), (int) trials + 1, atMost);
      p = binomial.cumulativeProbability((int) successes) + upperTail(binomial, first);
    } else {
      int last = lastNoLikelier(binomial, -1, (int) StrictMath.floor(mean), atMost);
      p = upperTail(binomial, (int) successes) + binomial.cumulativeProbability(last);
    }
    return StrictMath.min(1, p);
  }

  /** Above the mean the probabilities fall, so bisection finds where they pass {@code atMost}. */
  private static int firstNoLikelier(
      BinomialDistribution binomial, int from, int end, double atMost) {
    int low = from;
    int high = end;
    while (low < high) {
      int middle = low + (high - low) / 2;
      if (binomial.probability(middle) <= atMost) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private static int lastNoLikelier(
      BinomialDistribution binomial, int before, int to, double atMost) {
    int low = before;
    int high = to;
    while (low < high) {
      int middle = high - (high - low) / 2;
      if (binomial.probability(middle) <= atMost) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** {@code P(X >= first)} without the cancellation of {@code 1 - P(X < first)}. */
  private static double upperTail(BinomialDistribution binomial, int first) {
    int n = binomial.getNumberOfTrials();
    if (first <= 0) {
      return 1;
    }
    return first > n
        ? 0
        : Beta.regularizedBeta(binomial.getProbabilityOfSuccess(), first, n - first + 1.0);
  }

  /**
   * Bisection in the exponent: the limits of rare events keep their relative accuracy. Both shapes
   * are at least 1 here, so the quantile is well above the smallest double.
   */
  private static double betaQuantile(double tail, double alpha, double beta) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < 200 && high - low > 1e-15 * high; i++) {
      double middle = low == 0 ? high / 2 : (low + high) / 2;
      if (Beta.regularizedBeta(middle, alpha, beta) < tail) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  private static double norm(double x, double y) {
    return StrictMath.sqrt(x * x + y * y);
  }
}
