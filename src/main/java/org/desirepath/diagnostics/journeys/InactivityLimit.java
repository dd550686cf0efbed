package org.desirepath.diagnostics.journeys;

import java.util.OptionalLong;

/**
 * How long a journey may be silent after a touchpoint before it counts as abandoned.
 *
 * @param millis the limit: silent for this long is abandoned; empty when none can be had
 * @param lowerMillis within this, 95 % of those that go on do so; empty unless estimated
 * @param source where it comes from
 * @param explanation how it was found or why it can't be had, one sentence
 */
public record InactivityLimit(
    OptionalLong millis, OptionalLong lowerMillis, Source source, String explanation) {

  /** Where a limit comes from. */
  public enum Source {
    /** The design says it. */
    DESIGNED,
    /** From the gaps after this touchpoint. */
    ESTIMATED,
    /** From the gaps after all touchpoints, as this one has too few. */
    POOLED,
    /** It can't be had. */
    NONE
  }

  static InactivityLimit none(String explanation) {
    return new InactivityLimit(
        OptionalLong.empty(), OptionalLong.empty(), Source.NONE, explanation);
  }
}
