package org.desirepath.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Alignments of one trace after another against one model; the state of one thread.
 *
 * <p>A trace that fits is replayed: depth first over moves that cost nothing, in the order of the
 * tie-break, each state once. The others are searched best first (A*) with {@link TraceBounds}.
 * That search goes on until no open state has an estimate of the optimum or less: then the cost of
 * every state on an optimal way is exact, whatever the order of expansion. Going back from the
 * goals over exact costs marks those states, and going forward depth first over marked states gives
 * the smallest optimal alignment that meets no state twice (moves that cost nothing may form
 * cycles, and without that condition there might be no smallest one).
 */
final class AlignmentSearch {
  private static final byte OPTIMAL = 1;
  private static final byte WALKED = 2;

  private final ModelGraph graph;
  private final CompletionBounds completion;
  private final TraceBounds trace;
  private final SynchronousProduct product;
  private final StateTable table = new StateTable(StateTable.MOST_DIRECT);
  private final EarlyEnd earlyEnd;
  private final SearchLimits limits;
  private int[] walkNode = new int[256];
  private int[] walkMove = new int[256];
  private int depth;
  private int[] stack = new int[256];

  AlignmentSearch(ModelGraph graph, CompletionBounds completion, SearchLimits limits) {
    this.graph = graph;
    this.completion = completion;
    this.trace = new TraceBounds(graph.labels(), completion);
    this.product = new SynchronousProduct(graph, trace);
    this.earlyEnd = new EarlyEnd(graph, completion, trace, product, table);
    this.limits = limits;
  }

  /** The alignment of a trace. */
  Alignment align(int[] labels, boolean open) {
    trace.set(labels, open);
    int least = trace.bound(0, 0);
    if (least == 0) {
      table.clear(graph.markingCount() + 1, trace.length() + 1);
      if (walk(table.add(0, 0), false)) {
        return new Alignment(moves(), 0, 0);
      }
    }
    Bounds found = search();
    if (found.node != StateTable.NONE) {
      return new Alignment(earlyEnd.moves(found.node), found.lower, found.upper);
    }
    markOptimal(found.upper);
    if (!walk(table.find(0, 0), true)) {
      throw new IllegalStateException("no way over optimal states from the start to a goal");
    }
    return new Alignment(moves(), found.lower, found.upper);
  }

  /** All optimal alignments of a trace, or empty if the limits stop the search. */
  Optional<OptimalAlignmentGraph> alignments(int[] labels, boolean open) {
    trace.set(labels, open);
    Bounds found = search();
    if (found.node != StateTable.NONE) {
      return Optional.empty();
    }
    markOptimal(found.upper);
    return Optional.of(OptimalPaths.over(table, product, OPTIMAL));
  }

  /**
   * What a search found.
   *
   * @param node where the best way known leaves the search, if it stopped at a limit
   */
  private record Bounds(int lower, int upper, int node) {}

  /** Settles every state with an estimate of at most the optimum. */
  private Bounds search() {
    table.clear(graph.markingCount() + 1, trace.length() + 1);
    int upper = Math.addExact(trace.logCostFrom(0), trace.isOpen() ? 0 : completion.cheapest(0));
    int estimate = trace.bound(0, 0);
    int steps = 0;
    table.open(table.add(0, 0), 0, estimate, StateTable.NONE);
    boolean met = false;
    while (true) {
      estimate = table.leastEstimate(estimate);
      if (estimate == StateTable.NONE || estimate > upper) {
        break;
      }
      if (limits.reached(table.size(), steps++)) {
        return met ? new Bounds(upper, upper, earlyEnd.cheapest()) : stopped(estimate);
      }
      int node = table.take(estimate);
      if (product.isGoal(table.state(node), table.event(node))) {
        met = true;
        upper = estimate;
        if (trace.isOpen()) {
          continue;
        }
      }
      expand(node, upper);
    }
    if (!met) {
      throw new IllegalStateException("no alignment within " + upper);
    }
    return new Bounds(upper, upper, StateTable.NONE);
  }

  private void expand(int node, int upper) {
    int state = table.state(node);
    int event = table.event(node);
    int cost = table.cost(node);
    product.at(state, event);
    for (int k = 0; product.step(k); k++) {
      int toState = product.nextState();
      int toEvent = product.nextEvent();
      int toCost = cost + product.cost();
      int known = table.find(toState, toEvent);
      if (known == StateTable.NONE) {
        int toEstimate = toCost + trace.bound(toState, toEvent);
        if (toEstimate <= upper) {
          table.open(table.add(toState, toEvent), toCost, toEstimate, node);
        }
      } else if (table.isOpen(known) && toCost < table.cost(known)) {
        table.reduce(known, toCost, node);
      }
    }
  }

