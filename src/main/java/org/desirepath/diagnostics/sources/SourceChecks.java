package org.desirepath.diagnostics.sources;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.QualityFinding;
import org.desirepath.eventlog.QualityFinding.Severity;
import org.desirepath.eventlog.identity.MergedSources;
import org.desirepath.eventlog.identity.Stitching;
import org.desirepath.statistics.Interval;
import org.desirepath.statistics.Quantiles;
import org.desirepath.statistics.SortedValues;

/**
 * What events of the same name and the same customer in two sources say of these.
 *
 * <p>Events at most a second apart are one event recorded twice. Otherwise the events that are
 * nearest to each other, from both sides and within a day, are a pair; the median of the times
 * between them is how far the one clock is ahead of the other, if it is one: a record that always
 * arrives later looks the same. It is proposed, and never applied. O(events log events).
 *
 * @param duplicates by pair of sources, sorted
 * @param clocks by pair of sources, sorted
 */
public record SourceChecks(List<Duplicates> duplicates, List<Clock> clocks) {
  private static final long SAME_MILLIS = 1_000;
  private static final long PAIR_MILLIS = 86_400_000L;
  private static final int FEWEST_PAIRS = 10;
  private static final double LEVEL = 0.95;

  /** To make the median absolute deviation comparable with a standard deviation. */
  private static final double NORMAL = 1.4826;

  public SourceChecks {
    duplicates = List.copyOf(duplicates);
    clocks = List.copyOf(clocks);
  }

  /**
   * Events that two sources have.
   *
   * @param examples customers, at most five
   */
  public record Duplicates(String first, String second, int events, List<String> examples) {
    public Duplicates {
      examples = List.copyOf(examples);
    }
  }

  /**
   * The clock of one source beside that of another.
   *
   * @param pairs of events of the same name and customer
   * @param offsetMillis median of second minus first, with its 95 % interval
   * @param spreadMillis median absolute deviation from it
   * @param systematic true if it looks like a clock: at least 10 pairs, an interval without 0, a
   *     second or more, and times that lie close together beside it
   */
  public record Clock(
      String first,
      String second,
      int pairs,
      Quantity offsetMillis,
      double spreadMillis,
      boolean systematic) {}

  private record Pair(String first, String second) implements Comparable<Pair> {
    @Override
    public int compareTo(Pair other) {
      return Comparator.comparing(Pair::first).thenComparing(Pair::second).compare(this, other);
    }
  }

  /** What one customer did under one name. */
  private record Deed(String customer, int activity) {}

  /** Looks at a log with the attributes that stitching gives it. */
  public static SourceChecks of(EventLog log) {
    Map<Deed, Map<String, List<Long>>> deeds = deeds(log);
    Map<Pair, List<Long>> offsets = new TreeMap<>();
    Map<Pair, List<String>> same = new TreeMap<>();
    for (Map.Entry<Deed, Map<String, List<Long>>> deed : deeds.entrySet()) {
      List<String> sources = List.copyOf(deed.getValue().keySet());
      for (int a = 0; a < sources.size(); a++) {
        for (int b = a + 1; b < sources.size(); b++) {
          Pair pair = new Pair(sources.get(a), sources.get(b));
          List<Long> first = deed.getValue().getOrDefault(pair.first(), List.of());
          List<Long> second = deed.getValue().getOrDefault(pair.second(), List.of());
          for (long offset : offsets(first, second)) {
            offsets.computeIfAbsent(pair, k -> new ArrayList<>()).add(offset);
            if (Math.abs(offset) <= SAME_MILLIS) {
              same.computeIfAbsent(pair, k -> new ArrayList<>()).add(deed.getKey().customer());
            }
          }
        }
      }
    }
    List<Duplicates> duplicates = new ArrayList<>();
    same.forEach(
        (pair, customers) ->
            duplicates.add(
                new Duplicates(
                    pair.first(),
                    pair.second(),
                    customers.size(),
                    customers.stream().distinct().limit(5).toList())));
    List<Clock> clocks = new ArrayList<>();
    offsets.forEach((pair, found) -> clocks.add(clock(pair, found)));
    return new SourceChecks(duplicates, clocks);
  }

