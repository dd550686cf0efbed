package org.desirepath.eventlog.lifecycle;

import org.desirepath.eventlog.EventLog;

/**
 * One execution of an activity. Times are milliseconds since 1970-01-01T00:00Z, or {@link
 * EventLog#NO_TIME} where the log does not have them.
 *
 * @param trace the journey
 * @param row the row of the log that stands for it: its end, else its start
 * @param scheduledMillis when it was scheduled
 * @param startMillis when it was started; for a row that is only an end, not known
 * @param completeMillis when it ended; for one that was started only, not known
 * @param suspendedMillis how long it was suspended between start and end; 0 if it was not
 */
public record ActivityInstance(
    int trace,
    int row,
    long scheduledMillis,
    long startMillis,
    long completeMillis,
    long suspendedMillis) {

  public boolean isPaired() {
    return startMillis != EventLog.NO_TIME && completeMillis != EventLog.NO_TIME;
  }

  /**
   * Time worked on it: from start to end, without the time it was suspended; {@link
   * EventLog#NO_TIME} unless both are known.
   */
  public long serviceMillis() {
    return isPaired() ? completeMillis - startMillis - suspendedMillis : EventLog.NO_TIME;
  }
}
