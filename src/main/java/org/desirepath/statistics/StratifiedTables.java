package org.desirepath.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * The association of an exposure with a binary outcome within strata of 2x2 tables: Mantel-Haenszel
 * odds ratio, risk difference and risk ratio with their intervals, and the Cochran-Mantel-Haenszel
 * test.
 *
 * <p>Sources: N. Mantel and W. Haenszel, "Statistical aspects of the analysis of data from
 * retrospective studies of disease", 1959, doi:10.1093/jnci/22.4.719; interval of the odds ratio:
 * J. Robins, N. Breslow and S. Greenland, 1986, doi:10.2307/2531052; of the risk difference: T.
 * Sato, "On the variance estimator for the Mantel-Haenszel risk difference", Biometrics 45, 1989,
 * 1323-1324; of the risk ratio: S. Greenland and J. Robins, 1985, doi:10.2307/2530643. All three
 * variances hold for few large strata as for many small ones, so also for risk sets. When to leave
 * the normal approximation of the test: N. Mantel and J. Fleiss, "Minimum expected cell size
 * requirements for the Mantel-Haenszel one-degree-of-freedom chi-square test", American Journal of
 * Epidemiology 112, 1980, 129-134.
 *
 * <p>An adjusted association is causal only if the strata hold every common cause of exposure and
 * outcome, which no table can show. Each estimate costs O(s) for s strata. Immutable; order of the
 * strata does not matter but for the last digits.
 */
public final class StratifiedTables {

  /** The least Mantel-Fleiss count at which the normal approximation of the test is used. */
  public static final double MANTEL_FLEISS_LIMIT = 5;

  /** The least successes and failures of the smaller arm that let a risk difference be shown. */
  public static final long RISK_DIFFERENCE_LIMIT = 10;

  private final long[] cells;
  private final long[] exposedLater;
  private final MantelHaenszelSums sums;

  private StratifiedTables(long[] cells, long[] exposedLater) {
    this.cells = cells;
    this.exposedLater = exposedLater;
    this.sums = new MantelHaenszelSums(cells);
  }

  /** Collects tables; not safe for several threads at once. */
  public static final class Builder {

    private long[] cells = new long[32];
    private long[] exposedLater = new long[8];
    private int strata;

    /** A builder without strata. */
    public Builder() {}

    /**
     * Adds a stratum of its own.
     *
     * @param exposedSuccesses cell a, 0 or more
     * @param exposedFailures cell b, 0 or more
     * @param unexposedSuccesses cell c, 0 or more
     * @param unexposedFailures cell d, 0 or more
     * @throws IllegalArgumentException if a cell is negative
     */
    public Builder add(
        long exposedSuccesses,
        long exposedFailures,
        long unexposedSuccesses,
        long unexposedFailures) {
      return addRiskSet(
          exposedSuccesses, exposedFailures, unexposedSuccesses, unexposedFailures, 0);
    }

    /**
     * Adds a risk set: journeys exposed at a moment against those not exposed so far, of whom some
     * are exposed later.
     *
     * @param unexposedExposedLater how many of the unexposed are exposed after this moment, 0 to
     *     their number
     * @throws IllegalArgumentException if a count is negative or more are exposed later than are
     *     unexposed
     */
    public Builder addRiskSet(
        long exposedSuccesses,
        long exposedFailures,
        long unexposedSuccesses,
        long unexposedFailures,
        long unexposedExposedLater) {
      if (exposedSuccesses < 0
          || exposedFailures < 0
          || unexposedSuccesses < 0
          || unexposedFailures < 0
          || unexposedExposedLater < 0
          || unexposedExposedLater > unexposedSuccesses + unexposedFailures) {
        throw new IllegalArgumentException(
            "counts must be 0 or more, and at most all unexposed be exposed later; got a="
                + exposedSuccesses
                + " b="
                + exposedFailures
                + " c="
                + unexposedSuccesses
                + " d="
                + unexposedFailures
                + " later="
                + unexposedExposedLater);
      }
      if (strata == exposedLater.length) {
        cells = Arrays.copyOf(cells, cells.length * 2);
        exposedLater = Arrays.copyOf(exposedLater, exposedLater.length * 2);
      }
      cells[4 * strata] = exposedSuccesses;
      cells[4 * strata + 1] = exposedFailures;
      cells[4 * strata + 2] = unexposedSuccesses;
      cells[4 * strata + 3] = unexposedFailures;
      exposedLater[strata] = unexposedExposedLater;
      strata++;
      return this;
    }

    /** The tables so far. */
    public StratifiedTables build() {
      return new StratifiedTables(
          Arrays.copyOf(cells, 4 * strata), Arrays.copyOf(exposedLater, strata));
    }
  }

  /** How many strata were added. */
  public int strataCount() {
    return exposedLater.length;
  }

  /** Exposed journeys of all strata, also of those without comparators. */
  public long exposedCount() {
    return sums.exposed;
  }

  /** Unexposed journeys of all strata; one that stands in several risk sets counts in each. */
  public long unexposedCount() {
    return sums.unexposed;
  }

