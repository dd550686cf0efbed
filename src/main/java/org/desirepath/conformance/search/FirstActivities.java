package org.desirepath.conformance.search;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.desirepath.conformance.graph.LabelIndex;
import org.desirepath.conformance.graph.LiveStates;
import org.desirepath.conformance.graph.ModelGraph;
import org.desirepath.conformance.graph.SearchLimits;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.ReachabilityGraph;

/** Labels of a model by which a run can start, silent and unobservable steps passed over. */
public final class FirstActivities {
  private FirstActivities() {}

  /**
   * Finds them. O(edges) of the reachability graph, or of the part before the first touchpoints
   * where the model is too large to look at whole.
   *
   * @throws org.desirepath.model.UnusableModelException if the model is unbounded or can't end
   */
  public static SortedSet<String> of(DesignedJourney model) {
    CompiledModel compiled =
        CompiledModel.of(
            model,
            new LabelIndex(model, List.of()),
            ReachabilityGraph.DEFAULT_MAX_MARKINGS,
            SearchLimits.NONE);
    return of(compiled, model);
  }

  public static SortedSet<String> of(CompiledModel compiled, DesignedJourney model) {
    ModelGraph graph = compiled.graph();
    LiveStates live = compiled.liveStates(graph);
    TreeSet<String> first = new TreeSet<>();
    BitSet met = new BitSet();
    ArrayDeque<Integer> open = new ArrayDeque<>(List.of(0));
    met.set(0);
    while (!open.isEmpty()) {
      int m = open.remove();
      int end = graph.endEdge(m);
      for (int e = graph.firstEdge(m); e < end; e++) {
        if (live.canEnd(graph.target(e))) {
          String label =
              graph.label(e) == ModelGraph.SILENT ? null : graph.labels().label(graph.label(e));
          if (label != null) {
            first.add(label);
          }
          boolean unseen = label == null || !model.facts().touchpoint(label).observable();
          if (unseen && !met.get(graph.target(e))) {
            met.set(graph.target(e));
            open.add(graph.target(e));
          }
        }
      }
    }
    return first;
  }
}
