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
}
