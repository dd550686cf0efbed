package org.desirepath.eventlog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.desirepath.eventlog.QualityFinding.Severity;

/**
 * Signs that the record itself is not whole or not of one kind, which only a log of some size can
 * show. O(events), and O(n log n) in the number of times.
 *
 * <p>Codes: {@code sameInstantJourneys}, {@code timesAfter2100}, {@code recordGaps}, {@code
 * rareActivities}, {@code labelSuffixes}, {@code beganBeforeRecord}, {@code perhapsUnfinished}.
 */
final class RecordQuality {
  private static final int FEWEST_JOURNEYS = 100;
  private static final int FEWEST_EVENTS = 1000;
  private static final int RARE = 5;
  private static final long WEEK = 7 * 86_400_000L;
  private static final long LATEST_PLAUSIBLE = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();
  private static final Pattern SUFFIX =
      Pattern.compile(
          "^(.|.*?(?![ _:+/-]).)["
              + " _:+/-]*[(\\[]?(start|started|complete|completed|schedule|suspend|resume)[)\\]]?$");

  private final EventLog log;
  private final List<QualityFinding> findings = new ArrayList<>();
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  private RecordQuality(EventLog log) {
    this.log = log;
  }

  /** Takes the times that are there, sorted. */
  static List<QualityFinding> of(EventLog log, long[] sortedTimes) {
    RecordQuality run = new RecordQuality(log);
    run.after2100();
    run.labelSuffixes();
    if (log.eventCount() >= FEWEST_EVENTS) {
      run.rareActivities();
      run.gaps(sortedTimes);
    }
    if (log.traceCount() >= FEWEST_JOURNEYS && run.first < run.last) {
      run.sameInstant();
      run.beganBefore();
      run.unfinished();
    }
    return run.findings;
  }

  private void add(
      String code,
      Severity severity,
      long count,
      String message,
      List<String> examples,
      boolean ofJourneys) {
    if (count > 0) {
      findings.add(new QualityFinding(code, severity, count, message, examples, ofJourneys));
    }
  }

