package org.desirepath.comparison;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.desirepath.conformance.search.FirstActivities;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.DesignedJourney;

/**
 * Which journeys began before the record did. The log alone can't tell these from journeys that
 * left out their beginning, so it has to be said: those whose first event is before a time, and is
 * no designed first touchpoint. What they had before it is unknown: it is neither missing nor could
 * it have been, and the first event is no undesigned start.
 *
 * @param beforeMillis milliseconds since 1970-01-01T00:00Z, usually the beginning of the record and
 *     the longest usual wait after it
 */
public record LeftTruncation(long beforeMillis) {

  /** Every journey was recorded from its beginning. */
  public static final LeftTruncation NONE = new LeftTruncation(Long.MIN_VALUE);

  /** The journeys without a beginning; those without times are none. O(journeys + model). */
  BitSet of(EventLog journeys, DesignedJourney model) {
    BitSet truncated = new BitSet(journeys.traceCount());
    if (beforeMillis == Long.MIN_VALUE) {
      return truncated;
    }
    Set<String> beginnings = FirstActivities.of(model);
    Set<String> allowed = new HashSet<>(model.facts().unplannedAllowed());
    for (int t = 0; t < journeys.traceCount(); t++) {
      int first = journeys.firstEvent(t);
      int e = first;
      while (e < journeys.endEvent(t) && allowed.contains(name(journeys, e))) {
        e++;
      }
      truncated.set(
          t,
          e < journeys.endEvent(t)
              && journeys.timeMillis(first) != EventLog.NO_TIME
              && journeys.timeMillis(first) < beforeMillis
              && !beginnings.contains(name(journeys, e)));
    }
    return truncated;
  }

  private static String name(EventLog journeys, int event) {
    return journeys.activities().get(journeys.activity(event));
  }
}
