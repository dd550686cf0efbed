package org.desirepath.diagnostics.deviations;

import org.desirepath.statistics.Interval;

/** What an adjusted difference in success, held against a least material one, lets one say. */
public enum Verdict {
  /** Goes with a worse outcome: the whole interval is below -delta. */
  WORSE("worse"),
  /** The whole interval is within -delta and delta. */
  NO_MATERIAL_DIFFERENCE("noMaterialDifference"),
  /** Goes with a better outcome: the whole interval is above delta. */
  BETTER("better"),
  /** None of these. */
  UNDECIDED("undecided");

  private final String word;

  Verdict(String word) {
    this.word = word;
  }

  /** As the JSON result has it. */
  public String word() {
    return word;
  }

  /**
   * The verdict of an interval of a risk difference.
   *
   * @param delta the least difference that matters, above 0
   */
  public static Verdict of(Interval interval, double delta) {
    if (interval.isBelow(-delta)) {
      return WORSE;
    }
    if (interval.isAbove(delta)) {
      return BETTER;
    }
    return interval.isWithin(-delta, delta) ? NO_MATERIAL_DIFFERENCE : UNDECIDED;
  }
}
