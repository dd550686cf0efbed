package org.desirepath.conformance.data;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.conformance.alignment.OptimalAlignmentGraph;
import org.desirepath.model.rules.Truth;
import org.jspecify.annotations.Nullable;

/** The optimal alignment with the fewest broken guards: a search by 0 and 1, layer by layer. */
final class FewestViolations {
  private static final int MOST_NODES = 20_000;

  private final Variables variables;
  private final OptimalAlignmentGraph graph;

  /** A state and a valuation; they alone decide what may follow. */
  private record Key(int state, List<@Nullable String> values) {}

  /** A way to a state, move by move. */
  private static final class Node {
    private final int state;
    private final @Nullable String[] values;
    private final @Nullable Node from;
    private final @Nullable Move move;

    Node(int state, @Nullable String[] values, @Nullable Node from, @Nullable Move move) {
      this.state = state;
      this.values = values;
      this.from = from;
      this.move = move;
    }

    Key key() {
      return new Key(state, Arrays.asList(values));
    }
  }

  FewestViolations(Variables variables, OptimalAlignmentGraph graph) {
    this.variables = variables;
    this.graph = graph;
  }

  /** The moves, or null if there are too many valuations to look at. */
  @Nullable List<Move> path(int trace) {
    Set<Key> done = new HashSet<>();
    ArrayDeque<Node> layer = new ArrayDeque<>();
    layer.add(new Node(graph.start(), variables.unknown(), null, null));
    while (!layer.isEmpty()) {
      ArrayDeque<Node> worse = new ArrayDeque<>();
      while (!layer.isEmpty()) {
        Node node = layer.removeFirst();
        if (!done.add(node.key())) {
          continue;
        }
        if (graph.isGoal(node.state)) {
          return moves(node);
        }
        if (done.size() > MOST_NODES) {
          return null;
        }
        expand(node, trace, layer, worse);
      }
      layer = worse;
    }
    return null;
  }

  /** The first way on is looked at first, so that ties fall as the contract says. */
  private void expand(Node node, int trace, ArrayDeque<Node> same, ArrayDeque<Node> worse) {
    List<OptimalAlignmentGraph.Edge> edges = graph.edges(node.state);
    for (int i = edges.size() - 1; i >= 0; i--) {
      Move move = edges.get(i).move();
      @Nullable String[] after = variables.after(move, node.values, trace);
      Node next = new Node(edges.get(i).target(), after, node, move);
      if (variables.guard(move, node.values, after) == Truth.FALSE) {
        worse.addFirst(next);
      } else {
        same.addFirst(next);
      }
    }
  }

  private static List<Move> moves(Node goal) {
    List<Move> moves = new ArrayList<>();
    for (Node at = goal; at != null && at.move != null; at = at.from) {
      moves.add(at.move);
    }
    Collections.reverse(moves);
    return moves;
  }
}
