package org.desirepath.eventlog;

/** What an attribute means to the analysis, beside case, activity and time. */
public enum Role {
  START_TIME,
  RESOURCE,
  CHANNEL,
  /** {@code customer} or {@code company}. */
  INITIATOR,
  STATUS,
  /** A score of the customer's experience, a number. */
  EXPERIENCE,
  /** Money. */
  VALUE
}
