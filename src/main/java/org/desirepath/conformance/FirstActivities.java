package org.desirepath.conformance;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.ReachabilityGraph;

/** Labels of a model by which a run can start, silent and unobservable steps passed over. */
public final class FirstActivities {
  private FirstActivities() {}

  /**
   * Finds them; O(edges).
   *
   * @param graph of the model's net
   */
  public static SortedSet<String> of(ReachabilityGraph graph, DesignedJourney model) {
    TreeSet<String> first = new TreeSet<>();
    BitSet met = new BitSet();
    ArrayDeque<Integer> open = new ArrayDeque<>(List.of(0));
    met.set(0);
    while (!open.isEmpty()) {
      int m = open.remove();
      for (int e = graph.firstEdge(m); e < graph.endEdge(m); e++) {
        String label = model.net().transitions().get(graph.transition(e)).label();
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
    return first;
  }
}
