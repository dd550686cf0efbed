package org.desirepath.eventlog;

/**
 * One event, as a value.
 *
 * @param activity its label
 * @param timeMillis milliseconds since 1970-01-01T00:00Z, or {@link EventLog#NO_TIME}
 * @param index its row in the log's columns
 */
public record Event(String activity, long timeMillis, int index) {

  public boolean hasTime() {
    return timeMillis != EventLog.NO_TIME;
  }
}
