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
   * When each trace of the log was known to be exposed, {@link Long#MAX_VALUE} for those that never
   * were.
   *
   * @param traceCount of the log
   */
  long[] exposedAt(int traceCount);
}
