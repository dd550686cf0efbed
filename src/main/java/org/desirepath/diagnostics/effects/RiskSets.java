package org.desirepath.diagnostics.effects;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.journeys.OutcomeWindow;
import org.desirepath.diagnostics.journeys.Periods;
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
      int unit, long entry, long lastAtRisk, long exposure, long success, boolean exposedLater) {}

  private final int[] traces;
  private final int exposedCount;
  private final List<Sweep> sweeps;
  private final OutcomeWindow window;
  private final Periods periods;

  private RiskSets(
      int[] traces, int exposedCount, List<Sweep> sweeps, OutcomeWindow window, Periods periods) {
    this.window = window;
    this.periods = periods;
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
  static RiskSets of(OutcomeContext context, int[] traces, List<StayList> stays) {
    long latest = context.window().latestMoment();
    int exposed = 0;
    for (StayList group : stays) {
      exposed += group.exposedCount(latest);
    }
    long[] exposedTimes = new long[exposed];
    int count = 0;
    for (StayList group : stays) {
      count = group.exposedTimes(latest, exposedTimes, count);
    }
    Periods periods = context.periods(context.unit(exposedTimes));
    List<Sweep> sweeps = new ArrayList<>();
    for (StayList group : stays) {
      if (group.exposedCount(latest) > 0) {
        sweeps.add(new Sweep(group, context.window(), periods));
      }
    }
    return new RiskSets(traces, exposed, sweeps, context.window(), periods);
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

  @Override
  public double[] influences() {
    double[] influences = new double[traces.length];
    for (Sweep sweep : sweeps) {
      sweep.addInfluences(influences);
    }
    return influences;
  }

  @Override
  public double[] influencesOnExposed() {
    double[] influences = new double[traces.length];
    int[] exposures = new int[traces.length];
    for (Sweep sweep : sweeps) {
      sweep.addExcesses(influences, exposures);
    }
    double excess = 0;
    double all = 0;
    for (int u = 0; u < influences.length; u++) {
      excess += influences[u];
      all += exposures[u];
    }
    // the comparators' parts add up to 0 in each risk set
    for (int u = 0; u < influences.length; u++) {
      influences[u] = all == 0 ? 0 : (influences[u] - exposures[u] * excess / all) / all;
    }
    return influences;
  }

  @Override
  public StratifiedTables control(Past past) {
    StratifiedTables.Builder tables = new StratifiedTables.Builder();
    for (Sweep sweep : sweeps) {
      new Sweep(sweep.withPast(traces, past), window, periods).run(null, tables);
    }
    return tables.build();
  }

  @Override
  public long[] exposedAt(int traceCount) {
    long[] times = new long[traceCount];
    Arrays.fill(times, NEVER);
    for (Sweep sweep : sweeps) {
      sweep.addExposures(traces, times);
    }
    return times;
  }
}
