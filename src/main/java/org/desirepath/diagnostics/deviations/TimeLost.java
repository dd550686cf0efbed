package org.desirepath.diagnostics.deviations;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.desirepath.diagnostics.deviations.DeviationPlaces.Place;
import org.desirepath.diagnostics.deviations.DeviationTallies.Tally;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.eventlog.EventLog;
import org.desirepath.statistics.Interval;
import org.desirepath.statistics.LongOrder;
import org.desirepath.statistics.Quantiles;
import org.desirepath.statistics.SortedValues;
import org.jspecify.annotations.Nullable;

/**
 * The time that goes with a deviation: for each journey with it, the time it took less the median
 * of comparable ones; the median of these differences with its distribution-free interval.
 *
 * <p>What is missing or done in another way is compared over the passage from the designed event
 * before to the one after, among journeys with the same two. An event too many is compared at the
 * moment it came: the rest of the stay between two designed events against that of the journeys
 * still in the same stay after the same time and without it so far. To compare whole stays would
 * mislead: the longer a stay, the likelier another event in it. Only journeys that went on by
 * design are seen. O(n log n) for n journeys.
 */
final class TimeLost {
  private static final int FEWEST = 20;
  private static final int FEWEST_COMPARABLE = 5;
  private static final double LEVEL = 0.95;

  private final AlignedJourneys journeys;
  private final EventLog log;
  private final DeviationPlaces places;
  private final long latest;

  /** The time lost and how it was compared. */
  record Found(Quantity millis, String design) {
    static Found absent(String reason) {
      return new Found(Quantity.absent(reason), "");
    }
  }

  /** Stays between two designed events: how long, and how long without the deviation. */
  private static final class Stays {
    private long[] lengths = new long[64];
    private long[] untils = new long[64];
    private final BitSet deviating = new BitSet();
    private int size;

    /**
     * Adds a stay.
     *
     * @param until how long without the deviation; the length if it never came
     */
    void add(long length, long until, boolean deviates) {
      if (size == lengths.length) {
        lengths = Arrays.copyOf(lengths, 2 * size);
        untils = Arrays.copyOf(untils, 2 * size);
      }
      lengths[size] = length;
      untils[size] = until;
      if (deviates) {
        deviating.set(size);
      }
      size++;
    }
  }

  /** Numbers that grow in number. */
  private static final class Longs {
    private long[] values = new long[16];
    private int size;

    void add(long value) {
      values = size == values.length ? Arrays.copyOf(values, 2 * size) : values;
      values[size++] = value;
    }

    long[] all() {
      return Arrays.copyOf(values, size);
    }
  }

  TimeLost(OutcomeContext context, DeviationPlaces places) {
    this.journeys = context.journeys();
    this.log = journeys.log();
    this.places = places;
    this.latest = context.window().isKnown() ? context.window().latestMoment() : Long.MAX_VALUE;
  }

  /**
   * The time lost by a deviation.
   *
   * @param deviating where it stands in the journeys that have it
   */
  Found of(Tally tally, PlacesOfTally deviating, BitSet observable) {
    return switch (tally.key().kind()) {
      case START, END, ORDER, SHARE, RULE ->
          Found.absent("there is no passage without it to compare with");
      case REPEAT, CHOICE, UNPLANNED -> ofStays(deviating);
      case REPLACED,
          INCOMPLETE_BLOCK,
          MISSING,
          CHANNEL,
          INITIATOR,
          LATE,
          EARLY,
          FAILED,
          EXPERIENCE ->
          ofPassages(tally, deviating, observable);
    };
  }

  private Found ofPassages(Tally tally, PlacesOfTally deviating, BitSet observable) {
    TreeMap<Long, Longs> with = new TreeMap<>();
    TreeMap<Long, Longs> without = new TreeMap<>();
    for (int t = observable.nextSetBit(0); t >= 0; t = observable.nextSetBit(t + 1)) {
      boolean deviates = tally.traces().get(t);
      Place place = deviates ? deviating.of(t) : places.synchronous(tally.key().touchpoint(), t);
      addPassage(tally.key(), t, place, deviates ? with : without);
    }
    DoubleStream.Builder differences = DoubleStream.builder();
    with.forEach(
        (passage, times) -> {
          Longs others = without.getOrDefault(passage, new Longs());
          if (others.size >= FEWEST_COMPARABLE) {
            double median = Quantiles.median(others.all());
            for (int i = 0; i < times.size; i++) {
              differences.add(times.values[i] - median);
            }
          }
        });
    return found(
        differences.build().toArray(), "passage between the same designed events before and after");
  }

