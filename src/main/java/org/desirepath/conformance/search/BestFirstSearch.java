package org.desirepath.conformance.search;

import java.util.Arrays;
import org.desirepath.conformance.alignment.OptimalAlignmentGraph;
import org.desirepath.conformance.bounds.TraceBounds;
import org.desirepath.conformance.graph.ModelGraph;
import org.desirepath.conformance.graph.SearchLimits;
import org.desirepath.conformance.graph.StateTable;

/** Search over (state, events consumed) for cheapest ways to the end of one trace (A*). */
public final class BestFirstSearch {

  /** How far to go. */
  enum Extent {
    /** To one optimal goal. */
    ONE_OPTIMUM,
    /** Until the costs of all states on optimal ways are exact. */
    ALL_OPTIMA,
    /** Straight to some goal, with little regard to what it costs. */
    ANY_END
  }

  /**
   * What a search found.
   *
   * @param lower no way costs less; 0 of a search for any end
   * @param upper cost of the cheapest way known
   * @param goal where it ends, or {@link StateTable#NONE} if the search met no goal
   * @param complete false if a limit stopped the search
   */
  record Found(int lower, int upper, int goal, boolean complete) {

    /** The same with what another search has proved. */
    Found withLower(int known) {
      return new Found(Math.max(lower, known), upper, goal, complete);
    }
  }

  private static final byte OPTIMAL = 1;

  /** How much a search for any end prefers states near the end to cheap ones. */
  private static final int HASTE = 4;

  /** Dearer rests are not multiplied: the product would not fit an integer. */
  private static final int MOST_HURRIED = 1 << 27;

  private final ModelGraph graph;
  private final TraceBounds trace;
  private final SynchronousProduct product;
  private final StateTable table;
  private int least;
  private int[] head = {};
  private int[] arcFrom = new int[256];
  private int[] arcNext = new int[256];

  BestFirstSearch(
      ModelGraph graph, TraceBounds trace, SynchronousProduct product, StateTable table) {
    this.graph = graph;
    this.trace = trace;
    this.product = product;
    this.table = table;
  }

  /**
   * Searches from a state.
   *
   * @param upper cost of a way that is known to exist
   */
  Found run(int from, int upper, Extent extent, SearchLimits limits) {
    table.clear(graph.stateCount(), trace.length() + 1);
    int most = upper;
    int goal = StateTable.NONE;
    int steps = 0;
    least = trace.bound(from, 0);
    if (least > upper) {
      return new Found(upper, upper, goal, true);
    }
    table.open(table.add(from, 0), 0, least, StateTable.NONE);
    while (true) {
      least = table.leastEstimate(least);
      if (least == StateTable.NONE || (extent != Extent.ANY_END && least > most)) {
        return new Found(most, most, goal, true);
      }
      if (limits.reached(table.size(), steps++)) {
        return new Found(extent == Extent.ANY_END ? 0 : Math.min(least, most), most, goal, false);
      }
      int node = table.take(least);
      if (product.isGoal(table.state(node), table.event(node))) {
        most = table.cost(node);
        goal = goal == StateTable.NONE ? node : goal;
        if (extent != Extent.ALL_OPTIMA) {
          return new Found(extent == Extent.ANY_END ? 0 : most, most, goal, true);
        }
        if (trace.isOpen()) {
          continue;
        }
      }
      expand(node, most, extent == Extent.ANY_END ? HASTE : 1);
    }
  }

  private void expand(int node, int upper, int haste) {
    int cost = table.cost(node);
    product.at(table.state(node), table.event(node));
    for (int k = 0; product.step(k); k++) {
      int toState = product.nextState();
      int toEvent = product.nextEvent();
      int toCost = cost + product.cost();
      int known = table.find(toState, toEvent);
      if (known == StateTable.NONE) {
        int rest = trace.bound(toState, toEvent);
        if (rest <= upper - toCost) {
          int estimate = toCost + (rest < MOST_HURRIED ? haste * rest : rest);
          table.open(table.add(toState, toEvent), toCost, estimate, node);
          least = Math.min(least, estimate);
        }
      } else if (table.isOpen(known) && toCost < table.cost(known)) {
        int estimate = table.estimate(known) - table.cost(known) + toCost;
        table.reduce(known, toCost, node);
        least = Math.min(least, estimate);
      }
    }
  }

  /**
   * The optimal alignments, after a complete search for all of them: marks the states on optimal
   * ways, back from the goals over moves between exact costs.
   */
  OptimalAlignmentGraph optima(int optimum) {
    linkTightMoves();
    int[] stack = new int[256];
    int top = 0;
    for (int node = 0; node < table.size(); node++) {
      if (isOptimalGoal(node, optimum)) {
        table.mark(node, OPTIMAL);
        stack = pushed(stack, top++, node);
      }
    }
    while (top > 0) {
      int node = stack[--top];
      for (int arc = head[node]; arc >= 0; arc = arcNext[arc]) {
        if (table.mark(arcFrom[arc]) != OPTIMAL) {
          table.mark(arcFrom[arc], OPTIMAL);
          stack = pushed(stack, top++, arcFrom[arc]);
        }
      }
    }
    return OptimalPaths.over(table, product, OPTIMAL);
  }

  private boolean isOptimalGoal(int node, int optimum) {
    return table.cost(node) == optimum
        && !table.isOpen(node)
        && product.isGoal(table.state(node), table.event(node));
  }

  private void linkTightMoves() {
    int arcs = 0;
    if (head.length < table.size()) {
      head = new int[table.size() + table.size() / 2];
    }
    Arrays.fill(head, 0, table.size(), StateTable.NONE);
    for (int node = 0; node < table.size(); node++) {
      if (table.isOpen(node)) {
        continue;
      }
      product.at(table.state(node), table.event(node));
      for (int k = 0; !product.hasEnded() && product.step(k); k++) {
        int next = table.find(product.nextState(), product.nextEvent());
        if (next != StateTable.NONE && table.cost(next) == table.cost(node) + product.cost()) {
          arcFrom = pushed(arcFrom, arcs, node);
          arcNext = pushed(arcNext, arcs, head[next]);
          head[next] = arcs++;
        }
      }
    }
  }

  private static int[] pushed(int[] stack, int top, int value) {
    int[] result = top == stack.length ? Arrays.copyOf(stack, top * 2) : stack;
    result[top] = value;
    return result;
  }
}
