package org.desirepath.conformance.graph;

/**
 * Which states of the model lead to an end: only there may an alignment of an open trace stop, and
 * only from there may a designed exit be taken.
 */
public interface LiveStates {

  /** Where every state does. */
  LiveStates ALL = state -> true;

  /** False if no end can be reached, or none was found within the limits. */
  boolean canEnd(int state);
}
