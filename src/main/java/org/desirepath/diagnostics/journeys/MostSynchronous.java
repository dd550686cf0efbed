package org.desirepath.diagnostics.journeys;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.conformance.alignment.OptimalAlignmentGraph;
import org.desirepath.conformance.alignment.OptimalAlignmentGraph.Edge;

/**
 * Of all optimal alignments of a trace one with the most synchronous moves. The longest way is
 * found by relaxation: a synchronous move consumes an event, so no cycle of moves has one. O(states
 * times edges) at worst, near O(edges) for graphs of alignments.
 */
final class MostSynchronous {
  private MostSynchronous() {}

  static List<Move> of(OptimalAlignmentGraph graph) {
    int[] most = new int[graph.stateCount()];
    int[] from = new int[most.length];
    Edge[] by = new Edge[most.length];
    Arrays.fill(most, -1);
    most[graph.start()] = 0;
    ArrayDeque<Integer> open = new ArrayDeque<>(List.of(graph.start()));
    while (!open.isEmpty()) {
      int state = open.remove();
      for (Edge edge : graph.edges(state)) {
        int here = most[state] + (edge.move() instanceof Move.Synchronous ? 1 : 0);
        if (here > most[edge.target()]) {
          most[edge.target()] = here;
          from[edge.target()] = state;
          by[edge.target()] = edge;
          open.add(edge.target());
        }
      }
    }
    int goal = -1;
    for (int state = 0; state < most.length; state++) {
      if (graph.isGoal(state) && most[state] >= 0 && (goal < 0 || most[state] > most[goal])) {
        goal = state;
      }
    }
    List<Move> moves = new ArrayList<>();
    for (int state = goal; state != graph.start(); state = from[state]) {
      moves.add(by[state].move());
    }
    Collections.reverse(moves);
    return moves;
  }
}
