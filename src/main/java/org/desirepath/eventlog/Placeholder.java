package org.desirepath.eventlog;

/** x */
public final class Placeholder {
  private Placeholder() {}
}
