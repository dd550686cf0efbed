package org.desirepath.conformance.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.conformance.bounds.TraceBounds;
import org.desirepath.conformance.graph.SearchLimits;
import org.desirepath.conformance.graph.StateTable;

/**
 * The first way to the end in the order of the tie-break among those of a given cost that meet no
 * state twice: depth first over moves whose cost and bound stay within it.
 *
 * <p>A state is left for good once all ways on from it have failed: cheaper arrivals are tried
 * again, dearer ones cannot be optimal. Costs that a search has put into the table before are known
 * to be reached and prune in the same way. When the bounds are good this goes almost straight to
 * the end.
 */
public final class FirstWay {
  private static final byte TRIED = 2;

  private final TraceBounds trace;
  private final SynchronousProduct product;
  private final StateTable table;
  private int[] node = new int[256];
  private int[] move = new int[256];
  private int depth;

  FirstWay(TraceBounds trace, SynchronousProduct product, StateTable table) {
    this.trace = trace;
    this.product = product;
    this.table = table;
  }

  /**
   * Goes from a state to an end.
   *
   * @param optimum the cost of the way; none costs less
   * @return false if there is no way, or the limits stop it
   */
  boolean find(int from, int optimum, SearchLimits limits) {
    depth = 0;
    int first = table.find(from, 0);
    push(first == StateTable.NONE ? table.add(from, 0) : first, 0);
    int steps = 0;
    while (depth > 0) {
      int at = node[depth - 1];
      if (product.isGoal(table.state(at), table.event(at))) {
        return true;
      }
      if (limits.reached(table.size(), steps++)) {
        return false;
      }
      product.at(table.state(at), table.event(at));
      int cost = table.cost(at);
      int k = move[depth - 1];
      boolean found = false;
      while (!found && product.step(k)) {
        found = enter(cost + product.cost(), optimum);
        k++;
      }
      if (!found) {
        depth--;
      } else if (depth > 1) {
        move[depth - 2] = k;
      }
    }
    return false;
  }

  /** Enters the state the product has stepped to if an optimal way may go on from there. */
  private boolean enter(int cost, int optimum) {
    if (cost > optimum) {
      return false;
    }
    int state = product.nextState();
    int event = product.nextEvent();
    int known = table.find(state, event);
    if (known == StateTable.NONE) {
      if (trace.bound(state, event) > optimum - cost) {
        return false;
      }
      push(table.add(state, event), cost);
      return true;
    }
    boolean tried = table.mark(known) == TRIED;
    if (tried ? cost >= table.cost(known) : cost > table.cost(known)) {
      return false;
    }
    if (trace.bound(state, event) > optimum - cost) {
      return false;
    }
    push(known, cost);
    return true;
  }

  private void push(int entered, int cost) {
    if (depth == node.length) {
      node = Arrays.copyOf(node, depth * 2);
      move = Arrays.copyOf(move, depth * 2);
    }
    table.mark(entered, TRIED);
    table.setCost(entered, cost);
    node[depth] = entered;
    move[depth++] = 0;
  }

  /** The moves of the way found. */
  List<Move> moves() {
    List<Move> moves = new ArrayList<>(depth);
    for (int d = 0; d + 1 < depth; d++) {
      product.at(table.state(node[d]), table.event(node[d]));
      product.step(move[d] - 1);
      moves.add(product.move());
    }
    return moves;
  }
}
