package org.desirepath.eventlog;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.desirepath.eventlog.QualityFinding.Severity;

/** Times that are there but look wrong. */
final class TimeQuality {
  private static final long DAY = 86_400_000L;
  private static final long HOUR = 3_600_000L;
  private static final long EARLIEST_PLAUSIBLE =
      LocalDate.of(1990, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();

  private final EventLog log;
  private final List<QualityFinding> findings = new ArrayList<>();

  private TimeQuality(EventLog log) {
    this.log = log;
  }

  /** Takes the times that are there, sorted. */
  static List<QualityFinding> of(EventLog log, long[] sorted) {
    TimeQuality run = new TimeQuality(log);
    run.beforeComputers();
    if (sorted.length > 0) {
      run.midnightHeap(sorted);
      run.lastFarAfter(sorted);
    }
    return run.findings;
  }

  /** The times that are there, sorted. */
  static long[] sortedTimes(EventLog log) {
    long[] times = new long[log.eventCount()];
    int count = 0;
    for (int e = 0; e < times.length; e++) {
      if (log.timeMillis(e) != EventLog.NO_TIME) {
        times[count++] = log.timeMillis(e);
      }
    }
    return RadixSort.sorted(count == times.length ? times : Arrays.copyOf(times, count));
  }

  private void beforeComputers() {
    long count = 0;
    List<String> examples = new ArrayList<>();
    for (int t = 0; t < log.traceCount(); t++) {
      long before = count;
      for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
        long time = log.timeMillis(e);
        if (time != EventLog.NO_TIME && time < EARLIEST_PLAUSIBLE) {
          count++;
        }
      }
      if (count > before && examples.size() < 5) {
        examples.add(log.traceId(t));
      }
    }
    if (count > 0) {
      findings.add(
          new QualityFinding(
              "implausibleTimes",
              Severity.WARNING,
              count,
              "events before 1990; often a default date, or a number read in the wrong unit",
              examples,
              true));
    }
  }

  /**
   * Midnight is counted at the offset from UTC that puts most events on it, summer time included,
   * because the log does not say in which zone its days begin.
   */
  private void midnightHeap(long[] sorted) {
    long[] onQuarter = new long[96];
    for (long time : sorted) {
      long ofDay = Math.floorMod(time, DAY);
      if (ofDay % (HOUR / 4) == 0) {
        onQuarter[(int) (ofDay / (HOUR / 4))]++;
      }
    }
    long count = 0;
    for (int q = 0; q < 96; q++) {
      count = Math.max(count, onQuarter[q] + onQuarter[(q + 4) % 96]);
    }
    if (sorted.length >= 20 && count * 10 >= sorted.length) {
      boolean all = count == sorted.length;
      findings.add(
          new QualityFinding(
              "midnightTimes",
              Severity.INFO,
              count,
              (all
                      ? "all events stand at the same time of day: the times are dates only"
                      : "events stand at exactly the same time of day, probably dates without a"
                          + " time")
                  + "; order within a day and waits under a day mean little there",
              List.of()));
    }
  }

  /**
   * The widest gap among the last hundredth of the events, if it is more than a week and three
   * times as wide as any before it (but for the first hundredth, which may be as far off).
   */
  private void lastFarAfter(long[] sorted) {
    int n = sorted.length;
    int cut = widestGap(sorted, n - Math.max(1, n / 100), n);
    if (n < 10 || cut < 0) {
      return;
    }
    long gap = sorted[cut] - sorted[cut - 1];
    int before = widestGap(sorted, n / 100 + 1, cut);
    long gapBefore = before < 0 ? 0 : sorted[before] - sorted[before - 1];
    if (gap > 7 * DAY && gap > 3 * gapBefore) {
      findings.add(
          new QualityFinding(
              "lastEventFarAfter",
              Severity.WARNING,
              n - cut,
              "events are "
                  + gap / DAY
                  + " days or more after all others; as the moment of the data they would make open"
                  + " journeys look abandoned: consider --as-of "
                  + Instant.ofEpochMilli(sorted[cut - 1]),
              List.of(Instant.ofEpochMilli(sorted[cut]).toString())));
    }
  }

  /** The index after the widest gap that ends in a range, or -1 if there is none. */
  private static int widestGap(long[] sorted, int from, int to) {
    int widest = -1;
    for (int i = Math.max(1, from); i < to; i++) {
      if (widest < 0 || sorted[i] - sorted[i - 1] > sorted[widest] - sorted[widest - 1]) {
        widest = i;
      }
    }
    return widest;
  }
}