  private Bounds stopped(int lower) {
    int best = earlyEnd.cheapest();
    return new Bounds(lower, earlyEnd.cost(best), best);
  }

  /** Marks the states on optimal ways, back from the goals. */
  private void markOptimal(int optimum) {
    int top = 0;
    for (int node = 0; node < table.size(); node++) {
      if (table.cost(node) == optimum
          && product.isGoal(table.state(node), table.event(node))
          && !table.isOpen(node)) {
        top = markAndPush(node, top);
      }
    }
    while (top > 0) {
      int node = stack[--top];
      int state = table.state(node);
      int event = table.event(node);
      int cost = table.cost(node);
      int last = event == 0 ? -1 : trace.label(event - 1);
      if (event > 0) {
        top = markIfTight(state, event - 1, cost - graph.labels().logCost(last), top);
        if (state == graph.exited() && graph.labels().isExit(last)) {
          top = markBeforeExit(event - 1, cost, top);
        }
      }
      for (int b = graph.firstBack(state); b < graph.endBack(state); b++) {
        int edge = graph.edgeBack(b);
        int source = graph.source(edge);
        if (event > 0 && graph.label(edge) == last) {
          top = markIfTight(source, event - 1, cost, top);
        }
        if (!ended(event)) {
          top = markIfTight(source, event, cost - graph.cost(edge), top);
        }
      }
    }
  }

  /** True if an alignment of an open trace has ended here, so that no move follows. */
  private boolean ended(int event) {
    return trace.isOpen() && event == trace.length();
  }

  private int markIfTight(int state, int event, int cost, int top) {
    int node = table.find(state, event);
    return node == StateTable.NONE || table.mark(node) != 0 || table.cost(node) != cost
        ? top
        : markAndPush(node, top);
  }

  private int markBeforeExit(int event, int cost, int top) {
    int newTop = top;
    for (int node = 0; node < table.size(); node++) {
      if (table.event(node) == event
          && table.state(node) != graph.exited()
          && table.mark(node) == 0
          && table.cost(node) == cost) {
        newTop = markAndPush(node, newTop);
      }
    }
    return newTop;
  }

  private int markAndPush(int node, int top) {
    table.mark(node, OPTIMAL);
    if (top == stack.length) {
      stack = Arrays.copyOf(stack, top * 2);
    }
    stack[top] = node;
    return top + 1;
  }

  /**
   * Goes depth first from a node to a goal, each state once, and leaves the way on the walk stack.
   *
   * @param marked over marked states and exact costs; else over moves that cost nothing
   * @return false if there is no way, or the limits stop it
   */
  private boolean walk(int start, boolean marked) {
    depth = 0;
    push(start);
    while (depth > 0) {
      int node = walkNode[depth - 1];
      int state = table.state(node);
      int event = table.event(node);
      if (product.isGoal(state, event)) {
        return true;
      }
      product.at(state, event);
      int move = walkMove[depth - 1];
      int next = StateTable.NONE;
      while (next == StateTable.NONE && product.step(move)) {
        next = marked ? nextMarked(node) : nextFree();
        move++;
      }
      walkMove[depth - 1] = move;
      if (next == StateTable.NONE) {
        depth--;
      } else if (!marked && limits.reached(table.size(), table.size())) {
        return false;
      } else {
        push(next);
      }
    }
    return false;
  }

  private int nextMarked(int node) {
    int next = table.find(product.nextState(), product.nextEvent());
    return next != StateTable.NONE
            && table.mark(next) == OPTIMAL
            && table.cost(node) + product.cost() == table.cost(next)
        ? next
        : StateTable.NONE;
  }

  private int nextFree() {
    if (product.cost() > 0 || trace.bound(product.nextState(), product.nextEvent()) > 0) {
      return StateTable.NONE;
    }
    int known = table.size();
    int next = table.add(product.nextState(), product.nextEvent());
    return next == known ? next : StateTable.NONE;
  }

  private void push(int node) {
    if (depth == walkNode.length) {
      walkNode = Arrays.copyOf(walkNode, depth * 2);
      walkMove = Arrays.copyOf(walkMove, depth * 2);
    }
    table.mark(node, WALKED);
    walkNode[depth] = node;
    walkMove[depth++] = 0;
  }

  private List<Move> moves() {
    List<Move> moves = new ArrayList<>(depth);
    for (int d = 0; d + 1 < depth; d++) {
      product.at(table.state(walkNode[d]), table.event(walkNode[d]));
      product.step(walkMove[d] - 1);
      moves.add(product.move());
    }
    return moves;
  }
}
