package org.desirepath.statistics;

/**
 * Tests whether a binary outcome rises or falls with an ordered score within strata: z of {@code
 * sum over strata of (sum x y - E) }, {@code E = m1 mean(x)} and {@code Var = m1 m0 / (n (n - 1))
 * sum (x - mean(x))^2} given the margins.
 *
 * <p>Source: N. Mantel, "Chi-square tests with one degree of freedom; extensions of the
 * Mantel-Haenszel procedure", 1963, doi:10.1080/01621459.1963.10500879. With scores 0 and 1 it is
 * the Cochran-Mantel-Haenszel test.
 *
 * <p>Cost O(n) for n groups; only sums are kept. Strata with one outcome or one score say nothing
 * and add nothing. Not safe for several threads at once.
 */
public final class MantelTrend {

  private double excess;
  private double variance;
  private long informative;

  /** A test without data. */
  public MantelTrend() {}

  /**
   * Adds a stratum of its own, given in groups of equal score; a single journey is a group with one
   * trial.
   *
   * @param scores the ordered score of each group, finite, e.g. the number of repetitions
   * @param groups successes and trials of each group
   * @throws IllegalArgumentException if the lengths differ or a score is not finite
   */
  public MantelTrend add(double[] scores, Proportion[] groups) {
    if (scores.length != groups.length) {
      throw new IllegalArgumentException(
          "needs one score a group; got "
              + scores.length
              + " scores and "
              + groups.length
              + " groups");
    }
    double trials = 0;
    double successes = 0;
    double scoreSum = 0;
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < scores.length; i++) {
      if (!Double.isFinite(scores[i])) {
        throw new IllegalArgumentException("scores must be finite; got " + scores[i]);
      }
      if (groups[i].trials() > 0) {
        least = StrictMath.min(least, scores[i]);
        greatest = StrictMath.max(greatest, scores[i]);
      }
      trials += groups[i].trials();
      successes += groups[i].successes();
      scoreSum += scores[i] * groups[i].trials();
    }
    if (successes > 0 && successes < trials && least < greatest) {
      addInformative(scores, groups, trials, successes, scoreSum / trials);
    }
    return this;
  }

  private void addInformative(
      double[] scores, Proportion[] groups, double trials, double successes, double mean) {
    double squares = 0;
    double productSum = 0;
    for (int i = 0; i < scores.length; i++) {
      double distance = scores[i] - mean;
      squares += distance * distance * groups[i].trials();
      productSum += distance * groups[i].successes();
    }
    excess += productSum;
    variance += successes * (trials - successes) * squares / (trials * (trials - 1));
    informative += (long) trials;
  }

  /** Journeys in strata with both outcomes and more than one score. */
  public long informativeCount() {
    return informative;
  }

  /** The test so far; z is positive if success grows with the score. */
  public TestResult test() {
    return variance > 0
        ? TestResult.normal(excess / StrictMath.sqrt(variance))
        : TestResult.notTestable();
  }
}
