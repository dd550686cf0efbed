package org.desirepath.diagnostics.effects;

import java.util.Arrays;
import java.util.BitSet;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.journeys.Periods;
import org.desirepath.statistics.StratifiedTables;
import org.jspecify.annotations.Nullable;

/**
 * Every journey compared at one moment of its own, at which it is known whether it is exposed; the
 * outcome comes after. Source: J. R. Anderson, K. C. Cain and R. D. Gelber, "Analysis of survival
 * by tumor response", 1983, doi:10.1200/JCO.1983.1.11.710.
 */
public final class Landmark implements Comparison {

  /** Below this number of exposed a week, strata are months. */
  public static final int EXPOSED_A_WEEK = 5;

  /** Instead of the time at which a journey came into its state: it is not known. */
  public static final long NEVER = Long.MAX_VALUE;

  private final int[] traces;
  private final int[] strata;
  private final long[] times;
  private final long[] entries;
  private final double[] measures;
  private final BitSet exposed;
  private final BitSet succeeding;
  private final int strataCount;

  private Landmark(
      int[] traces,
      int[] strata,
      long[] times,
      long[] entries,
      double[] measures,
      BitSet exposed,
      BitSet succeeding,
      int strataCount) {
    this.traces = traces;
    this.strata = strata;
    this.times = times;
    this.entries = entries;
    this.measures = measures;
    this.exposed = exposed;
    this.succeeding = succeeding;
    this.strataCount = strataCount;
  }

  @Override
  public int[] traces() {
    return traces;
  }

  @Override
  public int exposedCount() {
    return exposed.cardinality();
  }

  @Override
  public StratifiedTables tables(int @Nullable [] weights) {
    long[] cells = new long[4 * strataCount];
    for (int i = 0; i < traces.length; i++) {
      int cell = (exposed.get(i) ? 0 : 2) + (succeeding.get(i) ? 0 : 1);
      cells[4 * strata[i] + cell] += weights == null ? 1 : weights[i];
    }
    return tables(cells);
  }

  @Override
  public double[] influences() {
    double[] n = new double[strataCount];
    double[] n1 = new double[strataCount];
    double[] successes = new double[strataCount];
    for (int i = 0; i < traces.length; i++) {
      n[strata[i]]++;
      n1[strata[i]] += exposed.get(i) ? 1 : 0;
      successes[strata[i]] += succeeding.get(i) ? 1 : 0;
    }
    double[] influences = new double[traces.length];
    for (int i = 0; i < traces.length; i++) {
      int s = strata[i];
      double share = n1[s] / n[s];
      double had = exposed.get(i) ? 1 : 0;
      double success = succeeding.get(i) ? 1 : 0;
      influences[i] = (had - share) * (success - successes[s] / n[s]);
    }
    return influences;
  }

  @Override
  public double[] influencesOnExposed() {
    double[] n1 = new double[strataCount];
    double[] n0 = new double[strataCount];
    double[] a = new double[strataCount];
    double[] c = new double[strataCount];
    for (int i = 0; i < traces.length; i++) {
      double success = succeeding.get(i) ? 1 : 0;
      if (exposed.get(i)) {
        n1[strata[i]]++;
        a[strata[i]] += success;
      } else {
        n0[strata[i]]++;
        c[strata[i]] += success;
      }
    }
    double all = 0;
    double excess = 0;
    for (int s = 0; s < strataCount; s++) {
      if (n1[s] > 0 && n0[s] > 0) {
        all += n1[s];
        excess += a[s] - n1[s] * c[s] / n0[s];
      }
    }
    double[] influences = new double[traces.length];
    for (int i = 0; i < traces.length; i++) {
      int s = strata[i];
      if (n1[s] > 0 && n0[s] > 0) {
        double more = (succeeding.get(i) ? 1 : 0) - c[s] / n0[s];
        influences[i] = exposed.get(i) ? (more - excess / all) / all : -n1[s] / n0[s] * more / all;
      }
    }
    return influences;
  }

  @Override
  public StratifiedTables control(Past past) {
    long[] cells = new long[4 * strataCount];
    for (int i = 0; i < traces.length; i++) {
      Boolean was = entries[i] == NEVER ? null : past.of(traces[i], entries[i]);
      if (was != null) {
        cells[4 * strata[i] + (exposed.get(i) ? 0 : 2) + (was ? 0 : 1)]++;
      }
    }
    return tables(cells);
  }

  private StratifiedTables tables(long[] cells) {
    StratifiedTables.Builder tables = new StratifiedTables.Builder();
    for (int s = 0; s < strataCount; s++) {
      tables.add(cells[4 * s], cells[4 * s + 1], cells[4 * s + 2], cells[4 * s + 3]);
    }
    return tables.build();
  }

