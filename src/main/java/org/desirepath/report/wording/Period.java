package org.desirepath.report.wording;

import org.desirepath.eventlog.EventLog;

/** From the first to the last event of a log, or {@link EventLog#NO_TIME} twice. */
public record Period(long fromMillis, long toMillis) {
  public static final String NO_TIMES = "no event has a time";

  public static Period of(EventLog log) {
    long from = Long.MAX_VALUE;
    long to = EventLog.NO_TIME;
    for (int e = 0; e < log.eventCount(); e++) {
      long time = log.timeMillis(e);
      if (time != EventLog.NO_TIME) {
        from = Math.min(from, time);
        to = Math.max(to, time);
      }
    }
    return to == EventLog.NO_TIME ? new Period(to, to) : new Period(from, to);
  }

  public boolean isKnown() {
    return toMillis != EventLog.NO_TIME;
  }
}
