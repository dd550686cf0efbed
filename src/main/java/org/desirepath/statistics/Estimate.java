package org.desirepath.statistics;

/**
 * A number with its interval, or the reason why there is none.
 *
 * @param value the estimate; {@code NaN} when absent
 * @param interval its interval; unknown when absent
 * @param absentReason why there is no estimate, in a short sentence; empty when there is one
 */
public record Estimate(double value, Interval interval, String absentReason) {

  /**
   * @throws IllegalArgumentException unless exactly one of value and reason is given
   */
  public Estimate {
    if (Double.isNaN(value) == absentReason.isEmpty()
        || Double.isNaN(value) == interval.isKnown()) {
      throw new IllegalArgumentException(
          "an estimate has either a value with an interval or a reason; got value="
              + value
              + " interval="
              + interval
              + " reason=\""
              + absentReason
              + '"');
    }
  }

  /** A present estimate. */
  public static Estimate of(double value, Interval interval) {
    return new Estimate(value, interval, "");
  }

  /** No estimate, for this reason. */
  public static Estimate absent(String reason) {
    return new Estimate(Double.NaN, Interval.unknown(), reason);
  }

  /** Whether there is a value. */
  public boolean isPresent() {
    return absentReason.isEmpty();
  }

  /** This estimate and its interval divided by a positive number; absent stays absent. */
  Estimate dividedBy(double divisor) {
    return isPresent() ? of(value / divisor, interval.shiftedThenScaled(0, 1 / divisor)) : this;
  }
}
