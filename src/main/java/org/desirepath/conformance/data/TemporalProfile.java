package org.desirepath.conformance.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.desirepath.eventlog.EventLog;
import org.desirepath.statistics.Proportion;
import org.desirepath.statistics.Quantiles;
import org.jspecify.annotations.Nullable;

/**
 * What is usual between two activities, and the traces that are out of it: the temporal profile of
 * F. Stertz, J. Mangler and S. Rinderle-Ma, "Temporal conformance checking at runtime based on
 * time-infused process models", 2020, arXiv:2008.07262, made robust: median and median absolute
 * deviation (times 1.4826) of the logarithm of wait + 1 ms, in place of mean and standard
 * deviation.
 *
 * <p>A wait is the time from the latest earlier event of the one activity to an event of the other.
 * Pairs with fewer than {@link #FEWEST} waits, or with more than half of them alike, have no spread
 * to judge by and are left out. The profile is of the same log that it judges: it finds what is
 * unusual, not what is wrong. Events without a time are passed over. O(events x activities + n log
 * n) for n waits; deterministic.
 *
 * @param pairs by the first, then the second activity
 */
public record TemporalProfile(List<Pair> pairs) {

  /** Fewest waits of a pair. */
  public static final int FEWEST = 30;

  private static final double NORMAL = 1.4826;

  public TemporalProfile {
    pairs = List.copyOf(pairs);
  }

  /**
   * The usual wait between two activities.
   *
   * @param waits their number
   * @param medianMillis the median wait
   * @param lowMillis waits below are early
   * @param highMillis waits above are late
   * @param traces with such a wait
   * @param late traces with a late one
   * @param early traces with an early one
   */
  public record Pair(
      String from,
      String to,
      int waits,
      double medianMillis,
      double lowMillis,
      double highMillis,
      int traces,
      BitSet late,
      BitSet early) {
    public Pair {
      late = (BitSet) late.clone();
      early = (BitSet) early.clone();
    }

    /** A copy. */
    @Override
    public BitSet late() {
      return (BitSet) late.clone();
    }

    /** A copy. */
    @Override
    public BitSet early() {
      return (BitSet) early.clone();
    }

    /** Traces with a late wait, of those with a wait. */
    public Proportion lateShare() {
      return new Proportion(late.cardinality(), traces);
    }

    /** Traces with an early wait, of those with a wait. */
    public Proportion earlyShare() {
      return new Proportion(early.cardinality(), traces);
    }
  }

  /**
   * The profile of a log.
   *
   * @param zeta how many robust standard deviations from the median are usual, above 0
   */
  public static TemporalProfile of(EventLog log, double zeta) {
    if (!(zeta > 0 && Double.isFinite(zeta))) {
      throw new IllegalArgumentException("zeta: expected a number above 0, got " + zeta);
    }
    Map<Long, Waits> waits = collect(log);
    Map<String, Pair> pairs = new TreeMap<>();
    int activities = log.activities().size();
    waits.forEach(
        (code, found) -> {
          String from = log.activities().get((int) (code / activities));
          String to = log.activities().get((int) (code % activities));
          Pair pair = found.pair(from, to, zeta);
          if (pair != null) {
            pairs.put(from + '\0' + to, pair);
          }
        });
    return new TemporalProfile(new ArrayList<>(pairs.values()));
  }

  private static Map<Long, Waits> collect(EventLog log) {
    Map<Long, Waits> waits = new TreeMap<>();
    int activities = log.activities().size();
    long[] latest = new long[activities];
    for (int t = 0; t < log.traceCount(); t++) {
      Arrays.fill(latest, EventLog.NO_TIME);
      for (int row = log.firstEvent(t); row < log.endEvent(t); row++) {
        long time = log.timeMillis(row);
        if (time == EventLog.NO_TIME) {
          continue;
        }
        int to = log.activity(row);
        for (int from = 0; from < activities; from++) {
          if (latest[from] != EventLog.NO_TIME) {
            long pair = (long) from * activities + to;
            waits.computeIfAbsent(pair, p -> new Waits()).add(time - latest[from], t);
          }
        }
        latest[to] = time;
      }
    }
    return waits;
  }

  /** All waits of one pair. */
  private static final class Waits {
    private double[] logs = new double[8];
    private int[] traces = new int[8];
    private int size;

    void add(long millis, int trace) {
      if (size == logs.length) {
        logs = Arrays.copyOf(logs, 2 * size);
        traces = Arrays.copyOf(traces, 2 * size);
      }
      logs[size] = StrictMath.log1p((double) millis);
      traces[size++] = trace;
    }

    @Nullable Pair pair(String from, String to, double zeta) {
      double[] values = Arrays.copyOf(logs, size);
      double median = size < FEWEST ? 0 : Quantiles.median(values);
      double spread = size < FEWEST ? 0 : NORMAL * Quantiles.medianAbsoluteDeviation(values);
      if (spread == 0) {
        return null;
      }
      BitSet seen = new BitSet();
      BitSet late = new BitSet();
      BitSet early = new BitSet();
      for (int i = 0; i < size; i++) {
        seen.set(traces[i]);
        if (logs[i] > median + zeta * spread) {
          late.set(traces[i]);
        } else if (logs[i] < median - zeta * spread) {
          early.set(traces[i]);
        }
      }
      return new Pair(
          from,
          to,
          size,
          StrictMath.expm1(median),
          StrictMath.max(0, StrictMath.expm1(median - zeta * spread)),
          StrictMath.expm1(median + zeta * spread),
          seen.cardinality(),
          late,
          early);
    }
  }
}
