package org.desirepath.conformance.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.conformance.alignment.Move.OfLog;
import org.desirepath.conformance.alignment.Move.OfModel;
import org.desirepath.conformance.alignment.Move.Silent;
import org.desirepath.conformance.bounds.CompletionBounds;
import org.desirepath.conformance.bounds.TraceBounds;
import org.desirepath.conformance.graph.ModelGraph;
import org.desirepath.conformance.graph.StateTable;

/**
 * Alignments made of what a stopped search has found: the way to some state, then a log move for
 * each event left, then the cheapest run to the end. The cheapest of them is the upper bound.
 */
public final class EarlyEnd {
  private final ModelGraph graph;
  private final CompletionBounds completion;
  private final TraceBounds trace;
  private final SynchronousProduct product;
  private final StateTable table;

  EarlyEnd(
      ModelGraph graph,
      CompletionBounds completion,
      TraceBounds trace,
      SynchronousProduct product,
      StateTable table) {
    this.graph = graph;
    this.completion = completion;
    this.trace = trace;
    this.product = product;
    this.table = table;
  }

  /** The state that ends cheapest; of several the one met first. */
  int cheapest() {
    int best = 0;
    for (int node = 1; node < table.size(); node++) {
      if (cost(node) < cost(best)) {
        best = node;
      }
    }
    return best;
  }

  /** The cost of the alignment that ends after a state. */
  int cost(int node) {
    return table.cost(node)
        + trace.logCostFrom(table.event(node))
        + (trace.isOpen() ? 0 : completion.cheapest(table.state(node)));
  }

  /** The alignment that ends after a state. */
  List<Move> moves(int node) {
    List<Move> moves = new ArrayList<>();
    for (int to = node; table.parent(to) != StateTable.NONE; to = table.parent(to)) {
      moves.add(moveBetween(table.parent(to), to));
    }
    Collections.reverse(moves);
    for (int i = table.event(node); i < trace.length(); i++) {
      moves.add(new OfLog(graph.labels().label(trace.label(i)), i));
    }
    if (!trace.isOpen() && !graph.isFinal(table.state(node))) {
      moves.addAll(cheapestRun(table.state(node)));
    }
    return moves;
  }

  private Move moveBetween(int from, int to) {
    product.at(table.state(from), table.event(from));
    for (int k = 0; product.step(k); k++) {
      if (product.nextState() == table.state(to)
          && product.nextEvent() == table.event(to)
          && table.cost(from) + product.cost() == table.cost(to)) {
        return product.move();
      }
    }
    throw new IllegalStateException("no move from a state to the one found from it");
  }

  /** The first cheapest run from a marking in the order of edges that meets no marking twice. */
  List<Move> cheapestRun(int from) {
    BitSet met = new BitSet();
    List<Integer> states = new ArrayList<>(List.of(from));
    List<Integer> edges = new ArrayList<>();
    int edge = graph.firstEdge(from);
    met.set(from);
    while (!graph.isFinal(states.get(edges.size()))) {
      int state = states.get(edges.size());
      while (edge < graph.endEdge(state)
          && (met.get(graph.target(edge)) || !isCheapest(state, edge))) {
        edge++;
      }
      if (edge < graph.endEdge(state)) {
        edges.add(edge);
        states.add(graph.target(edge));
        met.set(graph.target(edge));
        edge = graph.firstEdge(graph.target(edge));
      } else {
        states.remove(edges.size());
        edge = edges.remove(edges.size() - 1) + 1;
      }
    }
    return edges.stream().map(this::modelMove).toList();
  }

  private boolean isCheapest(int state, int edge) {
    return graph.cost(edge) + completion.cheapest(graph.target(edge)) == completion.cheapest(state);
  }

  private Move modelMove(int edge) {
    return graph.label(edge) == ModelGraph.SILENT
        ? new Silent(graph.transition(edge))
        : new OfModel(graph.labels().label(graph.label(edge)), graph.transition(edge));
  }
}
