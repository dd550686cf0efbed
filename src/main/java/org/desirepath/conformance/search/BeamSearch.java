package org.desirepath.conformance.search;

import java.util.Arrays;
import org.desirepath.conformance.bounds.TraceBounds;
import org.desirepath.conformance.graph.ModelGraph;
import org.desirepath.conformance.graph.SearchLimits;
import org.desirepath.conformance.graph.StateTable;

/**
 * A way to the end of one trace that is good though perhaps not optimal, in bounded work: event by
 * event, going on only from the states with the least cost and bound (beam search). It gets to the
 * end where a best-first search would lose itself in the first events.
 */
public final class BeamSearch {
  private final ModelGraph graph;
  private final TraceBounds trace;
  private final SynchronousProduct product;
  private final StateTable table;
  private int[] later = new int[256];
  private int waiting;
  private int least;

  BeamSearch(ModelGraph graph, TraceBounds trace, SynchronousProduct product, StateTable table) {
    this.graph = graph;
    this.trace = trace;
    this.product = product;
    this.table = table;
  }

  /**
   * Searches from the initial state.
   *
   * @param upper most that the way may cost
   * @param width states to go on from at each event
   * @return the node of the goal reached, or {@link StateTable#NONE}
   */
  int run(int upper, int width, SearchLimits limits) {
    table.clear(graph.stateCount(), trace.length() + 1);
    least = trace.bound(0, 0);
    table.open(table.add(0, 0), 0, least, StateTable.NONE);
    for (int event = 0; event <= trace.length(); event++) {
      waiting = 0;
      for (int taken = 0; taken < width; taken++) {
        least = table.leastEstimate(least);
        if (least == StateTable.NONE) {
          break;
        }
        if (limits.reached(0, taken)) {
          return StateTable.NONE;
        }
        int node = table.take(least);
        if (product.isGoal(table.state(node), table.event(node))) {
          return node;
        }
        expand(node, upper);
      }
      table.dropOpen();
      least = Integer.MAX_VALUE;
      for (int k = 0; k < waiting; k++) {
        int node = later[k];
        if (!table.isOpen(node)) {
          int estimate = table.estimate(node);
          table.open(node, table.cost(node), estimate, table.parent(node));
          least = Math.min(least, estimate);
        }
      }
    }
    return StateTable.NONE;
  }

  private void expand(int node, int upper) {
    int cost = table.cost(node);
    int event = table.event(node);
    int estimateHere = cost + trace.bound(table.state(node), event);
    boolean straight = false;
    product.at(table.state(node), event);
    for (int k = 0; product.step(k); k++) {
      if (straight && product.nextEvent() == event) {
        break;
      }
      int toState = product.nextState();
      int toEvent = product.nextEvent();
      int toCost = cost + product.cost();
      int known = table.find(toState, toEvent);
      if (known == StateTable.NONE) {
        int rest = trace.bound(toState, toEvent);
        straight |= product.cost() == 0 && toEvent > event && toCost + rest <= estimateHere;
        if (rest <= upper - toCost) {
          add(table.add(toState, toEvent), toCost, toCost + rest, node, toEvent > event);
        }
      } else if (toCost < table.cost(known)) {
        int estimate = table.estimate(known) - table.cost(known) + toCost;
        if (toEvent > event) {
          table.hold(known, toCost, estimate, node);
        } else if (table.isOpen(known)) {
          table.reduce(known, toCost, node);
          least = Math.min(least, estimate);
        }
      }
    }
  }

  private void add(int node, int cost, int estimate, int from, boolean consumes) {
    if (!consumes) {
      table.open(node, cost, estimate, from);
      least = Math.min(least, estimate);
      return;
    }
    table.hold(node, cost, estimate, from);
    if (waiting == later.length) {
      later = Arrays.copyOf(later, waiting * 2);
    }
    later[waiting++] = node;
  }
}
