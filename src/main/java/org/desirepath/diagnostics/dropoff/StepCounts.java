package org.desirepath.diagnostics.dropoff;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.JourneyStatus;
import org.desirepath.diagnostics.journeys.JourneyStatuses;
import org.desirepath.eventlog.EventLog;
import org.desirepath.statistics.Proportion;

/**
 * What became of journeys at each touchpoint, by activity code, under given inactivity limits. The
 * alignments are those of the limits in force: only what counts as lost is counted anew.
 */
final class StepCounts {
  private static final double NEARLY_ALL = 0.99;

  private final AlignedJourneys journeys;
  private final EventLog log;
  private final long[] limits;
  private final long[] lingering;
  private final int[] advanced;
  private final int[] exited;
  private final int[] abandoned;
  private final int[] open;
  private final int[] mature;
  private final int[] matureAbandoned;

  private StepCounts(AlignedJourneys journeys, long[] limits, long[] lingering) {
    this.journeys = journeys;
    this.log = journeys.log();
    this.limits = limits;
    this.lingering = lingering;
    this.advanced = new int[limits.length];
    this.exited = new int[limits.length];
    this.abandoned = new int[limits.length];
    this.open = new int[limits.length];
    this.mature = new int[limits.length];
    this.matureAbandoned = new int[limits.length];
  }

  /**
   * Counts journeys.
   *
   * @param members the journeys to count
   * @param limits inactivity limit by activity code; below 0 = not known
   * @param lingering from {@link #lingering}
   */
  static StepCounts of(AlignedJourneys journeys, BitSet members, long[] limits, long[] lingering) {
    StepCounts counts = new StepCounts(journeys, limits, lingering);
    int[] seen = new int[limits.length];
    for (int t = members.nextSetBit(0); t >= 0; t = members.nextSetBit(t + 1)) {
      counts.count(t, seen);
    }
    return counts;
  }

  /** The limits in force. */
  static long[] limits(AlignedJourneys journeys) {
    long[] limits = new long[journeys.log().activities().size()];
    for (int a = 0; a < limits.length; a++) {
      limits[a] = journeys.statuses().limit(journeys.touchpoint(a)).millis().orElse(-1);
    }
    return limits;
  }

  /** Time from the first entry until all but 1 % of those not advanced had their last event. */
  static long[] lingering(AlignedJourneys journeys) {
    EventLog log = journeys.log();
    List<List<Long>> times = new ArrayList<>();
    for (int a = 0; a < log.activities().size(); a++) {
      times.add(new ArrayList<>());
    }
    for (int t = 0; t < log.traceCount(); t++) {
      int last = lastDesigned(journeys, t);
      JourneyStatus status = journeys.statuses().status(t);
      boolean stayed = status == JourneyStatus.ABANDONED || status == JourneyStatus.OPEN;
      if (last >= 0 && stayed && journeys.isTimed(t)) {
        int code = log.activity(last);
        int entry = log.firstEvent(t);
        while (log.activity(entry) != code
            || journeys.transitionsOf(t)[entry - log.firstEvent(t)] < 0) {
          entry++;
        }
        times.get(code).add(log.timeMillis(log.endEvent(t) - 1) - log.timeMillis(entry));
      }
    }
    long[] lingering = new long[times.size()];
    for (int a = 0; a < lingering.length; a++) {
      List<Long> sorted = times.get(a).stream().sorted().toList();
      int n = sorted.size();
      lingering[a] = n == 0 ? 0 : sorted.get((int) StrictMath.ceil(NEARLY_ALL * n) - 1);
    }
    return lingering;
  }

  /** The row of the last designed event, or -1. */
  static int lastDesigned(AlignedJourneys journeys, int trace) {
    int[] transitions = journeys.transitionsOf(trace);
    for (int i = transitions.length - 1; i >= 0; i--) {
      if (transitions[i] >= 0) {
        return journeys.log().firstEvent(trace) + i;
      }
    }
    return -1;
  }

  /** The status of a journey under other limits. */
  static JourneyStatus status(AlignedJourneys journeys, int trace, long[] limits) {
    JourneyStatuses statuses = journeys.statuses();
    JourneyStatus status = statuses.status(trace);
    if (status != JourneyStatus.ABANDONED && status != JourneyStatus.OPEN) {
      return status;
    }
    EventLog log = journeys.log();
    int last = log.endEvent(trace) - 1;
    while (last >= log.firstEvent(trace) && log.timeMillis(last) == EventLog.NO_TIME) {
      last--;
    }
    if (last < log.firstEvent(trace)) {
      return JourneyStatus.OPEN;
    }
    long limit = limits[log.activity(last)];
    boolean silent = limit >= 0 && statuses.asOfMillis() - log.timeMillis(last) >= limit;
    return silent ? JourneyStatus.ABANDONED : JourneyStatus.OPEN;
  }

  /**
   * Counts a journey at every designed touchpoint it reached.
   *
   * @param seen 1 + the last trace that reached a touchpoint
   */
  private void count(int trace, int[] seen) {
    int[] transitions = journeys.transitionsOf(trace);
    int first = log.firstEvent(trace);
    int lastRow = lastDesigned(journeys, trace);
    int last = lastRow < 0 ? -1 : log.activity(lastRow);
    JourneyStatus status = status(journeys, trace, limits);
    for (int i = 0; i < transitions.length; i++) {
      int code = log.activity(first + i);
      if (transitions[i] >= 0 && seen[code] != trace + 1) {
        seen[code] = trace + 1;
        boolean lost = countAt(code, status, code == last);
        if (isMature(code, log.timeMillis(first + i))) {
          mature[code]++;
          matureAbandoned[code] += lost ? 1 : 0;
        }
      }
    }
  }

  private boolean isMature(int code, long entry) {
    return limits[code] >= 0
        && entry != EventLog.NO_TIME
        && journeys.statuses().asOfMillis() - entry - lingering[code] >= limits[code];
  }

  private boolean countAt(int code, JourneyStatus status, boolean isLast) {
    if (!isLast || status == JourneyStatus.COMPLETED) {
      advanced[code]++;
    } else if (status == JourneyStatus.EXITED) {
      exited[code]++;
    } else if (status == JourneyStatus.OPEN) {
      open[code]++;
    } else {
      abandoned[code]++;
      return true;
    }
    return false;
  }

  /** The inactivity limit of a touchpoint; below 0 = not known. */
  long limit(int code) {
    return code < 0 ? -1 : limits[code];
  }

  int advanced(int code) {
    return code < 0 ? 0 : advanced[code];
  }

  int exited(int code) {
    return code < 0 ? 0 : exited[code];
  }

  int abandoned(int code) {
    return code < 0 ? 0 : abandoned[code];
  }

  int open(int code) {
    return code < 0 ? 0 : open[code];
  }

  int entered(int code) {
    return advanced(code) + exited(code) + abandoned(code) + open(code);
  }

  /** Lost here among those that first came here long enough ago for a loss to show. */
  Proportion rate(int code) {
    return code < 0 ? new Proportion(0, 0) : new Proportion(matureAbandoned[code], mature[code]);
  }
}
