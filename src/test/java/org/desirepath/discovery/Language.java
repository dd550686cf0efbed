package org.desirepath.discovery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.ReachabilityGraph;

/** Compares nets by the sequences of labels they allow: both made deterministic, step by step. */
public final class Language {
  private final ReachabilityGraph graph;

  private Language(AcceptingPetriNet net) {
    this.graph = ReachabilityGraph.of(net);
  }

  /**
   * A sequence that only one of the two allows, up to where they differ; null if they are equal.
   */
  public static List<String> difference(AcceptingPetriNet a, AcceptingPetriNet b) {
    Language left = new Language(a);
    Language right = new Language(b);
    record State(BitSet left, BitSet right) {}
    State first = new State(left.initial(), right.initial());
    Map<State, List<String>> ways = new HashMap<>(Map.of(first, List.of()));
    Deque<State> open = new ArrayDeque<>(List.of(first));
    while (!open.isEmpty()) {
      State state = open.remove();
      List<String> way = ways.get(state);
      Map<String, BitSet> l = left.steps(state.left());
      Map<String, BitSet> r = right.steps(state.right());
      if (left.accepts(state.left()) != right.accepts(state.right())) {
        return way;
      }
      Set<String> labels = new HashSet<>(l.keySet());
      labels.addAll(r.keySet());
      for (String label : labels) {
        List<String> longer = new ArrayList<>(way);
        longer.add(label);
        if (!l.containsKey(label) || !r.containsKey(label)) {
          return longer;
        }
        State next = new State(l.get(label), r.get(label));
        if (ways.putIfAbsent(next, longer) == null) {
          open.add(next);
        }
      }
    }
    return null;
  }

  private BitSet initial() {
    BitSet start = new BitSet();
    start.set(0);
    return closure(start);
  }

  private boolean accepts(BitSet markings) {
    return markings.stream().anyMatch(graph::isFinal);
  }

  private Map<String, BitSet> steps(BitSet markings) {
    Map<String, BitSet> steps = new TreeMap<>();
    markings.stream()
        .forEach(
            m -> {
              for (int e = graph.firstEdge(m); e < graph.endEdge(m); e++) {
                String label = graph.net().transitions().get(graph.transition(e)).label();
                if (label != null) {
                  steps.computeIfAbsent(label, k -> new BitSet()).set(graph.target(e));
                }
              }
            });
    steps.replaceAll((label, targets) -> closure(targets));
    return steps;
  }

  private BitSet closure(BitSet markings) {
    BitSet closed = (BitSet) markings.clone();
    Deque<Integer> open = new ArrayDeque<>(markings.stream().boxed().toList());
    while (!open.isEmpty()) {
      int m = open.remove();
      for (int e = graph.firstEdge(m); e < graph.endEdge(m); e++) {
        if (graph.net().transitions().get(graph.transition(e)).isSilent()
            && !closed.get(graph.target(e))) {
          closed.set(graph.target(e));
          open.add(graph.target(e));
        }
      }
    }
    return closed;
  }
}
