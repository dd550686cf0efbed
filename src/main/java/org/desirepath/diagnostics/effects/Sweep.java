package org.desirepath.diagnostics.effects;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.desirepath.diagnostics.effects.RiskSets.Stay;
import org.desirepath.diagnostics.journeys.OutcomeWindow;
import org.desirepath.diagnostics.journeys.Periods;
import org.desirepath.diagnostics.journeys.Periods.Piece;
import org.desirepath.statistics.LongOrder;
import org.desirepath.statistics.StratifiedTables;
import org.jspecify.annotations.Nullable;

/** All risk sets of one state and segment. */
final class Sweep {
  private static final int AT_RISK = 0;
  private static final int SUCCEEDING = 1;
  private static final int LATER = 2;

  /** The exposures at one elapsed time and calendar cell. */
  private static final class Query {
    private final long elapsed;

    /** Stays, by place in the order of entry. */
    private final int[] exposed;

    /** Comparators in the order of entry: from, to, from, to ... */
    private final int[] ranges;

    Query(long elapsed, int[] exposed, int[] ranges) {
      this.elapsed = elapsed;
      this.exposed = exposed;
      this.ranges = ranges;
    }
  }

  private final StayList stays;
  private final OutcomeWindow window;
  private final List<Query> queries;

  /** Stays by the elapsed time until which they are at risk, longest first. */
  private final int[] byLastAtRisk;

  /** Stays whose success comes too late for an early moment, latest first. */
  private final int[] byLateSuccess;

  Sweep(StayList group, OutcomeWindow window, Periods periods) {
    this.window = window;
    this.stays = group.byEntry();
    this.queries = queries(periods);
    int n = stays.size();
    long[] keys = new long[n];
    Arrays.setAll(keys, i -> -stays.lastAtRisk(i));
    this.byLastAtRisk = LongOrder.ascending(keys, n);
    Arrays.setAll(keys, i -> -lateUntil(i));
    this.byLateSuccess =
        LongOrder.sorted(keys, Arrays.stream(byLastAtRisk).filter(i -> keys[i] < 0).toArray());
  }

  /** Below this elapsed time the success is out of the window. */
  private long lateUntil(int stay) {
    long success = stays.success(stay);
    return success == RiskSets.NEVER ? 0 : success - window.millis();
  }

  private List<Query> queries(Periods periods) {
    int n = stays.size();
    long[] cells = new long[n];
    long[] elapsed = new long[n];
    int[] exposed = new int[stays.exposedCount(window.latestMoment())];
    int count = 0;
    for (int i = 0; i < n; i++) {
      if (stays.isExposedBy(i, window.latestMoment())) {
        exposed[count++] = i;
        cells[i] = periods.cell(stays.entry(i) + stays.exposure(i));
        elapsed[i] = -stays.exposure(i);
      }
    }
    int[] order = LongOrder.sorted(elapsed, LongOrder.sorted(cells, exposed));
    long[] entries = new long[n];
    Arrays.setAll(entries, stays::entry);
    List<Query> found = new ArrayList<>();
    for (int from = 0; from < order.length; ) {
      int first = order[from];
      int to = from + 1;
      while (to < order.length
          && elapsed[order[to]] == elapsed[first]
          && cells[order[to]] == cells[first]) {
        to++;
      }
      found.add(
          new Query(
              -elapsed[first],
              Arrays.copyOfRange(order, from, to),
              ranges(entries, -elapsed[first], periods.pieces(cells[first]))));
      from = to;
    }
    return found;
  }

  private int[] ranges(long[] entries, long elapsed, List<Piece> pieces) {
    int[] ranges = new int[2 * pieces.size()];
    for (int i = 0; i < pieces.size(); i++) {
      long end = StrictMath.min(pieces.get(i).to(), window.latestMoment() + 1);
      ranges[2 * i] = firstAtLeast(entries, pieces.get(i).from() - elapsed);
      ranges[2 * i + 1] = StrictMath.max(ranges[2 * i], firstAtLeast(entries, end - elapsed));
    }
    return ranges;
  }

