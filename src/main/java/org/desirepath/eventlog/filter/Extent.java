package org.desirepath.eventlog.filter;

import java.util.stream.LongStream;
import org.desirepath.eventlog.EventLog;

/**
 * Traces by how long they are. A trace without any time has no duration and is not kept by one.
 *
 * @param unit what is measured
 * @param least milliseconds or events, inclusive
 * @param most milliseconds or events, inclusive; {@link Long#MAX_VALUE} = no limit
 */
public record Extent(Unit unit, long least, long most) implements LogFilter {

  /** What is measured. */
  public enum Unit {
    /** Milliseconds from the first event to the last. */
    DURATION,
    /** Number of events. */
    LENGTH
  }

  public Extent {
    if (least < 0 || least > most) {
      throw new IllegalArgumentException(
          "least and most: expected 0 <= least <= most, got " + least + " and " + most);
    }
  }

  @Override
  public Kept keep(EventLog log) {
    return LogFilter.traces(
        log,
        t -> {
          long extent =
              unit == Unit.LENGTH ? log.endEvent(t) - log.firstEvent(t) : duration(log, t);
          return extent >= least && extent <= most;
        });
  }

  /** Or -1 when no event has a time. */
  private static long duration(EventLog log, int trace) {
    long[] times =
        LongStream.range(log.firstEvent(trace), log.endEvent(trace))
            .map(e -> log.timeMillis((int) e))
            .filter(time -> time != EventLog.NO_TIME)
            .toArray();
    return times.length == 0 ? -1 : times[times.length - 1] - times[0];
  }

  @Override
  public String expression() {
    boolean length = unit == Unit.LENGTH;
    return Words.of(unit)
        + " "
        + (length ? least : Words.seconds(least))
        + ".."
        + (most == Long.MAX_VALUE ? "" : length ? most : Words.seconds(most));
  }
}
