package org.desirepath.conformance.bounds;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.desirepath.conformance.graph.Components;
import org.desirepath.conformance.graph.GrowingGraph;
import org.desirepath.conformance.graph.ModelGraph;
import org.desirepath.conformance.graph.StateTable;
import org.jspecify.annotations.Nullable;

/**
 * Looks for runs from a marking of a growing graph to the end that leave few events, or none of a
 * label; for one thread.
 */
public final class RunSearch {
  private static final int MOST_STATES = 20_000;

  /** How much a search for any run prefers states near the end. */
  private static final int HASTE = 4;

  private final GrowingGraph graph;
  private final boolean[] seen;
  private final ComponentBounds distances;
  private final StateTable table = new StateTable(0, 1);

  /**
   * What was found.
   *
   * @param labels of the touchpoints that leave events on the run, in order; null if there is none
   * @param lower no run leaves fewer events
   * @param complete false if the limit on states stopped the search
   */
  public record Found(@Nullable List<Integer> labels, int lower, boolean complete) {}

  /**
   * A search.
   *
   * @param seen by label, true if it leaves an event
   */
  public RunSearch(GrowingGraph graph, Components components, boolean[] seen) {
    this.graph = graph;
    this.seen = seen;
    this.distances =
        new ComponentBounds(graph, components, t -> leavesEvent(graph.labelOfTransition(t)));
    distances.set(new int[0], 0, false);
  }

  private int bound(int state) {
    return distances.isUseful() ? distances.bound(state, 0) : 0;
  }

  private int leavesEvent(int label) {
    return label != ModelGraph.SILENT && seen[label] ? 1 : 0;
  }

  /** The run that leaves fewest events. */
  public Found shortest(int from) {
    return run(from, ModelGraph.SILENT, 1);
  }

  /** Some run without a label. */
  public Found without(int from, int label) {
    return run(from, label, HASTE);
  }

  private Found run(int from, int avoided, int haste) {
    table.clear(-1, 1);
    int least = bound(from);
    if (least >= ComponentBounds.NEVER) {
      return new Found(null, least, true);
    }
    table.open(table.add(from, 0), 0, haste * least, StateTable.NONE);
    least *= haste;
    while (true) {
      least = table.leastEstimate(least);
      if (least == StateTable.NONE) {
        return new Found(null, ComponentBounds.NEVER, true);
      }
      int node = table.take(least);
      if (graph.isFinal(table.state(node))) {
        return new Found(labels(node, avoided), haste == 1 ? table.cost(node) : 0, true);
      }
      if (table.size() > MOST_STATES) {
        return new Found(null, haste == 1 ? least : 0, false);
      }
      least = Math.min(least, expand(node, avoided, haste));
    }
  }

  /** The least estimate of the states opened. */
  private int expand(int node, int avoided, int haste) {
    int least = Integer.MAX_VALUE;
    int state = table.state(node);
    int first = graph.firstEdge(state);
    for (int e = first; e < graph.endEdge(state); e++) {
      int label = graph.label(e);
      if (label != ModelGraph.SILENT && label == avoided) {
        continue;
      }
      int cost = table.cost(node) + leavesEvent(label);
      int known = table.find(graph.target(e), 0);
      if (known == StateTable.NONE) {
        int rest = bound(graph.target(e));
        if (rest < ComponentBounds.NEVER) {
          int estimate = cost + haste * rest;
          table.open(table.add(graph.target(e), 0), cost, estimate, node);
          least = Math.min(least, estimate);
        }
      } else if (table.isOpen(known) && cost < table.cost(known)) {
        int estimate = table.estimate(known) - table.cost(known) + cost;
        table.reduce(known, cost, node);
        least = Math.min(least, estimate);
      }
    }
    return least;
  }

  private List<Integer> labels(int goal, int avoided) {
    List<Integer> labels = new ArrayList<>();
    for (int node = goal; table.parent(node) != StateTable.NONE; node = table.parent(node)) {
      int parent = table.parent(node);
      int state = table.state(parent);
      int cost = table.cost(node) - table.cost(parent);
      for (int e = graph.firstEdge(state); e < graph.endEdge(state); e++) {
        boolean allowed = graph.label(e) == ModelGraph.SILENT || graph.label(e) != avoided;
        if (allowed
            && graph.target(e) == table.state(node)
            && leavesEvent(graph.label(e)) == cost) {
          if (cost > 0) {
            labels.add(graph.label(e));
          }
          break;
        }
      }
    }
    Collections.reverse(labels);
    return labels;
  }
}
