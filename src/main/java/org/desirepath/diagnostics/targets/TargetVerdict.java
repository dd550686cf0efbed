package org.desirepath.diagnostics.targets;

import org.desirepath.statistics.Interval;

/** Whether a target is met. */
public enum TargetVerdict {
  PASS("pass"),
  FAIL("fail"),
  UNDECIDED("undecided");

  private final String word;

  TargetVerdict(String word) {
    this.word = word;
  }

  /** As the JSON result has it. */
  public String word() {
    return word;
  }

  /**
   * Pass when the whole interval is on the wanted side, fail when it is wholly beyond; ends count
   * as met.
   *
   * @param delta how far away "about" may be, above 0
   */
  static TargetVerdict of(Interval interval, Target.Aim aim, double designed, double delta) {
    return switch (aim) {
      case AT_LEAST ->
          interval.low() >= designed ? PASS : interval.isBelow(designed) ? FAIL : UNDECIDED;
      case AT_MOST ->
          interval.high() <= designed ? PASS : interval.isAbove(designed) ? FAIL : UNDECIDED;
      case ABOUT ->
          interval.isWithin(designed - delta, designed + delta)
              ? PASS
              : interval.isBelow(designed - delta) || interval.isAbove(designed + delta)
                  ? FAIL
                  : UNDECIDED;
    };
  }
}
