package org.desirepath.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The false discovery rate over many tests, and the intervals of what was selected.
 *
 * <p>Sources: Y. Benjamini and Y. Hochberg, "Controlling the false discovery rate", 1995,
 * doi:10.1111/j.2517-6161.1995.tb02031.x; Y. Benjamini and D. Yekutieli, "False discovery
 * rate-adjusted multiple confidence intervals for selected parameters", 2005,
 * doi:10.1198/016214504000001907.
 *
 * <p>Cost O(m log m) for m p-values.
 */
public final class BenjaminiHochberg {

  private BenjaminiHochberg() {}

  /**
   * The adjusted p-values {@code q_(i) = min(1, min_{j >= i} m p_(j) / j)}, in the order given.
   *
   * <p>A {@code NaN} means "not testable": it stays {@code NaN} and does not count in {@code m}, so
   * that a hypothesis nobody could test costs the others nothing. Print {@link #testedCount} beside
   * the result.
   *
   * @param p p-values in [0, 1] or {@code NaN}
   * @throws IllegalArgumentException if a p-value is outside [0, 1]
   */
  public static double[] adjust(double[] p) {
    int[] order =
        IntStream.range(0, p.length)
            .filter(i -> !Double.isNaN(checked(p, i)))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> p[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] q = new double[p.length];
    Arrays.fill(q, Double.NaN);
    double smallest = 1;
    for (int rank = order.length; rank >= 1; rank--) {
      int i = order[rank - 1];
      // multiply last: (m / rank) is at least 1, so q never falls below p by rounding
      smallest = StrictMath.min(smallest, p[i] * ((double) order.length / rank));
      q[i] = smallest;
    }
    return q;
  }

  /** The {@code m} that {@link #adjust} uses: how many of the p-values are not {@code NaN}. */
  public static int testedCount(double[] p) {
    return (int) Arrays.stream(p).filter(value -> !Double.isNaN(value)).count();
  }

  /**
   * The level {@code 1 - alpha * selected / tested} at which to show the intervals of a selected
   * set, so that at most a share {@code alpha} of the shown intervals is expected to miss (false
   * coverage rate).
   *
   * @param alpha tolerated share of misses, above 0 and below 1, e.g. 0.05
   * @param selected how many of the tested are shown, 1 to {@code tested}
   * @param tested how many were tested
   * @throws IllegalArgumentException outside these ranges
   */
  public static double coverageLevel(double alpha, int selected, int tested) {
    if (!(alpha > 0 && alpha < 1) || selected < 1 || selected > tested) {
      throw new IllegalArgumentException(
          "needs 0 < alpha < 1 and 1 <= selected <= tested; got alpha="
              + alpha
              + " selected="
              + selected
              + " tested="
              + tested);
    }
    return 1 - alpha * selected / tested;
  }

  private static double checked(double[] p, int index) {
    double value = p[index];
    if (value < 0 || value > 1) {
      throw new IllegalArgumentException(
          "p-values must be in [0, 1] or NaN; got " + value + " at index " + index);
    }
    return value;
  }
}
