package org.desirepath.diagnostics.touchpoints;

import java.util.Arrays;
import java.util.BitSet;
import org.desirepath.diagnostics.effects.StratumCodes;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.journeys.Periods;
import org.desirepath.eventlog.EventLog;

/**
 * Each journey's first arrival at each designed touchpoint that can be followed for the window,
 * with its stratum (touchpoint, segment and period) and whether success follows. Units of a journey
 * stand next to each other. O(events).
 */
final class Arrivals {
  private final int[] traces;
  private final int[] rows;
  private final int[] strata;
  private final boolean[] success;
  private final int strataCount;

  private Arrivals(int[] traces, int[] rows, int[] strata, boolean[] success, int strataCount) {
    this.traces = traces;
    this.rows = rows;
    this.strata = strata;
    this.success = success;
    this.strataCount = strataCount;
  }

  static Arrivals of(OutcomeContext context) {
    AlignedJourneys journeys = context.journeys();
    EventLog log = journeys.log();
    int[] traces = new int[1024];
    int[] rows = new int[1024];
    int n = 0;
    BitSet seenHere = new BitSet();
    for (int t = 0; t < log.traceCount(); t++) {
      if (!journeys.isTimed(t)) {
        continue;
      }
      int[] transitions = journeys.transitionsOf(t);
      int first = log.firstEvent(t);
      seenHere.clear();
      for (int e = first; e < journeys.endOfJourney(t); e++) {
        int code = log.activity(e);
        if (transitions[e - first] >= 0
            && !seenHere.get(code)
            && log.timeMillis(e) <= context.window().latestMoment()) {
          seenHere.set(code);
          if (n == rows.length) {
            traces = Arrays.copyOf(traces, 2 * n);
            rows = Arrays.copyOf(rows, 2 * n);
          }
          traces[n] = t;
          rows[n++] = e;
        }
      }
    }
    return stratified(context, Arrays.copyOf(traces, n), Arrays.copyOf(rows, n));
  }

  private static Arrivals stratified(OutcomeContext context, int[] traces, int[] rows) {
    EventLog log = context.journeys().log();
    long[] times = Arrays.stream(rows).mapToLong(log::timeMillis).toArray();
    Periods periods = context.periods(context.unit(times));
    StratumCodes codes = new StratumCodes();
    int[] strata = new int[rows.length];
    boolean[] success = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      strata[i] =
          codes.of(
              log.activity(rows[i]), context.segments().crossed(traces[i]), periods.cell(times[i]));
      success[i] = context.window().succeeds(times[i], context.journeys().successTime(traces[i]));
    }
    return new Arrivals(traces, rows, strata, success, codes.size());
  }

  int count() {
    return rows.length;
  }

  int trace(int unit) {
    return traces[unit];
  }

  int row(int unit) {
    return rows[unit];
  }

  int stratum(int unit) {
    return strata[unit];
  }

  boolean succeeds(int unit) {
    return success[unit];
  }

  /**
   * Which units are above the median of their stratum.
   *
   * @param values by unit; {@code NaN} = not known, left out of the median
   */
  BitSet aboveMedian(double[] values) {
    int[] starts = new int[strataCount + 1];
    for (int i = 0; i < values.length; i++) {
      starts[strata[i] + 1] += Double.isNaN(values[i]) ? 0 : 1;
    }
    for (int s = 0; s < strataCount; s++) {
      starts[s + 1] += starts[s];
    }
    double[] byStratum = new double[starts[strataCount]];
    int[] next = Arrays.copyOf(starts, strataCount);
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        byStratum[next[strata[i]]++] = values[i];
      }
    }
    double[] medians = new double[strataCount];
    for (int s = 0; s < strataCount; s++) {
      int from = starts[s];
      int size = starts[s + 1] - from;
      Arrays.sort(byStratum, from, from + size);
      medians[s] =
          size == 0 ? 0 : (byStratum[from + (size - 1) / 2] + byStratum[from + size / 2]) / 2;
    }
    BitSet above = new BitSet(values.length);
    for (int i = 0; i < values.length; i++) {
      above.set(i, values[i] > medians[strata[i]]);
    }
    return above;
  }
}
