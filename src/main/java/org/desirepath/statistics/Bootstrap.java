package org.desirepath.statistics;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Resampling with replacement, to see how much a result owes to the journeys that happen to be in
 * the log.
 *
 * <p>Source: B. Efron, "Bootstrap methods: another look at the jackknife", 1979,
 * doi:10.1214/aos/1176344552. A resample is a count per unit (how often it was drawn): resample
 * journeys, never the events within them. Replicate number r of n units is the same in every run
 * and on every thread, and may be computed apart from the others.
 *
 * <p>Cost O(n) draws a replicate.
 *
 * @param seed any value; same seed, same resamples
 * @param replicates how many resamples, 1 or more
 */
public record Bootstrap(long seed, int replicates) {

  /**
   * @throws IllegalArgumentException if {@code replicates} is below 1
   */
  public Bootstrap {
    if (replicates < 1) {
      throw new IllegalArgumentException("replicates must be 1 or more; got " + replicates);
    }
  }

  /**
   * How often each of the units is drawn in one replicate.
   *
   * @param replicate 0 to {@code replicates - 1}
   * @param unitCount how many units there are, 0 or more
   */
  public int[] multiplicities(int replicate, int unitCount) {
    if (replicate < 0 || replicate >= replicates) {
      throw new IllegalArgumentException(
          "replicate must be 0 to " + (replicates - 1) + "; got " + replicate);
    }
    SeededRandom random = new SeededRandom(seed).fork(replicate);
    int[] counts = new int[unitCount];
    for (int i = 0; i < unitCount; i++) {
      counts[random.nextInt(unitCount)]++;
    }
    return counts;
  }

  /**
   * The statistic of every replicate.
   *
   * @param statistic from the multiplicities of the units to a number; {@code NaN} if it cannot be
   *     computed from them
   */
  public double[] replicate(int unitCount, ToDoubleFunction<int[]> statistic) {
    return IntStream.range(0, replicates)
        .parallel()
        .mapToDouble(i -> statistic.applyAsDouble(multiplicities(i, unitCount)))
        .toArray();
  }

  /**
   * The share of replicates in which something holds, e.g. "significant with the same sign"; asked
   * by several threads at once.
   */
  public double share(int unitCount, Predicate<int[]> holds) {
    long count =
        IntStream.range(0, replicates)
            .parallel()
            .filter(i -> holds.test(multiplicities(i, unitCount)))
            .count();
    return (double) count / replicates;
  }

  /**
   * The share of resamples in which a test stays significant with its sign, in the limit of many
   * units: their sum of influences is then normal with the variance of the units' influences
   * (infinitesimal jackknife: L. A. Jaeckel, 1972; B. Efron, "Nonparametric standard errors and
   * confidence intervals", 1981, doi:10.2307/3314608). O(n), where {@link #share} costs a thousand
   * times as much; within its Monte Carlo error from some thousand units on.
   *
   * @param influences what one more of each unit adds to the statistic that is tested against 0
   * @param z the standardised statistic
   * @param alpha two-sided level of the test, above 0 and below 1
   */
  public static double significantShare(double[] influences, double z, double alpha) {
    double sum = Arrays.stream(influences).sum();
    double mean = influences.length == 0 ? 0 : sum / influences.length;
    double squares = 0;
    for (double influence : influences) {
      squares += (influence - mean) * (influence - mean);
    }
    if (sum * z <= 0 || squares == 0) {
      return 0;
    }
    double limit = StandardNormal.quantileOfLevel(1 - alpha) * StrictMath.abs(sum / z);
    double distance = (StrictMath.abs(sum) - limit) / StrictMath.sqrt(squares);
    double tail = StandardNormal.twoSidedP(distance) / 2;
    return distance > 0 ? 1 - tail : tail;
  }

  /**
   * The share of replicate values with the sign of the estimate; {@code NaN} and 0 never have it.
   */
  public static double sameSignShare(double estimate, double[] values) {
    long same = Arrays.stream(values).filter(value -> value * estimate > 0).count();
    return values.length == 0 ? Double.NaN : (double) same / values.length;
  }

  /**
   * The percentile interval of replicate values. A {@code NaN} counts as beyond both ends, so that
   * samples without a value widen the interval; unknown when they reach a limit.
   *
   * @param level confidence level, above 0 and below 1
   */
  public static Interval percentileInterval(double[] values, double level) {
    double tail = (1 - StandardNormal.checkedLevel(level)) / 2;
    if (values.length == 0) {
      return Interval.unknown();
    }
    double low = lowerPercentile(values, tail);
    double high = -lowerPercentile(Arrays.stream(values).map(value -> -value).toArray(), tail);
    return Double.isFinite(low) && Double.isFinite(high)
        ? new Interval(low, StrictMath.max(low, high))
        : Interval.unknown();
  }

  private static double lowerPercentile(double[] values, double tail) {
    double[] sorted =
        Arrays.stream(values)
            .map(value -> Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value)
            .sorted()
            .toArray();
    return Quantiles.ofSorted(sorted, tail);
  }
}
