package org.desirepath.diagnostics.deviations;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.ReachabilityGraph;
import org.desirepath.model.UnusableModelException;

/**
 * How touchpoints stand to each other in the runs of the design, whatever language it is written
 * in: two exclude each other when no run has both; two are of one block when somewhere either may
 * come first without keeping the other from following at once. Sources: M. Weidlich, J. Mendling
 * and M. Weske, "Efficient consistency measurement based on behavioral profiles of process models",
 * 2011, doi:10.1109/TSE.2010.96, for exclusiveness; the diamond of two firings for concurrency.
 *
 * <p>O(labels x edges + markings x degree^2) for the reachability graph. A design with more than
 * {@link #MAX_MARKINGS} markings has no such relations: its deviations are then missing or
 * unplanned. Immutable.
 */
final class TouchpointRelations {
  private static final int MAX_MARKINGS = 100_000;

  private final Map<String, SortedSet<String>> rivals = new HashMap<>();
  private final Map<String, SortedSet<String>> partners = new HashMap<>();
  private final SortedMap<String, SortedSet<String>> substitutes;
  private final Map<String, SortedSet<String>> targets = new HashMap<>();

  private TouchpointRelations(SortedMap<String, SortedSet<String>> substitutes) {
    this.substitutes = substitutes;
    substitutes.forEach((target, names) -> names.forEach(name -> relate(targets, name, target)));
  }

  /** Relations of the design, without substitutes. */
  static TouchpointRelations of(DesignedJourney model) {
    TouchpointRelations relations = new TouchpointRelations(new TreeMap<>());
    try {
      relations.explore(ReachabilityGraph.of(model.net(), MAX_MARKINGS));
    } catch (UnusableModelException tooLarge) {
      return new TouchpointRelations(new TreeMap<>());
    }
    return relations;
  }

  /** These with touchpoints that stand in for others. */
  TouchpointRelations with(SortedMap<String, SortedSet<String>> others) {
    TouchpointRelations relations = new TouchpointRelations(others);
    relations.rivals.putAll(rivals);
    relations.partners.putAll(partners);
    return relations;
  }

  private static void relate(Map<String, SortedSet<String>> map, String one, String two) {
    map.computeIfAbsent(one, name -> new TreeSet<>()).add(two);
  }

  private void explore(ReachabilityGraph graph) {
    AcceptingPetriNet net = graph.net();
    SortedMap<String, BitSet> entered = new TreeMap<>();
    for (int m = 0; m < graph.markingCount(); m++) {
      for (int e = graph.firstEdge(m); e < graph.endEdge(m); e++) {
        String label = net.transitions().get(graph.transition(e)).label();
        if (label != null) {
          entered.computeIfAbsent(label, name -> new BitSet()).set(graph.target(e));
          diamonds(graph, m, e, label);
        }
      }
    }
    Map<String, Set<String>> later = new HashMap<>();
    entered.forEach((label, markings) -> later.put(label, labelsAfter(graph, markings)));
    for (String one : entered.keySet()) {
      for (String two : entered.keySet()) {
        boolean together =
            later.getOrDefault(one, Set.of()).contains(two)
                || later.getOrDefault(two, Set.of()).contains(one);
        if (!one.equals(two) && !together) {
          relate(rivals, one, two);
        }
      }
    }
  }

  private void diamonds(ReachabilityGraph graph, int marking, int edge, String label) {
    for (int other = edge + 1; other < graph.endEdge(marking); other++) {
      String name = graph.net().transitions().get(graph.transition(other)).label();
      int one = graph.target(edge);
      int two = graph.target(other);
      if (name != null
          && !name.equals(label)
          && one != marking
          && two != marking
          && leads(graph, one, graph.transition(other), two, graph.transition(edge))) {
        relate(partners, label, name);
        relate(partners, name, label);
      }
    }
  }

  /** Whether both orders of two firings end in one marking. */
  private static boolean leads(ReachabilityGraph graph, int one, int second, int two, int first) {
    for (int e = graph.firstEdge(one); e < graph.endEdge(one); e++) {
      for (int f = graph.firstEdge(two); f < graph.endEdge(two); f++) {
        if (graph.transition(e) == second
            && graph.transition(f) == first
            && graph.target(e) == graph.target(f)) {
          return true;
        }
      }
    }
    return false;
  }

  private static Set<String> labelsAfter(ReachabilityGraph graph, BitSet from) {
    BitSet met = (BitSet) from.clone();
    BitSet waiting = (BitSet) from.clone();
    Set<String> labels = new TreeSet<>();
    for (int m = waiting.nextSetBit(0); m >= 0; m = waiting.nextSetBit(0)) {
      waiting.clear(m);
      for (int e = graph.firstEdge(m); e < graph.endEdge(m); e++) {
        String label = graph.net().transitions().get(graph.transition(e)).label();
        if (label != null) {
          labels.add(label);
        }
        if (!met.get(graph.target(e))) {
          met.set(graph.target(e));
          waiting.set(graph.target(e));
        }
      }
    }
    return labels;
  }

  private static Set<String> of(Map<String, SortedSet<String>> map, String touchpoint) {
    SortedSet<String> found = map.get(touchpoint);
    return found == null ? Set.of() : found;
  }

  Set<String> rivals(String touchpoint) {
    return of(rivals, touchpoint);
  }

  Set<String> partners(String touchpoint) {
    return of(partners, touchpoint);
  }

  Set<String> substitutes(String touchpoint) {
    return of(substitutes, touchpoint);
  }

  MoveFlags.Watch watch(String touchpoint) {
    return new MoveFlags.Watch(
        touchpoint,
        rivals(touchpoint),
        partners(touchpoint),
        substitutes(touchpoint),
        of(targets, touchpoint));
  }
}
