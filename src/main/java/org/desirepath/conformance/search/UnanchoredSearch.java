package org.desirepath.conformance.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.desirepath.conformance.alignment.Alignment;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.conformance.alignment.Move.OfLog;
import org.desirepath.conformance.alignment.Move.Synchronous;
import org.desirepath.conformance.alignment.OptimalAlignmentGraph;
import org.desirepath.conformance.alignment.OptimalAlignmentGraph.Edge;
import org.desirepath.conformance.alignment.SmallestPath;
import org.desirepath.conformance.bounds.CompletionBounds;
import org.desirepath.conformance.bounds.TraceBounds;
import org.desirepath.conformance.graph.BuiltGraph;
import org.desirepath.conformance.graph.LiveStates;
import org.desirepath.conformance.graph.SearchLimits;
import org.desirepath.conformance.graph.StateTable;

/**
 * Alignments of traces whose beginning was not recorded: they may start at any marking, and end at
 * a final one (postfix alignments) or, if the trace is open, anywhere (infix alignments). (D.
 * Schuster, N. Föcking, S. J. van Zelst, W. M. P. van der Aalst, "Conformance checking for trace
 * fragments using infix and postfix alignments", 2022, doi:10.1007/978-3-031-17834-4_18.)
 *
 * <p>Instead of a jump from a new start to every marking there is one more state, where the trace
 * has no place in the model yet: log moves stay in it, and a synchronous move leaves it by any edge
 * with the label. So no alignment has a model move before its first synchronous one, which no
 * optimal one needs: whatever would stand there is unknown. A trace that never finds a place costs
 * its log moves and ends in that state.
 */
public final class UnanchoredSearch {
  private final BuiltGraph graph;
  private final TraceBounds trace;
  private final SynchronousProduct product;
  private final StateTable table;
  private final SearchLimits limits;
  private final int unplaced;
  private final List<int[]> edgesByLabel;
  private int[] foreignCost = {};

  public UnanchoredSearch(BuiltGraph graph, CompletionBounds completion, SearchLimits limits) {
    this.table = new StateTable(StateTable.MOST_DIRECT, graph.labels().unit());
    this.graph = graph;
    this.trace = TraceBounds.ofLabels(graph.labels(), completion);
    this.product = new SynchronousProduct(graph, trace, LiveStates.ALL);
    this.limits = limits;
    this.unplaced = graph.exited() + 1;
    this.edgesByLabel = edgesByLabel(graph);
  }

  /** Edges by label, in order of transition id, then source. */
  private static List<int[]> edgesByLabel(BuiltGraph graph) {
    List<List<Integer>> edges = new ArrayList<>();
    for (int l = 0; l < graph.labels().modelCount(); l++) {
      edges.add(new ArrayList<>());
    }
    for (int m = 0; m < graph.markingCount(); m++) {
      for (int e = graph.firstEdge(m); e < graph.visibleEnd(m); e++) {
        edges.get(graph.label(e)).add(e);
      }
    }
    Comparator<Integer> order =
        Comparator.<Integer, String>comparing(e -> id(graph, graph.transition(e)))
            .thenComparing(graph::transition)
            .thenComparing(Comparator.naturalOrder());
    List<int[]> sorted = new ArrayList<>();
    for (List<Integer> ofLabel : edges) {
      ofLabel.sort(order);
      sorted.add(ofLabel.stream().mapToInt(Integer::intValue).toArray());
    }
    return sorted;
  }

  private static String id(BuiltGraph graph, int transition) {
    return graph.reachability().net().transitions().get(transition).id();
  }

  /** One way on. */
  private record Step(int state, int event, int cost, Move move) {}

  private List<Step> steps(int state, int event) {
    List<Step> steps = new ArrayList<>();
    if (state != unplaced) {
      product.at(state, event);
      for (int k = 0; !product.hasEnded() && product.step(k); k++) {
        steps.add(
            new Step(product.nextState(), product.nextEvent(), product.cost(), product.move()));
      }
      return steps;
    }
    if (event == trace.length()) {
      return steps;
    }
    int label = trace.label(event);
    String activity = graph.labels().label(label);
    if (label < edgesByLabel.size()) {
      for (int e : edgesByLabel.get(label)) {
        Move move = new Synchronous(activity, event, graph.transition(e));
        steps.add(new Step(graph.target(e), event + 1, 0, move));
      }
    }
    if (graph.labels().isExit(label)) {
      Move move = new Synchronous(activity, event, Move.EXIT);
      steps.add(new Step(graph.exited(), event + 1, 0, move));
    }
    steps.add(
        new Step(unplaced, event + 1, graph.labels().logCost(label), new OfLog(activity, event)));
    return steps;
  }

  private boolean isGoal(int state, int event) {
    return state == unplaced ? event == trace.length() : product.isGoal(state, event);
  }

  /** No way from a state to a goal costs less. */
  private int bound(int state, int event) {
    return state == unplaced ? foreignCost[event] : trace.bound(state, event);
  }

  private void set(int[] labels, boolean open) {
    trace.set(labels, open);
    foreignCost = new int[labels.length + 1];
    for (int i = labels.length - 1; i >= 0; i--) {
      boolean foreign = labels[i] >= graph.labels().modelCount();
      foreignCost[i] = foreignCost[i + 1] + (foreign ? graph.labels().logCost(labels[i]) : 0);
    }
  }

