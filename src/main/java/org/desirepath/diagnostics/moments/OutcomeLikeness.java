package org.desirepath.diagnostics.moments;

import java.util.Optional;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.JourneyStatus;
import org.desirepath.eventlog.EventLog;

/**
 * Recognises touchpoints that are nearly the outcome under another name: success never comes
 * without them and always with them, or they end journeys that never succeed. To test them would be
 * to find that success goes with success. Open journeys are left out; O(events).
 */
final class OutcomeLikeness {
  private static final int FEWEST = 30;
  private static final double NEARLY_ALL = 0.95;

  private final AlignedJourneys journeys;
  private final int successes;

  /** Journeys with it, by activity code. */
  private final int[] having;

  private final int[] succeeding;
  private final int[] endedByIt;

  OutcomeLikeness(AlignedJourneys journeys) {
    this.journeys = journeys;
    EventLog log = journeys.log();
    int activities = log.activities().size();
    this.having = new int[activities];
    this.succeeding = new int[activities];
    this.endedByIt = new int[activities];
    int[] seenIn = new int[activities];
    int count = 0;
    for (int t = 0; t < log.traceCount(); t++) {
      JourneyStatus status = journeys.statuses().status(t);
      if (status == JourneyStatus.OPEN || log.endEvent(t) == log.firstEvent(t)) {
        continue;
      }
      boolean success = status == JourneyStatus.COMPLETED;
      count += success ? 1 : 0;
      for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
        int code = log.activity(e);
        if (seenIn[code] != t + 1) {
          seenIn[code] = t + 1;
          having[code]++;
          succeeding[code] += success ? 1 : 0;
        }
      }
      endedByIt[log.activity(log.endEvent(t) - 1)] += success ? 0 : 1;
    }
    this.successes = count;
  }

  /** Why a touchpoint is no moment; empty if it is one. */
  Optional<String> reason(String touchpoint) {
    int code = journeys.codeOf(touchpoint);
    int n = code < 0 ? 0 : having[code];
    if (n < FEWEST) {
      return Optional.empty();
    }
    if (succeeding[code] >= NEARLY_ALL * n && succeeding[code] >= NEARLY_ALL * successes) {
      return Optional.of(
          "nearly the outcome itself: "
              + succeeding[code]
              + " of "
              + n
              + " journeys with it succeed, and so have "
              + succeeding[code]
              + " of "
              + successes
              + " that succeed");
    }
    if (succeeding[code] <= (1 - NEARLY_ALL) * n && endedByIt[code] >= NEARLY_ALL * n) {
      return Optional.of(
          "nearly a loss itself: it is the last event of "
              + endedByIt[code]
              + " of "
              + n
              + " journeys with it, without success; it may be an exit that the design does not"
              + " name");
    }
    return Optional.empty();
  }
}