  @Override
  public long[] exposedAt(int traceCount) {
    long[] found = new long[traceCount];
    Arrays.fill(found, RiskSets.NEVER);
    for (int i = 0; i < traces.length; i++) {
      if (exposed.get(i)) {
        found[traces[i]] = times[i];
      }
    }
    return found;
  }

  /** By unit. Not to be changed. */
  public int[] strata() {
    return strata;
  }

  /** Whether a unit succeeds within the window. */
  public boolean succeeds(int unit) {
    return succeeding.get(unit);
  }

  /** Whether a unit is exposed. */
  public boolean isExposed(int unit) {
    return exposed.get(unit);
  }

  /** What was measured of a unit at its moment. */
  public double measure(int unit) {
    return measures[unit];
  }

  /** Collects the moments. */
  public static final class Builder {
    private final OutcomeContext context;
    private int size;
    private int[] traces = new int[64];
    private int[] states = new int[64];
    private long[] times = new long[64];
    private long[] entries = new long[64];

    /** Exposed when above the limit. */
    private double[] measures = new double[64];

    /** {@code NaN} = the median of the stratum. */
    private double[] limits = new double[64];

    public Builder(OutcomeContext context) {
      this.context = context;
    }

    /** A journey at its moment, unless that is too late to be followed. */
    public void add(int trace, int state, long time, boolean exposed) {
      add(trace, state, NEVER, time, exposed ? 1 : 0, 0.5);
    }

    /**
     * A journey at its moment, unless that is too late to be followed.
     *
     * @param entry when it came into the state, before it could be exposed; {@link #NEVER} = not
     *     known
     */
    public void add(int trace, int state, long entry, long time, boolean exposed) {
      add(trace, state, entry, time, exposed ? 1 : 0, 0.5);
    }

    /** A journey that is exposed when its measure is above a limit; {@code NaN} = the median. */
    public void add(int trace, int state, long entry, long time, double measure, double limit) {
      if (time > context.window().latestMoment()) {
        return;
      }
      if (size == traces.length) {
        traces = Arrays.copyOf(traces, 2 * size);
        states = Arrays.copyOf(states, 2 * size);
        times = Arrays.copyOf(times, 2 * size);
        entries = Arrays.copyOf(entries, 2 * size);
        measures = Arrays.copyOf(measures, 2 * size);
        limits = Arrays.copyOf(limits, 2 * size);
      }
      traces[size] = trace;
      states[size] = state;
      times[size] = time;
      entries[size] = entry;
      measures[size] = measure;
      limits[size] = limit;
      size++;
    }

    public Landmark build() {
      Periods periods = context.periods(context.unit(exposedTimes()));
      StratumCodes codes = new StratumCodes();
      int[] strata = new int[size];
      BitSet succeeding = new BitSet(size);
      for (int i = 0; i < size; i++) {
        strata[i] =
            codes.of(states[i], context.segments().crossed(traces[i]), periods.cell(times[i]));
        if (context.window().succeeds(times[i], context.journeys().successTime(traces[i]))) {
          succeeding.set(i);
        }
      }
      return new Landmark(
          Arrays.copyOf(traces, size),
          strata,
          Arrays.copyOf(times, size),
          Arrays.copyOf(entries, size),
          Arrays.copyOf(measures, size),
          exposed(strata, codes.size()),
          succeeding,
          codes.size());
    }

    private long[] exposedTimes() {
      long[] found = new long[size];
      int count = 0;
      for (int i = 0; i < size; i++) {
        if (Double.isNaN(limits[i]) || measures[i] > limits[i]) {
          found[count++] = times[i];
        }
      }
      return Arrays.copyOf(found, count);
    }

    private BitSet exposed(int[] strata, int strataCount) {
      int[] starts = new int[strataCount + 1];
      for (int i = 0; i < size; i++) {
        starts[strata[i] + 1] += Double.isNaN(limits[i]) ? 1 : 0;
      }
      for (int s = 0; s < strataCount; s++) {
        starts[s + 1] += starts[s];
      }
      double[] byStratum = new double[starts[strataCount]];
      int[] next = Arrays.copyOf(starts, strataCount);
      for (int i = 0; i < size; i++) {
        if (Double.isNaN(limits[i])) {
          byStratum[next[strata[i]]++] = measures[i];
        }
      }
      double[] medians = new double[strataCount];
      for (int s = 0; s < strataCount; s++) {
        int from = starts[s];
        int count = starts[s + 1] - from;
        Arrays.sort(byStratum, from, from + count);
        medians[s] =
            count == 0 ? 0 : (byStratum[from + (count - 1) / 2] + byStratum[from + count / 2]) / 2;
      }
      BitSet exposed = new BitSet(size);
      for (int i = 0; i < size; i++) {
        double limit = Double.isNaN(limits[i]) ? medians[strata[i]] : limits[i];
        if (measures[i] > limit) {
          exposed.set(i);
        }
      }
      return exposed;
    }
  }
}
