package org.desirepath.conformance.alignment;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.desirepath.conformance.alignment.OptimalAlignmentGraph.Edge;

/**
 * Counts the ways through a graph of optimal alignments: strongly connected states are one (Tarjan,
 * "Depth-first search and linear graph algorithms", 1972, doi:10.1137/0201010), and ways from one
 * to the next add up.
 */
public final class OptimaCount {
  private final OptimalAlignmentGraph graph;
  private final int[] met;
  private final int[] low;
  private final int[] component;
  private final List<BigInteger> ways = new ArrayList<>();
  private final ArrayDeque<Integer> open = new ArrayDeque<>();
  private int clock;

  /** A state being looked at and the edge to look at next. */
  private static final class Visit {
    final int state;
    final List<Edge> edges;
    int next;

    Visit(int state, List<Edge> edges) {
      this.state = state;
      this.edges = edges;
    }
  }

  public OptimaCount(OptimalAlignmentGraph graph) {
    this.graph = graph;
    this.met = new int[graph.stateCount()];
    this.low = new int[met.length];
    this.component = new int[met.length];
    Arrays.fill(component, -1);
  }

  public BigInteger fromStart() {
    ArrayDeque<Visit> visits = new ArrayDeque<>();
    visits.push(enter(graph.start()));
    while (!visits.isEmpty()) {
      Visit visit = visits.element();
      if (visit.next < visit.edges.size()) {
        int target = visit.edges.get(visit.next++).target();
        if (met[target] == 0) {
          visits.push(enter(target));
        } else if (component[target] < 0) {
          low[visit.state] = Math.min(low[visit.state], met[target]);
        }
      } else {
        visits.pop();
        if (low[visit.state] == met[visit.state]) {
          close(visit.state);
        }
        if (!visits.isEmpty()) {
          int from = visits.element().state;
          low[from] = Math.min(low[from], low[visit.state]);
        }
      }
    }
    return ways.get(component[graph.start()]);
  }

  private Visit enter(int state) {
    met[state] = ++clock;
    low[state] = clock;
    open.push(state);
    return new Visit(state, graph.edges(state));
  }

  /** Ends a component: all it leads to has ended before. */
  private void close(int root) {
    List<Integer> members = new ArrayList<>();
    int state;
    do {
      state = open.pop();
      component[state] = ways.size();
      members.add(state);
    } while (state != root);
    boolean ends = members.stream().anyMatch(graph::isGoal);
    BigInteger sum = ends ? BigInteger.ONE : BigInteger.ZERO;
    for (int member : members) {
      for (Edge edge : graph.edges(member)) {
        if (component[edge.target()] != ways.size()) {
          sum = sum.add(ways.get(component[edge.target()]));
        }
      }
    }
    ways.add(sum);
  }
}
