package org.desirepath.diagnostics.journeys;

import java.util.OptionalDouble;
import org.desirepath.statistics.Estimate;
import org.desirepath.statistics.Interval;
import org.desirepath.statistics.Proportion;
import org.jspecify.annotations.Nullable;

/**
 * A number of a finding, or the reason why it can't be had. Never {@code NaN} or infinite.
 *
 * @param value the number; empty when absent
 * @param interval its interval of confidence, or null when absent or not given
 * @param reason why there is no number, one sentence; null when there is one
 */
public record Quantity(OptionalDouble value, @Nullable Interval interval, @Nullable String reason) {

  /**
   * @throws IllegalArgumentException unless there is either a finite value or a reason, and an
   *     interval, if any, is known and stands beside a value
   */
  public Quantity {
    boolean present = value.isPresent();
    if (present == (reason != null)
        || (present && !Double.isFinite(value.getAsDouble()))
        || (interval != null && (!present || !interval.isKnown()))) {
      throw new IllegalArgumentException(
          "a quantity has either a finite value, with or without a known interval, or a reason; got"
              + " "
              + value
              + ", "
              + interval
              + ", "
              + reason);
    }
  }

  /** A number without an interval. */
  public static Quantity of(double value) {
    return new Quantity(OptionalDouble.of(value), null, null);
  }

  /** A number with its interval. */
  public static Quantity of(double value, Interval interval) {
    return new Quantity(OptionalDouble.of(value), interval, null);
  }

  /** No number, for this reason. */
  public static Quantity absent(String reason) {
    return new Quantity(OptionalDouble.empty(), null, reason);
  }

  public static Quantity of(Estimate estimate) {
    return estimate.isPresent()
        ? of(estimate.value(), estimate.interval())
        : absent(estimate.absentReason());
  }

  /** A number with its interval if that is known. */
  public static Quantity estimate(double value, Interval interval) {
    return interval.isKnown() ? of(value, interval) : of(value);
  }

  /**
   * A share with Wilson's 95 % interval.
   *
   * @param reason why there is none if there are no trials
   */
  public static Quantity share(long successes, long trials, String reason) {
    if (trials == 0) {
      return absent(reason);
    }
    Proportion share = new Proportion(successes, trials);
    return of(share.estimate(), share.wilson());
  }

  public boolean isPresent() {
    return value.isPresent();
  }
}
