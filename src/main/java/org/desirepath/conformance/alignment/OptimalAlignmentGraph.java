package org.desirepath.conformance.alignment;

import java.math.BigInteger;
import java.util.List;

/**
 * All optimal alignments of one trace: its paths from {@link #start()} to a goal are exactly the
 * optimal alignments. Silent moves and moves that cost nothing may form cycles.
 */
public interface OptimalAlignmentGraph {

  /**
   * A step of some optimal alignment.
   *
   * @param target the state it leads to
   */
  record Edge(Move move, int target) {}

  int stateCount();

  int start();

  boolean isGoal(int state);

  /** The ways on from a state, in the order of the contract's tie-break. */
  List<Edge> edges(int state);

  /**
   * How many optimal alignments there are; alignments that differ only in how they go about a cycle
   * of moves that cost nothing count as one. O(states + edges) additions.
   */
  BigInteger count();
}
