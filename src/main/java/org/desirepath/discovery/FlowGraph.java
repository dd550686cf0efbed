package org.desirepath.discovery;

import java.util.List;

/**
 * A filtered graph of activities, an artificial start and an artificial end, every node on a path
 * from start to end; activities are nodes by index of their label.
 */
interface FlowGraph {

  List<String> labels();

  /** Nodes: activities, start and end. */
  default int size() {
    return labels().size() + 2;
  }

  default int start() {
    return labels().size();
  }

  default int end() {
    return labels().size() + 1;
  }

  /** True if one node follows another; no node follows itself here. */
  boolean hasEdge(int from, int to);

  /** True if an activity may follow itself. */
  boolean repeats(int node);

  /** True if two successors of a node run side by side. */
  boolean areConcurrent(int node, int one, int other);
}
