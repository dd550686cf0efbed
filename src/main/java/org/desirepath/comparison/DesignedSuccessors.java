package org.desirepath.comparison;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.ReachabilityGraph;

/**
 * Which touchpoint the design lets follow which directly, silent steps passed over. O(markings x
 * edges) at worst.
 */
final class DesignedSuccessors {
  /** Beyond this the map shows what happened only. */
  private static final int MOST_EDGES = 50_000;

  private DesignedSuccessors() {}

  /** Followers by touchpoint; empty for designs too large to draw. */
  static SortedMap<String, SortedSet<String>> of(ReachabilityGraph graph) {
    SortedMap<String, SortedSet<String>> successors = new TreeMap<>();
    if (graph.edgeCount() > MOST_EDGES) {
      return successors;
    }
    AcceptingPetriNet net = graph.net();
    for (int marking = 0; marking < graph.markingCount(); marking++) {
      for (int e = graph.firstEdge(marking); e < graph.endEdge(marking); e++) {
        String label = net.transitions().get(graph.transition(e)).label();
        if (label != null) {
          addFollowers(
              graph, graph.target(e), successors.computeIfAbsent(label, l -> new TreeSet<>()));
        }
      }
    }
    return successors;
  }

  private static void addFollowers(ReachabilityGraph graph, int from, SortedSet<String> followers) {
    BitSet seen = new BitSet();
    ArrayDeque<Integer> open = new ArrayDeque<>();
    seen.set(from);
    open.add(from);
    while (!open.isEmpty()) {
      int marking = open.remove();
      for (int e = graph.firstEdge(marking); e < graph.endEdge(marking); e++) {
        String label = graph.net().transitions().get(graph.transition(e)).label();
        if (label != null) {
          followers.add(label);
        } else if (!seen.get(graph.target(e))) {
          seen.set(graph.target(e));
          open.add(graph.target(e));
        }
      }
    }
  }
}