  private static int firstAtLeast(long[] sorted, long value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Adds the table of each risk set. */
  void run(int @Nullable [] weights, StratifiedTables.Builder tables) {
    new Pass(weights).go((exposed, comparators) -> addTable(exposed, comparators, tables));
  }

  private static void addTable(
      long[] exposed, long[] comparators, StratifiedTables.Builder tables) {
    if (exposed[0] + exposed[1] > 0) {
      tables.addRiskSet(
          exposed[0],
          exposed[1],
          comparators[SUCCEEDING],
          comparators[AT_RISK] - comparators[SUCCEEDING],
          comparators[LATER]);
    }
  }

  /** Adds to each unit what one more of it would add to the sum of {@code a - E(a)}. */
  void addInfluences(double[] influences) {
    new Pass(null).addInfluences(new ToTest(), influences, null);
  }

  /**
   * Adds to each unit what it adds to the successes of the exposed beyond those of their
   * comparators, and counts its exposures that have comparators.
   */
  void addExcesses(double[] excesses, int[] exposures) {
    new Pass(null).addInfluences(new ToExcess(), excesses, exposures);
  }

  /** These stays with another outcome; those of an unknown past are left out. */
  StayList withPast(int[] traces, Comparison.Past past) {
    StayList kept = new StayList();
    for (int i = 0; i < stays.size(); i++) {
      Boolean was = past.of(traces[stays.unit(i)], stays.entry(i));
      if (was != null) {
        Stay stay = stays.get(i);
        kept.add(
            new Stay(
                stay.unit(),
                stay.entry(),
                stay.lastAtRisk(),
                stay.exposure(),
                was ? 0 : RiskSets.NEVER,
                stay.exposedLater()));
      }
    }
    return kept;
  }

  /** The earliest exposure of each trace. */
  void addExposures(int[] traces, long[] times) {
    for (Query query : queries) {
      for (int stay : query.exposed) {
        int trace = traces[stays.unit(stay)];
        times[trace] = StrictMath.min(times[trace], stays.entry(stay) + query.elapsed);
      }
    }
  }

  /** Takes the counts of a risk set: successes and failures of the exposed; the comparators. */
  private interface RiskSet {
    void of(long[] exposed, long[] comparators);
  }

  /** One pass over elapsed time, longest first. */
  private final class Pass {
    private final int @Nullable [] weights;
    private final RunningSums.Counts counts = new RunningSums.Counts(stays.size());
    private final long[] comparators = new long[RunningSums.Counts.COLUMNS];
    private final long[] exposed = new long[2];
    private int inserted;
    private int late;

    Pass(int @Nullable [] weights) {
      this.weights = weights;
    }

    void go(RiskSet riskSet) {
      for (Query query : queries) {
        while (canInsert(query)) {
          insert(byLastAtRisk[inserted++]);
        }
        while (canEndSuccess(query)) {
          endSuccess(byLateSuccess[late++]);
        }
        read(query);
        riskSet.of(exposed, comparators);
      }
    }

    private boolean canInsert(Query query) {
      return inserted < byLastAtRisk.length
          && stays.lastAtRisk(byLastAtRisk[inserted]) >= query.elapsed;
    }

    private boolean canEndSuccess(Query query) {
      return late < byLateSuccess.length && lateUntil(byLateSuccess[late]) > query.elapsed;
    }

    private void insert(int stay) {
      int weight = weight(stay);
      if (weight > 0) {
        counts.add(
            stay,
            weight,
            succeedsAtFirst(stay) ? weight : 0,
            stays.isExposedLater(stay) ? weight : 0);
      }
    }

    private boolean succeedsAtFirst(int stay) {
      return stays.success(stay) != RiskSets.NEVER && lateUntil(stay) <= stays.lastAtRisk(stay);
    }

    private void endSuccess(int stay) {
      if (succeedsAtFirst(stay)) {
        counts.add(stay, 0, -weight(stay), 0);
      }
    }

    private void read(Query query) {
      exposed[0] = 0;
      exposed[1] = 0;
      for (int stay : query.exposed) {
        exposed[succeeds(stay, query) ? 0 : 1] += weight(stay);
      }
      counts.inRanges(query.ranges, comparators);
    }

    private boolean succeeds(int stay, Query query) {
      long success = stays.success(stay);
      return success != RiskSets.NEVER && success - query.elapsed <= window.millis();
    }

    private int weight(int stay) {
      return weights == null ? 1 : weights[stays.unit(stay)];
    }

    /**
     * What each unit adds, in which comparators get their part of all risk sets they stand in from
     * levels that are read when they leave.
     *
     * @param exposures to count those of each unit that have comparators, or null
     */
    void addInfluences(Part part, double[] influences, int @Nullable [] exposures) {
      // of all, and more of those that succeed
      RunningSums.Levels levels = new RunningSums.Levels(stays.size());
      BitSet succeeding = new BitSet(stays.size());
      for (Query query : queries) {
        while (canInsert(query)) {
          int stay = byLastAtRisk[inserted++];
          insert(stay);
          boolean succeedsAtFirst = succeedsAtFirst(stay);
          succeeding.set(stay, succeedsAtFirst);
          influences[stays.unit(stay)] -= level(levels, stay, succeedsAtFirst);
        }
        while (canEndSuccess(query)) {
          int stay = byLateSuccess[late++];
          endSuccess(stay);
          if (succeeding.get(stay)) {
            succeeding.clear(stay);
            influences[stays.unit(stay)] += levels.secondAt(stay);
          }
        }
        read(query);
        part.of(exposed, comparators);
        for (int stay : query.exposed) {
          influences[stays.unit(stay)] +=
              part.exposed + (succeeds(stay, query) ? part.exposedSuccess : 0);
          if (exposures != null && comparators[AT_RISK] > 0) {
            exposures[stays.unit(stay)]++;
          }
        }
        levels.addToRanges(query.ranges, part.comparator, part.comparatorSuccess);
      }
      for (int i = 0; i < inserted; i++) {
        int stay = byLastAtRisk[i];
        influences[stays.unit(stay)] += level(levels, stay, succeeding.get(stay));
      }
    }

    private double level(RunningSums.Levels levels, int stay, boolean succeeds) {
      return succeeds ? levels.bothAt(stay) : levels.firstAt(stay);
    }
  }

  /** What a risk set gives to each unit in it, and more to those that succeed. */
  private abstract static class Part {
    double exposed;
    double exposedSuccess;
    double comparator;
    double comparatorSuccess;

    abstract void of(long[] exposedCounts, long[] comparators);
  }

  /**
   * To the sum of {@code a - E(a)}: with n1 of n exposed and m of n succeeding, one more exposed
   * adds {@code y (1 - n1/n) - m/n + n1 m / n^2}, one more comparator {@code -y n1/n + n1 m / n^2}.
   */
  private static final class ToTest extends Part {
    @Override
    void of(long[] exposedCounts, long[] comparators) {
      double n1 = exposedCounts[0] + exposedCounts[1];
      double n = n1 + comparators[AT_RISK];
      double successes = exposedCounts[0] + comparators[SUCCEEDING];
      comparator = n1 * successes / (n * n);
      comparatorSuccess = -n1 / n;
      exposed = comparator - successes / n;
      exposedSuccess = 1 - n1 / n;
    }
  }

  /**
   * To the sum of {@code a - n1 c / n0}: an exposed adds {@code y - c/n0}, a comparator {@code -(y
   * - c/n0) n1/n0}; nothing where there is no comparator.
   */
  private static final class ToExcess extends Part {
    @Override
    void of(long[] exposedCounts, long[] comparators) {
      double n1 = exposedCounts[0] + exposedCounts[1];
      double n0 = comparators[AT_RISK];
      double share = n0 == 0 ? 0 : comparators[SUCCEEDING] / n0;
      exposed = -share;
      exposedSuccess = n0 == 0 ? 0 : 1;
      comparator = n0 == 0 ? 0 : share * n1 / n0;
      comparatorSuccess = n0 == 0 ? 0 : -n1 / n0;
    }
  }
}
