package org.desirepath.eventlog.filter;

import java.time.Instant;
import org.desirepath.eventlog.EventLog;

/**
 * Traces, or events, by time. A trace without any time is not in any window.
 *
 * @param mode what has to lie in the window
 * @param fromMillis the first moment inside; {@link Long#MIN_VALUE} = no start
 * @param toMillis the last moment inside; {@link Long#MAX_VALUE} = no end
 */
public record TimeWindow(Mode mode, long fromMillis, long toMillis) implements LogFilter {

  /** What has to lie in the window. */
  public enum Mode {
    /** All of the trace. */
    CONTAINED,
    /** Some of the time between its first event and its last. */
    INTERSECTING,
    /** Its first event. */
    STARTED,
    /** Its last event. */
    ENDED,
    /** The event: others are removed, so that journeys are cut. */
    TRIMMED
  }

  public TimeWindow {
    if (fromMillis > toMillis) {
      throw new IllegalArgumentException("the window ends before it starts");
    }
  }

  @Override
  public Kept keep(EventLog log) {
    if (mode == Mode.TRIMMED) {
      return LogFilter.events(log, (t, e) -> inside(placed(log, t, e)));
    }
    return LogFilter.traces(log, t -> holds(log, t));
  }

  /** The time of an event, or of the one before it in its trace when it has none. */
  private static long placed(EventLog log, int trace, int event) {
    int e = event;
    while (e > log.firstEvent(trace) && log.timeMillis(e) == EventLog.NO_TIME) {
      e--;
    }
    return log.timeMillis(e);
  }

  private boolean holds(EventLog log, int trace) {
    long first = EventLog.NO_TIME;
    long last = EventLog.NO_TIME;
    for (int e = log.firstEvent(trace); e < log.endEvent(trace); e++) {
      long time = log.timeMillis(e);
      if (time != EventLog.NO_TIME) {
        first = first == EventLog.NO_TIME ? time : first;
        last = time;
      }
    }
    if (first == EventLog.NO_TIME) {
      return false;
    }
    return switch (mode) {
      case CONTAINED -> inside(first) && inside(last);
      case INTERSECTING -> first <= toMillis && last >= fromMillis;
      case STARTED -> inside(first);
      case ENDED, TRIMMED -> inside(last);
    };
  }

  private boolean inside(long time) {
    return time != EventLog.NO_TIME && time >= fromMillis && time <= toMillis;
  }

  @Override
  public long asOfMillis(long asOfMillis) {
    return mode == Mode.TRIMMED ? Math.min(asOfMillis, toMillis) : asOfMillis;
  }

  @Override
  public String expression() {
    return "time "
        + Words.of(mode)
        + " "
        + (fromMillis == Long.MIN_VALUE ? "" : Instant.ofEpochMilli(fromMillis))
        + ".."
        + (toMillis == Long.MAX_VALUE ? "" : Instant.ofEpochMilli(toMillis));
  }
}