  /** Times by source, sorted, of what more than one source has. */
  private static Map<Deed, Map<String, List<Long>>> deeds(EventLog log) {
    Map<Deed, Map<String, List<Long>>> deeds = new LinkedHashMap<>();
    for (int t = 0; t < log.traceCount(); t++) {
      for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
        String customer = log.attributeText(Stitching.CUSTOMER, t, e);
        String source = log.attributeText(MergedSources.SOURCE, t, e);
        if (customer != null && source != null && log.timeMillis(e) != EventLog.NO_TIME) {
          deeds
              .computeIfAbsent(new Deed(customer, log.activity(e)), k -> new TreeMap<>())
              .computeIfAbsent(source, k -> new ArrayList<>())
              .add(log.timeMillis(e));
        }
      }
    }
    deeds.values().removeIf(sources -> sources.size() < 2);
    deeds.values().forEach(sources -> sources.values().forEach(times -> times.sort(null)));
    return deeds;
  }

  /** From the first to the second, of pairs that are nearest from both sides. */
  private static List<Long> offsets(List<Long> first, List<Long> second) {
    Map<Integer, Integer> nearest = new HashMap<>();
    for (int b = 0; b < second.size(); b++) {
      nearest.put(b, nearest(first, second.get(b)));
    }
    List<Long> offsets = new ArrayList<>();
    for (int a = 0; a < first.size(); a++) {
      int b = nearest(second, first.get(a));
      long offset = second.get(b) - first.get(a);
      if (nearest.getOrDefault(b, -1) == a && Math.abs(offset) <= PAIR_MILLIS) {
        offsets.add(offset);
      }
    }
    return offsets;
  }

  /** The index of the time that is nearest, the earlier of two. */
  private static int nearest(List<Long> times, long time) {
    int low = 0;
    int high = times.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times.get(middle) < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    int before = low - 1;
    return before >= 0 && time - times.get(before) <= Math.abs(times.get(low) - time)
        ? before
        : low;
  }

  private static Clock clock(Pair pair, List<Long> found) {
    double[] offsets = found.stream().mapToDouble(Long::doubleValue).toArray();
    SortedValues sorted = SortedValues.of(offsets);
    double median = sorted.median();
    Interval interval = sorted.medianInterval(LEVEL);
    double spread = Quantiles.medianAbsoluteDeviation(offsets);
    boolean systematic =
        offsets.length >= FEWEST_PAIRS
            && interval.isKnown()
            && !interval.contains(0)
            && Math.abs(median) >= SAME_MILLIS
            && NORMAL * spread <= Math.abs(median) / 2;
    return new Clock(
        pair.first(),
        pair.second(),
        offsets.length,
        Quantity.estimate(median, interval),
        spread,
        systematic);
  }

  /** What a reader of the results must know. */
  public List<QualityFinding> findings() {
    List<QualityFinding> findings = new ArrayList<>();
    int events = duplicates.stream().mapToInt(Duplicates::events).sum();
    if (events > 0) {
      findings.add(
          new QualityFinding(
              "duplicatesAcrossSources",
              Severity.WARNING,
              events,
              "events that two sources have of the same customer, of the same name and at most a"
                  + " second apart; both are kept",
              duplicates.stream().flatMap(d -> d.examples().stream()).distinct().toList()));
    }
    List<Clock> ahead = clocks.stream().filter(Clock::systematic).toList();
    if (!ahead.isEmpty()) {
      findings.add(
          new QualityFinding(
              "clockSkew",
              Severity.WARNING,
              ahead.size(),
              "pairs of sources of which one is behind or ahead of the other by about the same time"
                  + " in all paired events: a clock, a time zone, or a record that arrives later;"
                  + " nothing was shifted",
              ahead.stream().map(SourceChecks::shown).toList()));
    }
    return findings;
  }

  private static String shown(Clock clock) {
    long seconds = Math.round(clock.offsetMillis().value().orElse(0) / 1000);
    return clock.second()
        + (seconds < 0 ? " behind " : " ahead of ")
        + clock.first()
        + " by "
        + Math.abs(seconds)
        + " s, "
        + clock.pairs()
        + " pairs";
  }
}
