package org.desirepath.diagnostics.dropoff;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.JourneyStatus;
import org.desirepath.eventlog.EventLog;

/**
 * The journeys behind the drop-off rate of one touchpoint: {@code lost} among {@code mature}, by
 * the rule of {@link DropOff.Step#rate}.
 *
 * @param mature journeys whose first entry is so long ago that a loss would show
 * @param lost of them, those abandoned here
 */
public record StepLosses(String touchpoint, BitSet mature, BitSet lost) {

  /**
   * Those of some touchpoints, in their order; O(events) in all.
   *
   * @param touchpoints designed ones; those not in the log are left out
   */
  public static List<StepLosses> of(AlignedJourneys journeys, List<String> touchpoints) {
    long[] limits = StepCounts.limits(journeys);
    long[] lingering = StepCounts.lingering(journeys);
    EventLog log = journeys.log();
    List<StepLosses> byCode = new ArrayList<>();
    for (String name : log.activities()) {
      byCode.add(new StepLosses(name, new BitSet(), new BitSet()));
    }
    int[] seen = new int[limits.length];
    for (int t = 0; t < log.traceCount(); t++) {
      int[] transitions = journeys.transitionsOf(t);
      int lastRow = StepCounts.lastDesigned(journeys, t);
      int last = lastRow < 0 ? -1 : log.activity(lastRow);
      boolean abandoned = journeys.statuses().status(t) == JourneyStatus.ABANDONED;
      for (int i = 0; i < transitions.length; i++) {
        int row = log.firstEvent(t) + i;
        int code = log.activity(row);
        if (transitions[i] < 0 || seen[code] == t + 1) {
          continue;
        }
        seen[code] = t + 1;
        if (isMature(journeys, limits[code], lingering[code], log.timeMillis(row))) {
          byCode.get(code).mature.set(t);
          byCode.get(code).lost.set(t, abandoned && code == last);
        }
      }
    }
    return touchpoints.stream()
        .filter(name -> journeys.codeOf(name) >= 0)
        .map(name -> byCode.get(journeys.codeOf(name)))
        .toList();
  }

  private static boolean isMature(
      AlignedJourneys journeys, long limit, long lingering, long entry) {
    return limit >= 0
        && entry != EventLog.NO_TIME
        && journeys.statuses().asOfMillis() - entry - lingering >= limit;
  }
}