  private void after2100() {
    long count = 0;
    List<String> examples = new ArrayList<>();
    for (int t = 0; t < log.traceCount(); t++) {
      for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
        long time = log.timeMillis(e);
        if (time >= LATEST_PLAUSIBLE) {
          count++;
          examples.add(log.traceId(t));
        } else if (time != EventLog.NO_TIME) {
          first = Math.min(first, time);
          last = Math.max(last, time);
        }
      }
    }
    add(
        "timesAfter2100",
        Severity.WARNING,
        count,
        "events after 2099; often a stand-in for \"never\", or a number read in the wrong unit; as"
            + " the moment of the data they would make every open journey look abandoned",
        List.copyOf(new LinkedHashSet<>(examples)),
        true);
  }

  private void labelSuffixes() {
    Set<String> bare = new LinkedHashSet<>();
    for (String label : log.activities()) {
      bare.add(label.toLowerCase(Locale.ROOT));
    }
    List<String> found = new ArrayList<>();
    for (String label : log.activities()) {
      var suffix = SUFFIX.matcher(label.toLowerCase(Locale.ROOT));
      if (suffix.matches()) {
        String stem = suffix.group(1);
        boolean paired =
            bare.contains(stem)
                || bare.stream()
                        .filter(other -> other.startsWith(stem))
                        .filter(this::isSuffixed)
                        .count()
                    > 1;
        if (paired) {
          found.add(label);
        }
      }
    }
    add(
        "labelSuffixes",
        Severity.WARNING,
        found.size(),
        "activity names that differ from another only by start, complete or the like; they count as"
            + " different activities, so that one thing done looks like two: map them to a"
            + " lifecycle column or join them by `labels`",
        found,
        false);
  }

  private boolean isSuffixed(String label) {
    return SUFFIX.matcher(label).matches();
  }

  private void rareActivities() {
    int[] counts = new int[log.activities().size()];
    for (int e = 0; e < log.eventCount(); e++) {
      counts[log.activity(e)]++;
    }
    List<String> rare = new ArrayList<>();
    for (int a = 0; a < counts.length; a++) {
      if (counts[a] > 0 && counts[a] < RARE) {
        rare.add(log.activities().get(a));
      }
    }
    add(
        "rareActivities",
        Severity.INFO,
        rare.size(),
        "activity names of fewer than "
            + RARE
            + " events; perhaps slips of the pen, they make variants and unplanned touchpoints of"
            + " their own, and may show who a person is",
        rare,
        false);
  }

  /** Silences of the whole log, but for those before the first and after the last hundredth. */
  private void gaps(long[] times) {
    int n = times.length;
    if (n < FEWEST_EVENTS) {
      return;
    }
    long[] gaps = new long[n - 1];
    for (int i = 1; i < n; i++) {
      gaps[i - 1] = times[i] - times[i - 1];
    }
    long usual = KthSmallest.of(gaps.clone(), (int) ((gaps.length - 1) * 0.99));
    List<String> found = new ArrayList<>();
    for (int i = n / 100; i < gaps.length - n / 100; i++) {
      if (gaps[i] >= WEEK && gaps[i] / 20 > usual) {
        found.add(Instant.ofEpochMilli(times[i]) + " to " + Instant.ofEpochMilli(times[i + 1]));
      }
    }
    add(
        "recordGaps",
        Severity.WARNING,
        found.size(),
        "times of a week or more without any event, 20 times the usual silence; if the recording"
            + " stopped, steps look skipped and waits long there",
        found,
        false);
  }

  private void sameInstant() {
    List<String> found = new ArrayList<>();
    for (int t = 0; t < log.traceCount(); t++) {
      int from = log.firstEvent(t);
      int to = log.endEvent(t);
      boolean same = to - from > 1 && log.timeMillis(from) != EventLog.NO_TIME;
      for (int e = from + 1; same && e < to; e++) {
        same = log.timeMillis(e) == log.timeMillis(from);
      }
      if (same) {
        found.add(log.traceId(t));
      }
    }
    add(
        "sameInstantJourneys",
        Severity.WARNING,
        found.size(),
        "journeys of several events all at one instant, probably of one upload; their order is that"
            + " of the file, and their lengths of time are nothing",
        found,
        true);
  }

  /** Of the first twentieth of the record: begun with what under 1 % of later ones begin with. */
  private void beganBefore() {
    long early = first + (last - first) / 20;
    int[] laterStarts = new int[log.activities().size()];
    int later = 0;
    for (int t = 0; t < log.traceCount(); t++) {
      if (isTimed(t) && log.timeMillis(log.firstEvent(t)) > early) {
        later++;
        laterStarts[log.activity(log.firstEvent(t))]++;
      }
    }
    if (later < FEWEST_JOURNEYS) {
      return;
    }
    List<String> found = new ArrayList<>();
    for (int t = 0; t < log.traceCount(); t++) {
      boolean begunEarly = isTimed(t) && log.timeMillis(log.firstEvent(t)) <= early;
      if (begunEarly && laterStarts[log.activity(log.firstEvent(t))] * 100L < later) {
        found.add(log.traceId(t));
      }
    }
    add(
        "beganBeforeRecord",
        Severity.WARNING,
        found.size(),
        "journeys of the first twentieth of the record that begin as under 1 % of later ones do;"
            + " they probably began before it, and look as if they skipped their first steps: see"
            + " --truncated-before",
        found,
        true);
  }

  /** By the waits between events: the last is nearer to the end than 19 in 20 waits are long. */
  private void unfinished() {
    long[] waits = new long[log.eventCount()];
    int n = 0;
    for (int t = 0; t < log.traceCount(); t++) {
      for (int e = log.firstEvent(t) + 1; e < log.endEvent(t); e++) {
        if (log.timeMillis(e) != EventLog.NO_TIME && log.timeMillis(e - 1) != EventLog.NO_TIME) {
          waits[n++] = log.timeMillis(e) - log.timeMillis(e - 1);
        }
      }
    }
    if (n < FEWEST_JOURNEYS) {
      return;
    }
    waits = Arrays.copyOf(waits, n);
    long usual = KthSmallest.of(waits, (int) ((n - 1) * 0.95));
    List<String> found = new ArrayList<>();
    for (int t = 0; t < log.traceCount(); t++) {
      if (isTimed(t) && last - log.timeMillis(log.endEvent(t) - 1) < usual) {
        found.add(log.traceId(t));
      }
    }
    add(
        "perhapsUnfinished",
        Severity.INFO,
        found.size(),
        "journeys whose last event is nearer to the end of the record than 95 % of waits are long;"
            + " some will have gone on, and must not be counted as lost",
        found,
        true);
  }

  private boolean isTimed(int trace) {
    int from = log.firstEvent(trace);
    int to = log.endEvent(trace);
    return from < to
        && log.timeMillis(from) != EventLog.NO_TIME
        && log.timeMillis(to - 1) != EventLog.NO_TIME
        && log.timeMillis(to - 1) < LATEST_PLAUSIBLE;
  }
}
