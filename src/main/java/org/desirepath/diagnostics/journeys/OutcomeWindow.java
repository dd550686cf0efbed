package org.desirepath.diagnostics.journeys;

import java.util.OptionalLong;
import org.desirepath.eventlog.EventLog;
import org.desirepath.statistics.AalenJohansen;
import org.jspecify.annotations.Nullable;

/**
 * The time within which success must follow a moment to count, and the last time at which a moment
 * can be followed for so long.
 *
 * <p>It is the .99 quantile of the time from the first event to the end of a journey (success, exit
 * or the last event before abandonment), every journey cut at the extraction less the longest
 * inactivity limit, where all statuses are known; plus that limit. Counted from the first event it
 * is on the safe side of what a later moment needs: a window too short would measure speed.
 *
 * @param millis the window W
 * @param latestMoment extraction less W
 * @param reason why there is no window, or null
 */
public record OutcomeWindow(long millis, long latestMoment, @Nullable String reason) {
  private static final double QUANTILE = 0.99;

  static OutcomeWindow of(AlignedJourneys journeys) {
    JourneyStatuses statuses = journeys.statuses();
    if (!statuses.hasOutcome()) {
      return none("the design declares no outcome");
    }
    if (statuses.asOfMillis() == EventLog.NO_TIME) {
      return none("the events have no times");
    }
    OptionalLong limit = statuses.longestLimitMillis();
    if (limit.isEmpty()) {
      return none("an inactivity limit can't be estimated; give outcome.inactive_after");
    }
    long toEnd = timeToEnd(journeys, statuses.asOfMillis() - limit.getAsLong());
    if (toEnd < 0) {
      return none("no journey could be followed to its end");
    }
    long window = toEnd + limit.getAsLong();
    return new OutcomeWindow(window, statuses.asOfMillis() - window, null);
  }

  private static OutcomeWindow none(String reason) {
    return new OutcomeWindow(0, Long.MIN_VALUE, reason);
  }

  private static long timeToEnd(AlignedJourneys journeys, long cut) {
    JourneyTimes times = JourneyTimes.cutAt(journeys, cut);
    AalenJohansen curve = AalenJohansen.of(times.exits(), times.causes(), JourneyTimes.CAUSES);
    for (int i = 0; i < curve.timeCount(); i++) {
      if (curve.survival(curve.time(i)) <= 1 - QUANTILE + 1e-12) {
        return curve.time(i);
      }
    }
    return curve.timeCount() == 0 ? -1 : curve.time(curve.timeCount() - 1);
  }

  public boolean isKnown() {
    return reason == null;
  }

  /** Whether success comes within the window of a moment. */
  public boolean succeeds(long moment, long successTime) {
    return successTime != Long.MAX_VALUE && successTime - moment <= millis;
  }
}
