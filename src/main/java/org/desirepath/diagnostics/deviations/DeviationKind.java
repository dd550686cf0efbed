package org.desirepath.diagnostics.deviations;

/**
 * In which way a journey departs from the design. Each move of an alignment has at most one of the
 * kinds from {@link #START} to {@link #UNPLANNED}, the first that fits in this order; the others
 * come from attributes and times and stand beside them.
 */
public enum DeviationKind {
  /** The first event is not a designed first touchpoint. */
  START("start"),
  /** An event after success or exit that the design does not have there. */
  END("end"),
  /** Again, beyond what the design allows. */
  REPEAT("repeat"),
  /** It happened, but not in its turn. */
  ORDER("order"),
  /** Not recorded where another touchpoint stands that takes its place. */
  REPLACED("replaced"),
  /** Of a branch that excludes the one taken. */
  CHOICE("choice"),
  /** Not recorded, though what may happen in any order with it was begun. */
  INCOMPLETE_BLOCK("incompleteBlock"),
  /** Passed without being recorded. */
  MISSING("missing"),
  /** Not in the design at this place. */
  UNPLANNED("unplanned"),
  /** Through a channel that the design does not allow. */
  CHANNEL("channel"),
  /** Started by the customer where the company should have, or the reverse. */
  INITIATOR("initiator"),
  /** Later than the designed wait. */
  LATE("late"),
  /** Sooner than the designed wait. */
  EARLY("early"),
  /** With a value that the design says means failure. */
  FAILED("failed"),
  /** Scored below the designed experience. */
  EXPERIENCE("experience"),
  /** A branch of a choice, taken in another share than designed. */
  SHARE("share"),
  /** A rule beside the flow that does not hold; its touchpoint is the rule itself. */
  RULE("rule");

  private final String word;

  DeviationKind(String word) {
    this.word = word;
  }

  /** As the JSON result has it. */
  public String word() {
    return word;
  }

  /** True if it comes from the moves of an alignment. */
  public boolean isOfMoves() {
    return compareTo(UNPLANNED) <= 0;
  }
}