  /**
   * The alignment of a trace. A search that stops at a limit before the optimum is known shows log
   * moves alone.
   */
  public Alignment align(int[] labels, boolean open) {
    set(labels, open);
    Found found = search();
    if (found.complete) {
      OptimalAlignmentGraph all = optimal(found.upper);
      return new Alignment(
          new SmallestPath(all, graph.reachability().net()).moves(), found.lower, found.upper);
    }
    if (found.goal != StateTable.NONE) {
      return new Alignment(wayTo(found.goal), found.lower, found.upper);
    }
    List<Move> moves = new ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      moves.add(new OfLog(graph.labels().label(labels[i]), i));
    }
    return new Alignment(moves, found.lower, found.upper);
  }

  /** All optimal alignments of a trace, or empty if the limits stop the search. */
  public Optional<OptimalAlignmentGraph> alignments(int[] labels, boolean open) {
    set(labels, open);
    Found found = search();
    return found.complete ? Optional.of(optimal(found.upper)) : Optional.empty();
  }

  /**
   * What a search found.
   *
   * @param complete every state that some optimal alignment meets is settled
   * @param goal a goal of cost {@code upper}, or none: then log moves alone cost that much
   */
  private record Found(int lower, int upper, boolean complete, int goal) {}

  private Found search() {
    table.clear(unplaced + 1, trace.length() + 1);
    int upper = trace.logCostFrom(0);
    int goal = StateTable.NONE;
    int estimate = bound(unplaced, 0);
    int taken = 0;
    table.open(table.add(unplaced, 0), 0, estimate, StateTable.NONE);
    while (true) {
      estimate = table.leastEstimate(estimate);
      if (estimate == StateTable.NONE || estimate > upper) {
        return new Found(upper, upper, true, goal);
      }
      if (limits.reached(table.size(), taken++)) {
        return new Found(goal == StateTable.NONE ? estimate : upper, upper, false, goal);
      }
      int node = table.take(estimate);
      if (goal == StateTable.NONE && isGoal(table.state(node), table.event(node))) {
        goal = node;
        upper = estimate;
      }
      expand(node, upper);
    }
  }

  private void expand(int node, int upper) {
    int cost = table.cost(node);
    for (Step step : steps(table.state(node), table.event(node))) {
      int toCost = cost + step.cost;
      int known = table.find(step.state, step.event);
      if (known == StateTable.NONE) {
        int toEstimate = toCost + bound(step.state, step.event);
        if (toEstimate <= upper) {
          table.open(table.add(step.state, step.event), toCost, toEstimate, node);
        }
      } else if (table.isOpen(known) && toCost < table.cost(known)) {
        table.reduce(known, toCost, node);
      }
    }
  }

  private List<Move> wayTo(int goal) {
    List<Move> moves = new ArrayList<>();
    for (int to = goal; table.parent(to) != StateTable.NONE; to = table.parent(to)) {
      int from = table.parent(to);
      int child = to;
      moves.add(
          0,
          steps(table.state(from), table.event(from)).stream()
              .filter(s -> isTight(from, s) && table.find(s.state, s.event) == child)
              .findFirst()
              .orElseThrow()
              .move);
    }
    return moves;
  }

  private boolean isTight(int from, Step step) {
    int to = table.find(step.state, step.event);
    return to != StateTable.NONE && table.cost(from) + step.cost == table.cost(to);
  }

  /** The ways over exact costs that lead to a goal of the optimal cost. */
  private OptimalAlignmentGraph optimal(int optimum) {
    Set<Integer> met = new LinkedHashSet<>(List.of(table.find(unplaced, 0)));
    List<Integer> order = new ArrayList<>(met);
    Map<Integer, List<Integer>> from = new HashMap<>();
    BitSet leading = new BitSet();
    List<Integer> back = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      int node = order.get(i);
      if (table.cost(node) == optimum && isGoal(table.state(node), table.event(node))) {
        leading.set(node);
        back.add(node);
      }
      for (Step step : steps(table.state(node), table.event(node))) {
        if (isTight(node, step)) {
          int to = table.find(step.state, step.event);
          from.computeIfAbsent(to, t -> new ArrayList<>()).add(node);
          if (met.add(to)) {
            order.add(to);
          }
        }
      }
    }
    while (!back.isEmpty()) {
      int reached = back.remove(back.size() - 1);
      for (int node : from.getOrDefault(reached, List.of())) {
        if (!leading.get(node)) {
          leading.set(node);
          back.add(node);
        }
      }
    }
    return numbered(order.stream().filter(leading::get).toList());
  }

  private OptimalAlignmentGraph numbered(List<Integer> nodes) {
    int[] number = new int[table.size()];
    Arrays.fill(number, -1);
    for (int s = 0; s < nodes.size(); s++) {
      number[nodes.get(s)] = s;
    }
    List<List<Edge>> edges = new ArrayList<>();
    BitSet goals = new BitSet();
    for (int s = 0; s < nodes.size(); s++) {
      int node = nodes.get(s);
      goals.set(s, isGoal(table.state(node), table.event(node)));
      List<Edge> ways = new ArrayList<>();
      for (Step step : steps(table.state(node), table.event(node))) {
        if (isTight(node, step) && number[table.find(step.state, step.event)] >= 0) {
          int to = number[table.find(step.state, step.event)];
          ways.add(new Edge(step.move, to));
        }
      }
      edges.add(List.copyOf(ways));
    }
    return new OptimalPaths(edges, goals);
  }
}
