package org.desirepath.diagnostics.effects;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.journeys.OutcomeWindow;
import org.desirepath.diagnostics.journeys.Periods;
import org.desirepath.diagnostics.journeys.Periods.Piece;
import org.desirepath.statistics.StratifiedTables;
import org.jspecify.annotations.Nullable;

/**
 * Each exposure, at its exact time since the journey came into its state, beside all journeys that
 * were still in that state for as long, in the same segment and calendar cell, and not exposed so
 * far. Source of sampling at exposure times: R. L. Prentice and N. E. Breslow, "Retrospective
 * studies and failure time models", 1978, doi:10.1093/biomet/65.1.153.
 *
 * <p>Comparators of one exposure come into the state in a stretch of time, since their calendar
 * cell at the same elapsed time is given; so a sweep over elapsed time, longest first, with running
 * counts by time of entry answers all exposures in O((n + e) log n) for n stays and e exposures.
 */
public final class RiskSets implements Comparison {

  /** No time. */
  static final long NEVER = Long.MAX_VALUE;

  /**
   * A stay in a state.
   *
   * @param unit index of the journey
   * @param entry when it began
   * @param lastAtRisk elapsed until which it is at risk, included
   * @param exposure elapsed at the exposure, or {@link #NEVER}
   * @param success elapsed at the success, or {@link #NEVER}
   * @param exposedLater whether the journey is exposed, now or in a later stay
   */
  record Stay(
      int unit, long entry, long lastAtRisk, long exposure, long success, boolean exposedLater) {

    /** Whether the exposure is early enough to be followed. */
    boolean isExposedBy(long latestMoment) {
      return exposure != NEVER && entry + exposure <= latestMoment;
    }
  }

  private final int[] traces;
  private final int exposedCount;
  private final List<Sweep> sweeps;

  private RiskSets(int[] traces, int exposedCount, List<Sweep> sweeps) {
    this.traces = traces;
    this.exposedCount = exposedCount;
    this.sweeps = sweeps;
  }

  /**
   * Brings stays into risk sets.
   *
   * @param traces by unit
   * @param stays by state and segment
   */
  static RiskSets of(OutcomeContext context, int[] traces, List<List<Stay>> stays) {
    long latest = context.window().latestMoment();
    long[] exposedTimes =
        stays.stream()
            .flatMap(List::stream)
            .filter(stay -> stay.isExposedBy(latest))
            .mapToLong(stay -> stay.entry + stay.exposure)
            .toArray();
    Periods periods = context.periods(context.unit(exposedTimes));
    List<Sweep> sweeps = new ArrayList<>();
    for (List<Stay> group : stays) {
      if (group.stream().anyMatch(stay -> stay.isExposedBy(latest))) {
        sweeps.add(new Sweep(group, context.window(), periods));
      }
    }
    return new RiskSets(traces, exposedTimes.length, sweeps);
  }

  @Override
  public int[] traces() {
    return traces;
  }

  @Override
  public int exposedCount() {
    return exposedCount;
  }

  @Override
  public StratifiedTables tables(int @Nullable [] weights) {
    StratifiedTables.Builder tables = new StratifiedTables.Builder();
    for (Sweep sweep : sweeps) {
      sweep.run(weights, tables);
    }
    return tables.build();
  }

  /** The exposures of one state and segment at one elapsed time and calendar cell. */
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

  /** All risk sets of one state and segment. */
  private static final class Sweep {
    private final List<Stay> stays;
    private final OutcomeWindow window;
    private final List<Query> queries;

    /** Stays by the elapsed time until which they are at risk, longest first. */
    private final int[] byLastAtRisk;

    /** Stays whose success comes too late for an early moment, latest first. */
    private final int[] byLateSuccess;

    Sweep(List<Stay> group, OutcomeWindow window, Periods periods) {
      this.window = window;
      this.stays = new ArrayList<>(group);
      Collections.sort(
          this.stays, Comparator.comparingLong(Stay::entry).thenComparingInt(Stay::unit));
      this.queries = queries(periods);
      Integer[] order = new Integer[stays.size()];
      Arrays.setAll(order, i -> i);
      Arrays.sort(order, Comparator.comparingLong((Integer i) -> -stays.get(i).lastAtRisk()));
      this.byLastAtRisk = Arrays.stream(order).mapToInt(Integer::intValue).toArray();
      this.byLateSuccess =
          Arrays.stream(order)
              .filter(i -> lateUntil(i) > 0)
              .sorted(Comparator.comparingLong((Integer i) -> -lateUntil(i)))
              .mapToInt(Integer::intValue)
              .toArray();
    }

