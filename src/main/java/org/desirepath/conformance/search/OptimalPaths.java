package org.desirepath.conformance.search;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.desirepath.conformance.alignment.OptimaCount;
import org.desirepath.conformance.alignment.OptimalAlignmentGraph;
import org.desirepath.conformance.graph.StateTable;

/** The optimal ways of one search, copied out of its table; states in breadth-first order. */
public final class OptimalPaths implements OptimalAlignmentGraph {
  private final List<List<Edge>> edges;
  private final BitSet goals;

  OptimalPaths(List<List<Edge>> edges, BitSet goals) {
    this.edges = List.copyOf(edges);
    this.goals = goals;
  }

  /**
   * The ways over marked states whose costs are exact.
   *
   * @param mark of the states to keep
   */
  static OptimalPaths over(StateTable table, SynchronousProduct product, byte mark) {
    int[] number = new int[table.size()];
    Arrays.fill(number, -1);
    List<Integer> nodes = new ArrayList<>();
    nodes.add(table.find(0, 0));
    number[nodes.get(0)] = 0;
    List<List<Edge>> edges = new ArrayList<>();
    BitSet goals = new BitSet();
    for (int s = 0; s < nodes.size(); s++) {
      int node = nodes.get(s);
      product.at(table.state(node), table.event(node));
      goals.set(s, product.isGoal(table.state(node), table.event(node)));
      List<Edge> ways = new ArrayList<>();
      for (int k = 0; !product.hasEnded() && product.step(k); k++) {
        int next = table.find(product.nextState(), product.nextEvent());
        if (next != StateTable.NONE
            && table.mark(next) == mark
            && table.cost(node) + product.cost() == table.cost(next)) {
          if (number[next] < 0) {
            number[next] = nodes.size();
            nodes.add(next);
          }
          ways.add(new Edge(product.move(), number[next]));
        }
      }
      edges.add(List.copyOf(ways));
    }
    return new OptimalPaths(edges, goals);
  }

  @Override
  public int stateCount() {
    return edges.size();
  }

  @Override
  public int start() {
    return 0;
  }

  @Override
  public boolean isGoal(int state) {
    return goals.get(state);
  }

  @Override
  public List<Edge> edges(int state) {
    return edges.get(state);
  }

  @Override
  public BigInteger count() {
    return new OptimaCount(this).fromStart();
  }
}
