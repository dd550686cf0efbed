package org.desirepath.statistics;

/**
 * A closed interval of confidence {@code [low, high]}.
 *
 * <p>An unknown interval has {@code NaN} at both ends, so that every comparison with it fails and
 * nothing is ever concluded from it.
 *
 * @param low lower limit, not above {@code high}
 * @param high upper limit
 */
public record Interval(double low, double high) {

  private static final Interval UNKNOWN = new Interval(Double.NaN, Double.NaN);

  /**
   * @throws IllegalArgumentException if {@code low > high} or only one of them is {@code NaN}
   */
  public Interval {
    if (Double.isNaN(low) != Double.isNaN(high) || low > high) {
      throw new IllegalArgumentException(
          "an interval needs low <= high, or NaN at both ends; got low=" + low + " high=" + high);
    }
  }

  /** The interval of something that cannot be computed. */
  public static Interval unknown() {
    return UNKNOWN;
  }

  /**
   * The interval of a normally distributed estimate.
   *
   * @param error its standard error; the sign does not matter
   * @param level confidence level, above 0 and below 1
   */
  public static Interval normal(double estimate, double error, double level) {
    double half = StandardNormal.quantileOfLevel(level) * StrictMath.abs(error);
    return new Interval(estimate - half, estimate + half);
  }

  /**
   * Limits of a probability, symmetric on the log(-log) scale and so always inside (0, 1); unknown
   * for a probability of 0 or 1.
   */
  static Interval logLog(double probability, double variance, double level) {
    double z = StandardNormal.quantileOfLevel(level);
    if (!(probability > 0 && probability < 1)) {
      return UNKNOWN;
    }
    double logarithm = StrictMath.log(probability);
    double half = z * StrictMath.sqrt(variance) / (probability * -logarithm);
    return new Interval(
        StrictMath.exp(logarithm * StrictMath.exp(half)),
        StrictMath.exp(logarithm * StrictMath.exp(-half)));
  }

  /** False for {@link #unknown()}. */
  public boolean isKnown() {
    return !Double.isNaN(low);
  }

  /** Whether {@code value} lies within, ends included; false if unknown. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /** Whether all of the interval is above {@code bound}; false if unknown. */
  public boolean isAbove(double bound) {
    return low > bound;
  }

  /** Whether all of the interval is below {@code bound}; false if unknown. */
  public boolean isBelow(double bound) {
    return high < bound;
  }

  /** Whether all of the interval is inside the open range between the bounds; false if unknown. */
  public boolean isWithin(double lowerBound, double upperBound) {
    return low > lowerBound && high < upperBound;
  }

  /**
   * This interval under {@code x -> (x - shift) * factor}; a negative factor swaps the ends.
   *
   * @throws IllegalArgumentException if {@code shift} or {@code factor} is not finite
   */
  public Interval shiftedThenScaled(double shift, double factor) {
    if (!Double.isFinite(shift) || !Double.isFinite(factor)) {
      throw new IllegalArgumentException(
          "shift and factor must be finite; got shift=" + shift + " factor=" + factor);
    }
    double first = (low - shift) * factor;
    double second = (high - shift) * factor;
    return first <= second ? new Interval(first, second) : new Interval(second, first);
  }
}
