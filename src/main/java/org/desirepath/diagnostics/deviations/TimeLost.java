package org.desirepath.diagnostics.deviations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.desirepath.diagnostics.deviations.DeviationPlaces.Place;
import org.desirepath.diagnostics.deviations.DeviationTallies.Tally;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.eventlog.EventLog;
import org.desirepath.statistics.Interval;
import org.desirepath.statistics.Quantiles;

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

  /**
   * A stay between two designed events.
   *
   * @param length whole
   * @param until how long without the deviation; the length if it never came
   */
  private record Stay(long length, long until, boolean deviates) {}

  TimeLost(OutcomeContext context, DeviationPlaces places) {
    this.journeys = context.journeys();
    this.log = journeys.log();
    this.places = places;
    this.latest = context.window().isKnown() ? context.window().latestMoment() : Long.MAX_VALUE;
  }

  Found of(Tally tally, BitSet observable) {
    return switch (tally.key().kind()) {
      case START, END, ORDER, SHARE, RULE ->
          Found.absent("there is no passage without it to compare with");
      case REPEAT, CHOICE, UNPLANNED -> ofStays(tally);
      case REPLACED,
          INCOMPLETE_BLOCK,
          MISSING,
          CHANNEL,
          INITIATOR,
          LATE,
          EARLY,
          FAILED,
          EXPERIENCE ->
          ofPassages(tally, observable);
    };
  }

  private Found ofPassages(Tally tally, BitSet observable) {
    TreeMap<Long, List<Long>> with = new TreeMap<>();
    TreeMap<Long, List<Long>> without = new TreeMap<>();
    for (int t = observable.nextSetBit(0); t >= 0; t = observable.nextSetBit(t + 1)) {
      boolean deviates = tally.traces().get(t);
      Place place =
          deviates ? places.of(tally.key(), t) : places.synchronous(tally.key().touchpoint(), t);
      addPassage(tally.key(), t, place, deviates ? with : without);
    }
    List<Double> differences = new ArrayList<>();
    with.forEach(
        (passage, times) -> {
          List<Long> others = without.getOrDefault(passage, List.of());
          if (others.size() >= FEWEST_COMPARABLE) {
            double median = Quantiles.median(others.stream().mapToLong(Long::longValue).toArray());
            times.forEach(time -> differences.add(time - median));
          }
        });
    return found(differences, "passage between the same designed events before and after");
  }

  /** From the event before, or, for what is judged at the event, from there; waits end there. */
  private void addPassage(
      DeviationTallies.Key key, int trace, Place place, Map<Long, List<Long>> passages) {
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
          .computeIfAbsent(passage, many -> new ArrayList<>())
          .add(log.timeMillis(first + to) - start);
    }
  }

  private Found ofStays(Tally tally) {
    TreeMap<Integer, List<Stay>> stays = new TreeMap<>();
    for (int t = 0; t < log.traceCount(); t++) {
      if (journeys.isTimed(t)) {
        addStays(tally, t, stays);
      }
    }
    List<Double> differences = new ArrayList<>();
    stays.values().forEach(state -> compare(state, differences));
    return found(
        differences,
        "rest of the stay between two designed events, against journeys in it for as long");
  }

  /** The stay with the deviation, else the first in each state. */
  private void addStays(Tally tally, int trace, Map<Integer, List<Stay>> stays) {
    int[] transitions = journeys.transitionsOf(trace);
    int first = log.firstEvent(trace);
    Place place = tally.traces().get(trace) ? places.of(tally.key(), trace) : new Place(-1, -1, -1);
    BitSet seen = new BitSet();
    int from = -1;
    for (int i = 0; i < transitions.length; i++) {
      if (transitions[i] < 0) {
        continue;
      }
      if (from >= 0 && log.timeMillis(first + from) <= latest) {
        boolean here = place.position() > from && place.position() < i;
        boolean later = place.position() >= 0 && place.position() < from;
        int state = log.activity(first + from);
        if (!later && !seen.get(state)) {
          seen.set(state);
          long start = log.timeMillis(first + from);
          long length = log.timeMillis(first + i) - start;
          long until = here ? log.timeMillis(first + place.position()) - start : length;
          stays
              .computeIfAbsent(state, code -> new ArrayList<>())
              .add(new Stay(length, until, here));
        }
      }
      from = i;
    }
  }

  /** Goes back in time since entry, so that those at risk only grow. */
  private static void compare(List<Stay> stays, List<Double> differences) {
    List<Stay> byUntil =
        stays.stream().sorted(Comparator.comparingLong(Stay::until).reversed()).toList();
    long[] lengths = stays.stream().mapToLong(Stay::length).sorted().distinct().toArray();
    RankCounts atRisk = new RankCounts(lengths);
    int next = 0;
    for (Stay stay : byUntil) {
      if (!stay.deviates) {
        continue;
      }
      while (next < byUntil.size() && byUntil.get(next).until > stay.until) {
        atRisk.add(byUntil.get(next++).length);
      }
      if (atRisk.size() >= FEWEST_COMPARABLE) {
        differences.add(stay.length - atRisk.median());
      }
    }
  }

  private static Found found(List<Double> differences, String design) {
    if (differences.size() < FEWEST) {
      return Found.absent(
          "fewer than " + FEWEST + " journeys with it have comparable ones that went on by design");
    }
    double[] values = differences.stream().mapToDouble(Double::doubleValue).toArray();
    Interval interval = Quantiles.medianInterval(values, LEVEL);
    return new Found(Quantity.of(Quantiles.median(values), interval), design);
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
