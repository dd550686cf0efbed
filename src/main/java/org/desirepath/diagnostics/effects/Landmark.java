package org.desirepath.diagnostics.effects;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.journeys.Periods;
import org.desirepath.diagnostics.journeys.Periods.Unit;
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

  private final int[] traces;
  private final int[] strata;
  private final BitSet exposed;
  private final BitSet succeeding;
  private final int strataCount;

  private Landmark(int[] traces, int[] strata, BitSet exposed, BitSet succeeding, int strataCount) {
    this.traces = traces;
    this.strata = strata;
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
    StratifiedTables.Builder tables = new StratifiedTables.Builder();
    for (int s = 0; s < strataCount; s++) {
      tables.add(cells[4 * s], cells[4 * s + 1], cells[4 * s + 2], cells[4 * s + 3]);
    }
    return tables.build();
  }

  /** Collects the moments. */
  public static final class Builder {
    /**
     * A journey at its moment.
     *
     * @param measure exposed when above the limit
     * @param limit or {@code NaN} = the median of the stratum
     */
    private record Moment(int trace, int state, long time, double measure, double limit) {
      boolean isExposed() {
        return measure > limit;
      }
    }

    private final OutcomeContext context;
    private final List<Moment> moments = new ArrayList<>();

    public Builder(OutcomeContext context) {
      this.context = context;
    }

    /** A journey at its moment, unless that is too late to be followed. */
    public void add(int trace, int state, long time, boolean exposed) {
      add(trace, state, time, exposed ? 1 : 0, 0.5);
    }

    /** A journey that is exposed when its measure is above a limit; {@code NaN} = the median. */
    public void add(int trace, int state, long time, double measure, double limit) {
      if (time <= context.window().latestMoment()) {
        moments.add(new Moment(trace, state, time, measure, limit));
      }
    }

    public Landmark build() {
      int n = moments.size();
      Unit unit = context.unit(exposedTimes());
      Periods periods = context.periods(unit);
      Map<OutcomeContext.Stratum, Integer> codes = new HashMap<>();
      int[] traces = new int[n];
      int[] strata = new int[n];
      BitSet succeeding = new BitSet(n);
      for (int i = 0; i < n; i++) {
        Moment moment = moments.get(i);
        traces[i] = moment.trace;
        strata[i] =
            codes.computeIfAbsent(
                new OutcomeContext.Stratum(
                    moment.state,
                    context.segments().crossed(moment.trace),
                    periods.cell(moment.time)),
                key -> codes.size());
        succeeding.set(
            i,
            context.window().succeeds(moment.time, context.journeys().successTime(moment.trace)));
      }
      return new Landmark(traces, strata, exposed(strata, codes.size()), succeeding, codes.size());
    }

    private long[] exposedTimes() {
      return moments.stream()
          .filter(moment -> Double.isNaN(moment.limit) || moment.isExposed())
          .mapToLong(Moment::time)
          .toArray();
    }

    private BitSet exposed(int[] strata, int strataCount) {
      List<List<Double>> measures = new ArrayList<>();
      for (int s = 0; s < strataCount; s++) {
        measures.add(new ArrayList<>());
      }
      for (int i = 0; i < strata.length; i++) {
        if (Double.isNaN(moments.get(i).limit)) {
          measures.get(strata[i]).add(moments.get(i).measure);
        }
      }
      double[] medians = new double[strataCount];
      for (int s = 0; s < strataCount; s++) {
        List<Double> sorted = measures.get(s);
        Collections.sort(sorted);
        int size = sorted.size();
        medians[s] = size == 0 ? 0 : (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
      }
      BitSet exposed = new BitSet(strata.length);
      for (int i = 0; i < strata.length; i++) {
        Moment moment = moments.get(i);
        double limit = Double.isNaN(moment.limit) ? medians[strata[i]] : moment.limit;
        exposed.set(i, moment.measure > limit);
      }
      return exposed;
    }
  }
}