  /** Journeys in strata that have both exposed and unexposed: those the risk difference uses. */
  public long comparableCount() {
    return sums.comparable;
  }

  /**
   * Journeys in strata that have both arms and both outcomes: those the odds ratio and the test
   * use. Print it beside them.
   */
  public long informativeCount() {
    return sums.informative;
  }

  /**
   * The odds ratio {@code sum(a d / n) / sum(b c / n)} with the interval of Robins, Breslow and
   * Greenland; absent if it is 0, infinite or undefined.
   *
   * @param level confidence level, above 0 and below 1
   */
  public Estimate oddsRatio(double level) {
    double z = StandardNormal.quantileOfLevel(level);
    if (sums.informative == 0) {
      return Estimate.absent("no stratum has both arms and both outcomes");
    }
    if (sums.r == 0) {
      return Estimate.absent("the odds ratio is 0 in every stratum, so that it has no interval");
    }
    if (sums.s == 0) {
      return Estimate.absent("the odds ratio is infinite in every stratum");
    }
    return ratio(sums.r / sums.s, StrictMath.sqrt(sums.logOddsRatioVariance()), z);
  }

  /**
   * The risk ratio {@code sum(a n0 / n) / sum(c n1 / n)} with the interval of Greenland and Robins;
   * absent if it is 0, infinite, undefined or without variance.
   *
   * @param level confidence level, above 0 and below 1
   */
  public Estimate riskRatio(double level) {
    double z = StandardNormal.quantileOfLevel(level);
    if (sums.comparable == 0) {
      return Estimate.absent("no stratum has both arms");
    }
    if (sums.exposedRisk == 0 || sums.unexposedRisk == 0) {
      return Estimate.absent("no success in one of the arms");
    }
    double variance = sums.riskRatioVariance / (sums.exposedRisk * sums.unexposedRisk);
    if (!(variance > 0)) {
      return Estimate.absent("every journey succeeds, so that the risk ratio has no variance");
    }
    return ratio(sums.exposedRisk / sums.unexposedRisk, StrictMath.sqrt(variance), z);
  }

  /**
   * The risk difference {@code sum((a n0 - c n1) / n) / sum(n1 n0 / n)} with Sato's interval. Show
   * it only if {@link #supportsRiskDifference()}; absent without a comparable stratum or if its
   * variance is 0.
   *
   * @param level confidence level, above 0 and below 1
   */
  public Estimate riskDifference(double level) {
    double z = StandardNormal.quantileOfLevel(level);
    if (sums.comparable == 0) {
      return Estimate.absent("no stratum has both arms");
    }
    double difference = (sums.exposedRisk - sums.unexposedRisk) / sums.weight;
    double numerator = difference * sums.satoP + sums.satoQ;
    // rounding can leave a trace where the exact numerator is 0
    if (!(numerator > 1e-12 * sums.weight)) {
      return Estimate.absent("the outcome does not vary within the arms, so there is no variance");
    }
    double half = z * StrictMath.sqrt(numerator) / sums.weight;
    return Estimate.of(difference, new Interval(difference - half, difference + half));
  }

  /**
   * Whether the risk difference may be shown: in the comparable strata the smaller arm has at least
   * {@value #RISK_DIFFERENCE_LIMIT} successes and {@value #RISK_DIFFERENCE_LIMIT} failures; of
   * equal arms both must. Else show the odds ratio and the mid-p of {@link #test()}.
   */
  public boolean supportsRiskDifference() {
    return sums.smallerArmSuccesses() >= RISK_DIFFERENCE_LIMIT
        && sums.smallerArmFailures() >= RISK_DIFFERENCE_LIMIT;
  }

  /**
   * The risk difference standardised to the exposed, {@code sum(a - n1 c / n0) / sum(n1)}, over the
   * comparable strata: times exposed journeys and value it is the value at stake. {@code NaN}
   * without a comparable stratum. Its interval comes from a bootstrap by journey.
   */
  public double riskDifferenceOfExposed() {
    return sums.comparableExposed == 0 ? Double.NaN : sums.exposedExcess / sums.comparableExposed;
  }

  /**
   * The Cochran-Mantel-Haenszel test, without continuity correction. If the Mantel-Fleiss count,
   * how far the expected sum of cells a is from the least or greatest sum its margins allow, is
   * below {@link #MANTEL_FLEISS_LIMIT}, p is twice the smaller tail of the exact conditional
   * distribution with half of the observed point (mid-p), at most 1.
   */
  public TestResult test() {
    if (!(sums.variance > 0)) {
      return TestResult.notTestable();
    }
    double z = (sums.observed - sums.expected) / StrictMath.sqrt(sums.variance);
    if (sums.mantelFleiss() >= MANTEL_FLEISS_LIMIT) {
      return TestResult.normal(z);
    }
    double p = ConditionalDistribution.of(cells).midP(sums.observed);
    return new TestResult(z, p, TestResult.Method.EXACT_MID_P);
  }

