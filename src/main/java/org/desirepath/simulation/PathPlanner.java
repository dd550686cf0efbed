package org.desirepath.simulation;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.Plant;

/** Draws complete runs of the designed flow. */
sealed interface PathPlanner permits StepPlanner, NetPlanner {

  /**
   * A run, as a new list of new steps.
   *
   * @param taken chance that an optional step is taken, by its first touchpoint, where the journey
   *     differs from others
   */
  List<Planned> draw(SplittableRandom random, Map<String, Double> taken);

  /** By the steps of the phases when there are any, else by firing the net. */
  static PathPlanner of(DesignedJourney model, Plant plant) {
    return model.facts().phases().isEmpty()
        ? new NetPlanner(model.net())
        : new StepPlanner(model.facts(), plant);
  }
}
