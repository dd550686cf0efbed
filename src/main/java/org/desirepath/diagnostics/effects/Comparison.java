package org.desirepath.diagnostics.effects;

import org.desirepath.statistics.StratifiedTables;
import org.jspecify.annotations.Nullable;

/** Journeys that had something at a moment beside comparable ones that had not. */
public sealed interface Comparison permits Landmark, RiskSets {

  /** The traces compared; a unit is an index in it. Not to be changed. */
  int[] traces();

  /** How many of the traces had it. */
  int exposedCount();

  /**
   * Success within the window after the moment, by stratum.
   *
   * @param weights how often each unit counts, or null = once
   */
  StratifiedTables tables(int @Nullable [] weights);

  /**
   * What one more of each unit would add to the sum over strata of {@code a - E(a)} that the test
   * is about: its influence. They add up to that sum, as it grows in step with all weights.
   */
  double[] influences();

  /**
   * What each unit adds to {@link StratifiedTables#riskDifferenceOfExposed()}: the sum of their
   * squares is its variance between journeys, which a bootstrap by journey tends to (infinitesimal
   * jackknife: L. A. Jaeckel, 1972; B. Efron, 1981, doi:10.2307/3314608). Strata without both arms
   * say nothing.
   */
  double[] influencesOnExposed();

  /**
   * The same comparison with an outcome that was settled before: a negative control, as nothing
   * that comes later can have changed it (M. Lipsitch, E. Tchetgen Tchetgen and T. Cohen, 2010,
   * doi:10.1097/EDE.0b013e3181d61eeb). Units whose past is not known are left out.
   */
  StratifiedTables control(Past past);

  /** What was so before a time. */
  interface Past {

    /**
     * Whether it was so.
     *
     * @param before when the journey came into the state in which it is compared
     * @return null if it can't be told
     */
    @Nullable Boolean of(int trace, long before);
  }

  /**
   * When each trace of the log was known to be exposed, {@link Long#MAX_VALUE} for those that never
   * were.
   *
   * @param traceCount of the log
   */
  long[] exposedAt(int traceCount);
}