    /** Below this elapsed time the success is out of the window. */
    private long lateUntil(int stay) {
      long success = stays.get(stay).success();
      return success == NEVER ? 0 : success - window.millis();
    }

    private List<Query> queries(Periods periods) {
      record Key(long elapsed, long cell) {}
      Map<Key, List<Integer>> exposed = new HashMap<>();
      for (int i = 0; i < stays.size(); i++) {
        Stay stay = stays.get(i);
        if (stay.isExposedBy(window.latestMoment())) {
          Key key = new Key(stay.exposure, periods.cell(stay.entry + stay.exposure));
          exposed.computeIfAbsent(key, k -> new ArrayList<>()).add(i);
        }
      }
      long[] entries = stays.stream().mapToLong(Stay::entry).toArray();
      List<Query> found = new ArrayList<>();
      exposed.forEach(
          (key, members) ->
              found.add(
                  new Query(
                      key.elapsed,
                      members.stream().mapToInt(Integer::intValue).toArray(),
                      ranges(entries, key.elapsed, periods.pieces(key.cell)))));
      found.sort(
          Comparator.comparingLong((Query q) -> -q.elapsed).thenComparingInt(q -> q.exposed[0]));
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

    void run(int @Nullable [] weights, StratifiedTables.Builder tables) {
      RunningCounts atRisk = new RunningCounts(stays.size());
      RunningCounts succeeding = new RunningCounts(stays.size());
      RunningCounts later = new RunningCounts(stays.size());
      int inserted = 0;
      int late = 0;
      for (Query query : queries) {
        while (inserted < byLastAtRisk.length
            && stays.get(byLastAtRisk[inserted]).lastAtRisk() >= query.elapsed) {
          int stay = byLastAtRisk[inserted++];
          int weight = weight(weights, stay);
          atRisk.add(stay, weight);
          if (stays.get(stay).success() != NEVER
              && lateUntil(stay) <= stays.get(stay).lastAtRisk()) {
            succeeding.add(stay, weight);
          }
          if (stays.get(stay).exposedLater()) {
            later.add(stay, weight);
          }
        }
        while (late < byLateSuccess.length && lateUntil(byLateSuccess[late]) > query.elapsed) {
          int stay = byLateSuccess[late++];
          if (lateUntil(stay) <= stays.get(stay).lastAtRisk()) {
            succeeding.add(stay, -weight(weights, stay));
          }
        }
        addTable(query, weights, atRisk, succeeding, later, tables);
      }
    }

    private void addTable(
        Query query,
        int @Nullable [] weights,
        RunningCounts atRisk,
        RunningCounts succeeding,
        RunningCounts later,
        StratifiedTables.Builder tables) {
      long exposedSuccesses = 0;
      long exposedFailures = 0;
      for (int stay : query.exposed) {
        long success = stays.get(stay).success();
        if (success != NEVER && success - query.elapsed <= window.millis()) {
          exposedSuccesses += weight(weights, stay);
        } else {
          exposedFailures += weight(weights, stay);
        }
      }
      long comparators = atRisk.inRanges(query.ranges);
      if (exposedSuccesses + exposedFailures > 0) {
        long successes = succeeding.inRanges(query.ranges);
        tables.addRiskSet(
            exposedSuccesses,
            exposedFailures,
            successes,
            comparators - successes,
            later.inRanges(query.ranges));
      }
    }

    private int weight(int @Nullable [] weights, int stay) {
      return weights == null ? 1 : weights[stays.get(stay).unit()];
    }
  }

  /** Sums over ranges of places that change (P. M. Fenwick, 1994, doi:10.1002/spe.4380240306). */
  private static final class RunningCounts {
    private final long[] tree;

    RunningCounts(int size) {
      this.tree = new long[size + 1];
    }

    void add(int place, long amount) {
      for (int i = place + 1; i < tree.length; i += i & -i) {
        tree[i] += amount;
      }
    }

    private long below(int place) {
      long sum = 0;
      for (int i = place; i > 0; i -= i & -i) {
        sum += tree[i];
      }
      return sum;
    }

    long inRanges(int[] ranges) {
      long sum = 0;
      for (int i = 0; i < ranges.length; i += 2) {
        sum += below(ranges[i + 1]) - below(ranges[i]);
      }
      return sum;
    }
  }
}