  /** Exposed successes above those expected without association: what {@link #test()} tests. */
  public double excess() {
    return sums.observed - sums.expected;
  }

  /**
   * The smallest risk difference that {@link #test()} would have found with this probability, by
   * the normal approximation under no association: what a result of "not significant" leaves open.
   * {@code NaN} if there is nothing to test.
   *
   * @param level confidence level the test is held to, e.g. 0.95 for p below .05
   * @param power wanted probability to find it, at least 0.5 and below 1, e.g. 0.8
   * @throws IllegalArgumentException outside these ranges
   */
  public double detectableDifference(double level, double power) {
    if (!(power >= 0.5 && power < 1)) {
      throw new IllegalArgumentException(
          "power must be at least 0.5 and below 1, e.g. 0.8; got " + power);
    }
    double oneSided = power == 0.5 ? 0 : StandardNormal.quantileOfLevel(2 * power - 1);
    double z = StandardNormal.quantileOfLevel(level) + oneSided;
    return sums.variance > 0 ? z * StrictMath.sqrt(sums.variance) / sums.weight : Double.NaN;
  }

  /**
   * Tests whether two log odds ratios differ, {@code (ln OR1 - ln OR2) / sqrt(v1 + v2)}; for
   * independent sets of tables, such as two segments. Not testable if one of them has no odds
   * ratio.
   */
  public TestResult heterogeneity(StratifiedTables other) {
    if (sums.r == 0 || sums.s == 0 || other.sums.r == 0 || other.sums.s == 0) {
      return TestResult.notTestable();
    }
    double difference =
        StrictMath.log(sums.r / sums.s) - StrictMath.log(other.sums.r / other.sums.s);
    double variance = sums.logOddsRatioVariance() + other.sums.logOddsRatioVariance();
    return TestResult.normal(difference / StrictMath.sqrt(variance));
  }

  /**
   * Tests whether the log odds ratios of several independent sets of tables are the same: Cochran's
   * Q, the squares of their distances from their mean weighted by {@code 1 / variance}. Those
   * without an odds ratio are left out; not testable with fewer than two. Source: W. G. Cochran,
   * "The combination of estimates from different experiments", 1954, doi:10.2307/3001666.
   */
  public static ChiSquare heterogeneity(List<StratifiedTables> groups) {
    double weights = 0;
    double mean = 0;
    double squares = 0;
    int degrees = -1;
    for (StratifiedTables group : groups) {
      if (group.sums.r > 0 && group.sums.s > 0) {
        double weight = 1 / group.sums.logOddsRatioVariance();
        double distance = StrictMath.log(group.sums.r / group.sums.s) - mean;
        weights += weight;
        mean += weight / weights * distance;
        squares += weight * distance * (StrictMath.log(group.sums.r / group.sums.s) - mean);
        degrees++;
      }
    }
    double statistic = degrees < 1 ? Double.NaN : squares;
    return new ChiSquare(statistic, StrictMath.max(0, degrees), ChiSquare.tail(statistic, degrees));
  }

  /**
   * kappa: the share of comparators that are exposed later, weighted by {@code n1 n0 / n} as the
   * risk difference weighs them; 0 when no risk sets were added, {@code NaN} without a comparable
   * stratum.
   */
  public double exposedLaterShare() {
    double later = 0;
    for (int i = 0; i < exposedLater.length; i++) {
      double exposed = (double) cells[4 * i] + cells[4 * i + 1];
      double unexposed = (double) cells[4 * i + 2] + cells[4 * i + 3];
      if (exposed > 0 && unexposed > 0) {
        later += exposed * exposedLater[i] / (exposed + unexposed);
      }
    }
    return sums.comparable == 0 ? Double.NaN : later / sums.weight;
  }

  /**
   * The risk difference of being exposed at any time against never, {@code RD / (1 - kappa)}, its
   * interval divided likewise: a risk set only compares "exposed now" with "not yet". Holds for an
   * effect that is additive and the same whenever the exposure comes; an estimate beyond what a
   * difference of shares can be shows that it is not, and there is none then.
   *
   * @param level confidence level, above 0 and below 1
   */
  public Estimate riskDifferenceOfEverExposed(double level) {
    Estimate now = riskDifference(level);
    double kappa = exposedLaterShare();
    if (kappa >= 1) {
      return Estimate.absent("every comparator is exposed later");
    }
    Estimate ever = now.dividedBy(1 - kappa);
    if (!ever.isPresent()) {
      return ever;
    }
    if (StrictMath.abs(ever.value()) > 1) {
      return Estimate.absent(
          "nearly every comparator is exposed later, so ever against never can't be told");
    }
    Interval interval = ever.interval();
    return Estimate.of(
        ever.value(),
        new Interval(StrictMath.max(-1, interval.low()), StrictMath.min(1, interval.high())));
  }

  private static Estimate ratio(double value, double standardError, double z) {
    double factor = StrictMath.exp(z * standardError);
    return Estimate.of(value, new Interval(value / factor, value * factor));
  }
}
