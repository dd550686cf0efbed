package org.desirepath.statistics;

import org.apache.commons.math3.special.Erf;

/**
 * Tail and quantile of the standard normal distribution.
 *
 * <p>The special functions of commons-math3 are plain Java arithmetic without intrinsics, hence the
 * same on every platform.
 */
final class StandardNormal {

  private static final double SQRT_2 = StrictMath.sqrt(2);

  private StandardNormal() {}

  /** {@code P(|Z| >= |z|)}; the complementary error function keeps tiny tails exact. */
  static double twoSidedP(double z) {
    return Erf.erfc(StrictMath.abs(z) / SQRT_2);
  }

  /**
   * The z with {@code P(|Z| <= z) = level}.
   *
   * @throws IllegalArgumentException unless {@code 0 < level < 1}
   */
  static double quantileOfLevel(double level) {
    return SQRT_2 * Erf.erfInv(checkedLevel(level));
  }

  static double checkedLevel(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "a confidence level must be above 0 and below 1, e.g. 0.95; got " + level);
    }
    return level;
  }
}
