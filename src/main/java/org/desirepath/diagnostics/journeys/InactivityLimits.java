package org.desirepath.diagnostics.journeys;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.desirepath.diagnostics.journeys.InactivityLimit.Source;
import org.desirepath.eventlog.DurationText;
import org.desirepath.eventlog.EventLog;
import org.desirepath.statistics.KaplanMeier;

/**
 * Estimates inactivity limits from the gaps between events: the .99 quantile of the normalised
 * Kaplan-Meier curve of the time to the next event, journeys without one censored at the time of
 * extraction. The raw curve never gets to .99 once more than 1 % of the journeys are lost.
 */
final class InactivityLimits {
  private static final double QUANTILE = 0.99;
  private static final double LOWER_QUANTILE = 0.95;

  /** Below this the .99 quantile of a touchpoint's own gaps is no more than its longest gap. */
  private static final int OWN_GAPS = 100;

  private static final int POOLED_GAPS = 30;

  /** An entry must have been watched this many limits long for its silence to mean something. */
  private static final int WATCHED_LIMITS = 4;

  private static final int WATCHED_ENTRIES = 30;

  private final EventLog log;
  private final int[] ends;
  private final long asOf;

  private InactivityLimits(EventLog log, int[] ends, long asOf) {
    this.log = log;
    this.ends = ends;
    this.asOf = asOf;
  }

  /**
   * A limit for each activity code.
   *
   * @param ends by trace, the first row that is success or exit, or the end of the trace
   */
  static List<InactivityLimit> estimate(EventLog log, int[] ends, long asOf) {
    return new InactivityLimits(log, ends, asOf).estimate();
  }

  private List<InactivityLimit> estimate() {
    int activities = log.activities().size();
    Gaps all = new Gaps();
    List<Gaps> own = new ArrayList<>();
    for (int a = 0; a < activities; a++) {
      own.add(new Gaps());
    }
    for (int t = 0; t < log.traceCount(); t++) {
      collect(t, own, all);
    }
    InactivityLimit pooled = found(all, POOLED_GAPS, Source.POOLED);
    List<InactivityLimit> limits = new ArrayList<>();
    for (Gaps gaps : own) {
      limits.add(limit(gaps, pooled));
    }
    return limits;
  }

  private void collect(int trace, List<Gaps> own, Gaps all) {
    long next = EventLog.NO_TIME;
    boolean ended = ends[trace] < log.endEvent(trace);
    int from = ended ? ends[trace] : log.endEvent(trace) - 1;
    for (int e = from; e >= log.firstEvent(trace); e--) {
      long time = log.timeMillis(e);
      if (time == EventLog.NO_TIME) {
        continue;
      }
      if (e < ends[trace]) {
        boolean goesOn = next != EventLog.NO_TIME;
        long gap = (goesOn ? next : asOf) - time;
        own.get(log.activity(e)).add(gap, goesOn, asOf - time);
        all.add(gap, goesOn, asOf - time);
      }
      next = time;
    }
  }

  /** A touchpoint whose own gaps are too long to trust must not borrow a shorter limit. */
  private static InactivityLimit limit(Gaps own, InactivityLimit pooled) {
    if (own.observed < OWN_GAPS) {
      return pooled;
    }
    InactivityLimit mine = found(own, OWN_GAPS, Source.ESTIMATED);
    if (mine.millis().isPresent() || pooled.millis().isEmpty()) {
      return mine;
    }
    long longest = own.curve().normalizedQuantile(QUANTILE).orElse(0);
    return longest > pooled.millis().getAsLong() ? mine : pooled;
  }

  private static InactivityLimit found(Gaps gaps, int fewest, Source source) {
    if (gaps.observed < fewest) {
      return InactivityLimit.none(
          "only "
              + gaps.observed
              + " gaps between events to estimate an inactivity limit from (at least "
              + fewest
              + " are needed); give outcome.inactive_after");
    }
    KaplanMeier curve = gaps.curve();
    long limit = curve.normalizedQuantile(QUANTILE).orElse(0);
    if (limit <= 0) {
      return InactivityLimit.none(
          "events follow each other without any time between them; give outcome.inactive_after");
    }
    if (gaps.watchedFor(limit) < WATCHED_ENTRIES) {
      return InactivityLimit.none(
          "fewer than "
              + WATCHED_ENTRIES
              + " entries are older than "
              + WATCHED_LIMITS
              + " times the inactivity limit found ("
              + DurationText.of(limit)
              + "), so it can't be trusted; give outcome.inactive_after");
    }
    String where = source == Source.POOLED ? "all touchpoints together" : "this touchpoint";
    long lower = curve.normalizedQuantile(LOWER_QUANTILE).orElse(0);
    return new InactivityLimit(
        OptionalLong.of(limit),
        OptionalLong.of(lower),
        source,
        "estimated from "
            + String.format(Locale.ROOT, "%,d", gaps.observed)
            + " gaps after "
            + where
            + ": 99 % of those that go on do so within it, 95 % within "
            + DurationText.of(lower));
  }

  /** Times to the next event, and for how long each was watched. */
  private static final class Gaps {
    private long[] times = new long[64];
    private boolean[] happened = new boolean[64];
    private long[] watched = new long[64];
    private int size;
    private int observed;

    void add(long gap, boolean goesOn, long watchedMillis) {
      if (size == times.length) {
        times = Arrays.copyOf(times, 2 * size);
        happened = Arrays.copyOf(happened, 2 * size);
        watched = Arrays.copyOf(watched, 2 * size);
      }
      times[size] = gap;
      happened[size] = goesOn;
      watched[size++] = watchedMillis;
      observed += goesOn ? 1 : 0;
    }

    KaplanMeier curve() {
      return KaplanMeier.of(Arrays.copyOf(times, size), Arrays.copyOf(happened, size));
    }

    long watchedFor(long limit) {
      return Arrays.stream(watched, 0, size).filter(w -> w / WATCHED_LIMITS >= limit).count();
    }
  }
}
