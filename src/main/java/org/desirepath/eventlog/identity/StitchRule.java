package org.desirepath.eventlog.identity;

/**
 * Identifiers with the same value of an attribute are one person.
 *
 * @param name for the audit
 * @param key the attribute of events or journeys, such as a hashed mail address
 * @param withinMillis the longest time between two events with the value that it bridges; {@link
 *     Long#MAX_VALUE} = any
 * @param maxIds a value on more identifiers than this is a shared one and stitches nothing
 */
public record StitchRule(String name, String key, long withinMillis, int maxIds) {
  /** A household of devices fits; a call centre's own number does not. */
  public static final int DEFAULT_MAX_IDS = 10;

  public StitchRule {
    if (withinMillis < 0 || maxIds < 2) {
      throw new IllegalArgumentException(
          "rule " + name + ": expected a time of 0 or more and at least 2 ids");
    }
  }
}
