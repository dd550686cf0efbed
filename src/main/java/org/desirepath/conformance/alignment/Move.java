package org.desirepath.conformance.alignment;

/** One step of an {@link Alignment}. */
public sealed interface Move permits Move.Synchronous, Move.OfLog, Move.OfModel, Move.Silent {

  /** The transition of a synchronous move on a designed exit, which stands beside the flow. */
  int EXIT = -1;

  /**
   * An event that the model did too.
   *
   * @param event its position in the trace, from 0
   * @param transition its index in the net, or {@link #EXIT}
   */
  record Synchronous(String activity, int event, int transition) implements Move {}

  /**
   * An event that the model did not do.
   *
   * @param event its position in the trace, from 0
   */
  record OfLog(String activity, int event) implements Move {}

  /**
   * A step of the model without an event.
   *
   * @param transition its index in the net
   */
  record OfModel(String activity, int transition) implements Move {}

  /**
   * A silent step of the model.
   *
   * @param transition its index in the net
   */
  record Silent(int transition) implements Move {}
}
