package org.desirepath.diagnostics.journeys;

import java.util.Arrays;
import org.desirepath.eventlog.EventLog;

/**
 * How long journeys ran from their first event until what ended them, cut where all statuses are
 * known. Those whose beginning was not recorded have no such time and are left out. Cutting at the
 * extraction instead would make censoring tell of the outcome: a loss shows only when the
 * inactivity limit has passed.
 */
public final class JourneyTimes {
  public static final int COMPLETED = 1;
  public static final int EXITED = 2;
  public static final int ABANDONED = 3;
  public static final int CAUSES = 3;

  private final int[] traces;
  private final long[] exits;
  private final int[] causes;

  private JourneyTimes(int[] traces, long[] exits, int[] causes) {
    this.traces = traces;
    this.exits = exits;
    this.causes = causes;
  }

  /** The journeys, ascending. Not to be changed. */
  public int[] traces() {
    return traces;
  }

  /** Time since the first event. Not to be changed. */
  public long[] exits() {
    return exits;
  }

  /** 0 = cut, else one of the constants. Not to be changed. */
  public int[] causes() {
    return causes;
  }

  /** The journeys whose first event is not after the cut and that have times. */
  public static JourneyTimes cutAt(AlignedJourneys journeys, long cut) {
    EventLog log = journeys.log();
    int[] traces = new int[log.traceCount()];
    long[] exits = new long[log.traceCount()];
    int[] causes = new int[log.traceCount()];
    int n = 0;
    for (int t = 0; t < log.traceCount(); t++) {
      if (!journeys.isTimed(t)
          || journeys.isTruncated(t)
          || log.timeMillis(log.firstEvent(t)) > cut) {
        continue;
      }
      long first = log.timeMillis(log.firstEvent(t));
      JourneyStatus status = journeys.statuses().status(t);
      int cause =
          switch (status) {
            case COMPLETED -> COMPLETED;
            case EXITED -> EXITED;
            case ABANDONED -> ABANDONED;
            case OPEN, RESOLVED -> 0;
          };
      long end = log.timeMillis(endRow(journeys, t, status));
      causes[n] = end <= cut ? cause : 0;
      exits[n] = (causes[n] == 0 ? cut : end) - first;
      traces[n++] = t;
    }
    return new JourneyTimes(
        Arrays.copyOf(traces, n), Arrays.copyOf(exits, n), Arrays.copyOf(causes, n));
  }

  private static int endRow(AlignedJourneys journeys, int trace, JourneyStatus status) {
    int last = journeys.log().endEvent(trace) - 1;
    return switch (status) {
      case COMPLETED -> journeys.statuses().successEvent(trace).orElse(last);
      case EXITED -> journeys.statuses().exitEvent(trace).orElse(last);
      case ABANDONED, OPEN, RESOLVED -> last;
    };
  }
}
