package org.desirepath.model;

import java.util.SortedSet;

/**
 * What should happen, or was found to happen: any model whose behaviour is a set of activity
 * sequences.
 */
public sealed interface ProcessModel
    permits AcceptingPetriNet, ProcessTree, PartiallyOrderedModel, DirectlyFollowsGraph {

  String name();

  /** The activity labels the model can produce, sorted; silent steps have none. */
  SortedSet<String> labels();

  /** A net with the same language. */
  AcceptingPetriNet toPetriNet();
}
