package org.desirepath.diagnostics.journeys;

/** Where a journey stands at the time of extraction. */
public enum JourneyStatus {
  /** A success event happened. */
  COMPLETED("completed"),
  /** No success, but a designed exit. */
  EXITED("exited"),
  /** Neither, and silent for at least the inactivity limit. */
  ABANDONED("abandoned"),
  /** Neither, and not silent for so long, or not known to be. */
  OPEN("open"),
  /** The design declares no outcome, so nothing more can be said. */
  RESOLVED("resolved");

  private final String word;

  JourneyStatus(String word) {
    this.word = word;
  }

  /** As the JSON result has it. */
  public String word() {
    return word;
  }
}