  /** From the event before, or, for what is judged at the event, from there; waits end there. */
  private void addPassage(
      DeviationTallies.Key key, int trace, Place place, Map<Long, Longs> passages) {
    boolean isWait = key.kind() == DeviationKind.LATE || key.kind() == DeviationKind.EARLY;
    int from = key.kind().isOfMoves() || isWait ? place.before() : place.position();
    int to = isWait ? place.position() : place.after();
    if (from < 0 || to < 0 || !journeys.isTimed(trace)) {
      return;
    }
    int first = log.firstEvent(trace);
    long start = log.timeMillis(first + from);
    if (start <= latest) {
      long passage = ((long) log.activity(first + from) << 32) | log.activity(first + to);
      passages
          .computeIfAbsent(passage, many -> new Longs())
          .add(log.timeMillis(first + to) - start);
    }
  }

  private Found ofStays(PlacesOfTally deviating) {
    @Nullable Stays[] byState = new Stays[log.activities().size()];
    int[] seenIn = new int[byState.length];
    for (int t = 0; t < log.traceCount(); t++) {
      if (journeys.isTimed(t)) {
        addStays(deviating.of(t), t, byState, seenIn);
      }
    }
    DoubleStream.Builder differences = DoubleStream.builder();
    for (Stays stays : byState) {
      if (stays != null && !stays.deviating.isEmpty()) {
        compare(stays, differences);
      }
    }
    return found(
        differences.build().toArray(),
        "rest of the stay between two designed events, against journeys in it for as long");
  }

  /**
   * The stay with the deviation, else the first in each state.
   *
   * @param seenIn by state, 1 + the last trace that was in it
   */
  private void addStays(Place place, int trace, @Nullable Stays[] byState, int[] seenIn) {
    int[] transitions = journeys.transitionsOf(trace);
    int first = log.firstEvent(trace);
    int from = -1;
    for (int i = 0; i < transitions.length; i++) {
      if (transitions[i] < 0) {
        continue;
      }
      if (from >= 0 && log.timeMillis(first + from) <= latest) {
        boolean here = place.position() > from && place.position() < i;
        boolean later = place.position() >= 0 && place.position() < from;
        int state = log.activity(first + from);
        if (!later && seenIn[state] != trace + 1) {
          seenIn[state] = trace + 1;
          long start = log.timeMillis(first + from);
          long length = log.timeMillis(first + i) - start;
          long until = here ? log.timeMillis(first + place.position()) - start : length;
          Stays stays = byState[state];
          if (stays == null) {
            stays = new Stays();
            byState[state] = stays;
          }
          stays.add(length, until, here);
        }
      }
      from = i;
    }
  }

  /** Goes back in time since entry, so that those at risk only grow. */
  private static void compare(Stays stays, DoubleStream.Builder differences) {
    long[] keys = new long[stays.size];
    Arrays.setAll(keys, i -> -stays.untils[i]);
    int[] byUntil = LongOrder.ascending(keys, stays.size);
    long[] sorted = Arrays.copyOf(stays.lengths, stays.size);
    Arrays.sort(sorted);
    RankCounts atRisk = new RankCounts(Arrays.stream(sorted).distinct().toArray());
    int next = 0;
    for (int stay : byUntil) {
      if (!stays.deviating.get(stay)) {
        continue;
      }
      while (next < byUntil.length && stays.untils[byUntil[next]] > stays.untils[stay]) {
        atRisk.add(stays.lengths[byUntil[next++]]);
      }
      if (atRisk.size() >= FEWEST_COMPARABLE) {
        differences.add(stays.lengths[stay] - atRisk.median());
      }
    }
  }

  private static Found found(double[] values, String design) {
    if (values.length < FEWEST) {
      return Found.absent(
          "fewer than " + FEWEST + " journeys with it have comparable ones that went on by design");
    }
    SortedValues sorted = SortedValues.of(values);
    Interval interval = sorted.medianInterval(LEVEL);
    return new Found(Quantity.of(sorted.median(), interval), design);
  }

  /** Counts by rank, with the median of what was added so far; O(log n) each. */
  private static final class RankCounts {
    private final long[] values;
    private final int[] tree;
    private int size;

    RankCounts(long[] values) {
      this.values = values;
      this.tree = new int[values.length + 1];
    }

    int size() {
      return size;
    }

    void add(long value) {
      size++;
      int rank = Arrays.binarySearch(values, value) + 1;
      for (int i = rank; i < tree.length; i += i & -i) {
        tree[i]++;
      }
    }

    double median() {
      return (atRank((size + 1) / 2) + atRank(size / 2 + 1)) / 2.0;
    }

    /** The value with this many at most as great, itself included. */
    private double atRank(int rank) {
      int at = 0;
      int rest = rank;
      for (int step = Integer.highestOneBit(tree.length); step > 0; step >>= 1) {
        if (at + step < tree.length && tree[at + step] < rest) {
          at += step;
          rest -= tree[at];
        }
      }
      return values[at];
    }
  }
}
