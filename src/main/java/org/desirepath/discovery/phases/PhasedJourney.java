package org.desirepath.discovery.phases;

import java.util.List;
import org.desirepath.model.ProcessTree;

/**
 * A journey found in a log, in phases.
 *
 * @param phases in order, at least one
 * @param leftOut touchpoints of the log that are in no phase, being too rare for the threshold
 */
public record PhasedJourney(String name, List<Phase> phases, List<String> leftOut) {

  /**
   * A phase.
   *
   * @param touchpoints by order in the journey
   * @param steps what happens in it
   * @param before how the border before it is kept; of the first phase {@code 0 of 0}
   */
  public record Phase(String name, List<String> touchpoints, ProcessTree steps, Border before) {
    public Phase {
      touchpoints = List.copyOf(touchpoints);
    }
  }

  /**
   * The border between two phases.
   *
   * @param inOrder journeys that do nothing of the earlier side once they did of the later
   * @param journeys those with touchpoints of both sides
   */
  public record Border(long inOrder, long journeys) {}

  public PhasedJourney {
    phases = List.copyOf(phases);
    leftOut = List.copyOf(leftOut);
  }

  /** One phase after the other. */
  public ProcessTree toProcessTree() {
    return new ProcessTree(
        name,
        new ProcessTree.Sequence(phases.stream().map(phase -> phase.steps().root()).toList()));
  }
}
