package org.desirepath.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * Tests whether the cumulative incidence of one cause is the same in several groups, when it is
 * known for each subject how long it could have been followed.
 *
 * <p>Source: R. J. Gray, "A class of K-sample tests for comparing the cumulative incidence of a
 * competing risk", 1988, doi:10.1214/aos/1176350951, with weight 1, in the form for complete
 * censoring of J. P. Fine and R. J. Gray, "A proportional hazards model for the subdistribution of
 * a competing risk", 1999, doi:10.1080/01621459.1999.10474144, section 3.1: subjects that ended by
 * another cause stay at risk until their follow-up would have ended, and the log-rank test (N.
 * Mantel, 1966) of what is left is the test. Without other causes it is the log-rank test itself.
 *
 * <p>Cost O(n log n + e g^2) for n subjects, e distinct event times and g groups.
 *
 * @param statistic chi-square; {@code NaN} if not testable
 * @param degrees of freedom
 * @param p in [0, 1]; {@code NaN} if not testable
 */
public record GrayTest(double statistic, int degrees, double p) {

  /**
   * Compares groups.
   *
   * @param exits time of the event, of another event or of censoring, 0 or more
   * @param causes 0 = censored, else the cause
   * @param followUps time until which the subject was, or could have been, followed; not before its
   *     exit
   * @param groups group of each subject, 0 to {@code groupCount - 1}
   * @param cause the cause to compare
   * @throws IllegalArgumentException if the lengths differ or a value is out of range
   */
  public static GrayTest of(
      long[] exits, int[] causes, long[] followUps, int[] groups, int groupCount, int cause) {
    if (causes.length != exits.length
        || followUps.length != exits.length
        || groups.length != exits.length) {
      throw new IllegalArgumentException("needs one exit, cause, follow-up and group a subject");
    }
    long[] ends = new long[exits.length];
    for (int i = 0; i < exits.length; i++) {
      if (exits[i] < 0 || followUps[i] < exits[i] || groups[i] < 0 || groups[i] >= groupCount) {
        throw new IllegalArgumentException(
            "subject "
                + i
                + " needs 0 <= exit <= follow-up and a group below "
                + groupCount
                + "; got exit="
                + exits[i]
                + " follow-up="
                + followUps[i]
                + " group="
                + groups[i]);
      }
      boolean other = causes[i] != AalenJohansen.CENSORED && causes[i] != cause;
      ends[i] = other ? followUps[i] : exits[i];
    }
    return logRank(ends, causes, groups, groupCount, cause);
  }

  private static GrayTest logRank(
      long[] ends, int[] causes, int[] groups, int groupCount, int cause) {
    int[] order =
        IntStream.range(0, ends.length)
            .boxed()
            .sorted((a, b) -> Long.compare(ends[a], ends[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] atRisk = new double[groupCount];
    Arrays.stream(groups).forEach(g -> atRisk[g]++);
    double[] excess = new double[groupCount];
    double[][] variance = new double[groupCount][groupCount];
    for (int i = 0; i < order.length; ) {
      int next = i;
      double[] events = new double[groupCount];
      while (next < order.length && ends[order[next]] == ends[order[i]]) {
        events[groups[order[next]]] += causes[order[next]] == cause ? 1 : 0;
        next++;
      }
      add(atRisk, events, excess, variance);
      for (; i < next; i++) {
        atRisk[groups[order[i]]]--;
      }
    }
    return solve(excess, variance);
  }

  private static void add(double[] atRisk, double[] events, double[] excess, double[][] variance) {
    double n = Arrays.stream(atRisk).sum();
    double d = Arrays.stream(events).sum();
    if (d == 0) {
      return;
    }
    double spread = n > 1 ? d * (n - d) / (n - 1) : 0;
    for (int g = 0; g < events.length; g++) {
      excess[g] += events[g] - d * atRisk[g] / n;
      for (int h = 0; h < events.length; h++) {
        double share = atRisk[h] / n;
        variance[g][h] += spread * atRisk[g] / n * ((g == h ? 1 : 0) - share);
      }
    }
  }

  /** The excesses add up to 0, so the last group says nothing that the others do not. */
  private static GrayTest solve(double[] excess, double[][] variance) {
    int size = excess.length - 1;
    if (size < 1) {
      return new GrayTest(Double.NaN, 0, Double.NaN);
    }
    double[][] part = new double[size][];
    for (int g = 0; g < size; g++) {
      part[g] = Arrays.copyOf(variance[g], size);
    }
    SingularValueDecomposition solver =
        new SingularValueDecomposition(new Array2DRowRealMatrix(part));
    int degrees = solver.getRank();
    if (degrees == 0) {
      return new GrayTest(Double.NaN, 0, Double.NaN);
    }
    RealVector z = new ArrayRealVector(Arrays.copyOf(excess, size));
    double statistic = StrictMath.max(0, z.dotProduct(solver.getSolver().solve(z)));
    double p = 1 - new ChiSquaredDistribution(null, degrees).cumulativeProbability(statistic);
    return new GrayTest(statistic, degrees, StrictMath.max(0, p));
  }
}
