package org.desirepath.conformance.alignment;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.desirepath.conformance.alignment.Move.OfLog;
import org.desirepath.conformance.alignment.Move.OfModel;
import org.desirepath.conformance.alignment.Move.Silent;
import org.desirepath.conformance.alignment.Move.Synchronous;
import org.desirepath.conformance.alignment.OptimalAlignmentGraph.Edge;
import org.desirepath.model.AcceptingPetriNet;

/**
 * The smallest by the contract's tie-break of the optimal alignments that meet no state twice.
 *
 * <p>Depth first in the order of edges finds it where equal moves lead to one state. Where a trace
 * without a beginning takes its place in the model they may lead to several: then the smallest
 * continuations of all are compared.
 */
public final class SmallestPath {
  private final OptimalAlignmentGraph graph;
  private final Comparator<Move> order;

  public SmallestPath(OptimalAlignmentGraph graph, AcceptingPetriNet net) {
    this.graph = graph;
    this.order =
        Comparator.comparing(SmallestPath::kind)
            .thenComparing(SmallestPath::label)
            .thenComparing(move -> transition(move) == Move.EXIT)
            .thenComparing(
                move -> transition(move) < 0 ? "" : net.transitions().get(transition(move)).id());
  }

  public List<Move> moves() {
    List<Move> moves = new ArrayList<>();
    int state = graph.start();
    while (!graph.isGoal(state)) {
      List<Edge> edges = graph.edges(state);
      Move first = edges.get(0).move();
      if (!(first instanceof OfLog)) {
        moves.addAll(smallestFirst(edges, first));
        return moves;
      }
      moves.add(first);
      state = edges.get(0).target();
    }
    return moves;
  }

  private List<Move> smallestFirst(List<Edge> edges, Move first) {
    List<Move> best = List.of();
    for (Edge edge : edges) {
      if (edge.move().equals(first)) {
        List<Move> rest = depthFirst(edge.target());
        best =
            best.isEmpty() || compare(rest, best.subList(1, best.size())) < 0
                ? joined(first, rest)
                : best;
      }
    }
    return best;
  }

  private static List<Move> joined(Move first, List<Move> rest) {
    List<Move> moves = new ArrayList<>(List.of(first));
    moves.addAll(rest);
    return moves;
  }

  private List<Move> depthFirst(int from) {
    BitSet met = new BitSet();
    List<Edge> way = new ArrayList<>();
    List<Integer> tried = new ArrayList<>(List.of(0));
    int state = from;
    met.set(state);
    while (!graph.isGoal(state)) {
      int depth = tried.size() - 1;
      int at = tried.get(depth);
      if (at < graph.edges(state).size()) {
        Edge edge = graph.edges(state).get(at);
        tried.set(depth, at + 1);
        if (!met.get(edge.target())) {
          met.set(edge.target());
          way.add(edge);
          tried.add(0);
          state = edge.target();
        }
      } else {
        tried.remove(depth);
        way.remove(way.size() - 1);
        state = way.isEmpty() ? from : way.get(way.size() - 1).target();
      }
    }
    return way.stream().map(Edge::move).toList();
  }

  private int compare(List<Move> a, List<Move> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int difference = order.compare(a.get(i), b.get(i));
      if (difference != 0) {
        return difference;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  private static int kind(Move move) {
    if (move instanceof Synchronous) {
      return 0;
    }
    if (move instanceof OfLog) {
      return 1;
    }
    return move instanceof OfModel ? 2 : 3;
  }

  private static String label(Move move) {
    if (move instanceof Synchronous sync) {
      return sync.activity();
    }
    if (move instanceof OfLog ofLog) {
      return ofLog.activity();
    }
    return move instanceof OfModel ofModel ? ofModel.activity() : "";
  }

  private static int transition(Move move) {
    if (move instanceof Synchronous sync) {
      return sync.transition();
    }
    if (move instanceof OfModel ofModel) {
      return ofModel.transition();
    }
    return move instanceof Silent silent ? silent.transition() : Integer.MIN_VALUE;
  }
}
