package org.desirepath.model.language;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.ReachabilityGraph;
import org.desirepath.model.UnusableModelException;
import org.desirepath.model.UnusableModelException.Reason;

/**
 * The sequences of labels a net allows, made deterministic state by state as they are asked for
 * (Rabin, Scott, "Finite automata and their decision problems", 1959, doi:10.1147/rd.32.0114). A
 * state is a set of markings, closed under silent steps, of which every one can still reach the
 * end; so each step leads to a sequence that can be completed.
 *
 * <p>O(markings + edges) time for a state; at worst as many states as sets of markings, which a
 * limit holds. States are numbered in the order in which they are met; the first is 0. Not
 * thread-safe.
 */
public final class LanguageAutomaton {
  /** Markings to visit when the caller has no other limit. */
  public static final long DEFAULT_MAX_VISITS = 50_000_000;

  /** No state: the label may not follow. */
  public static final int NONE = -1;

  private final ReachabilityGraph graph;
  private final long maxVisits;
  private final Map<List<Integer>, Integer> numbers = new HashMap<>();
  private final List<int[]> states = new ArrayList<>();
  private final List<SortedMap<String, Integer>> steps = new ArrayList<>();
  private long visits;

  /**
   * The automaton with its first state.
   *
   * @param maxVisits markings to visit in all, each as often as it stands in a state
   * @throws UnusableModelException if the net has too many markings, or no run that ends
   */
  public LanguageAutomaton(AcceptingPetriNet net, long maxVisits) {
    this.graph = ReachabilityGraph.of(net);
    this.maxVisits = maxVisits;
    BitSet start = new BitSet();
    start.set(0);
    number(start);
  }

  /** The automaton with the usual limit. */
  public LanguageAutomaton(AcceptingPetriNet net) {
    this(net, DEFAULT_MAX_VISITS);
  }

  /** The labels that may follow in a state and the states they lead to. Not to be changed. */
  public SortedMap<String, Integer> steps(int state) {
    SortedMap<String, Integer> known = steps.get(state);
    if (!known.isEmpty()) {
      return known;
    }
    TreeMap<String, BitSet> targets = new TreeMap<>();
    for (int m : states.get(state)) {
      for (int e = graph.firstEdge(m); e < graph.endEdge(m); e++) {
        String label = graph.net().transitions().get(graph.transition(e)).label();
        if (label != null) {
          targets.computeIfAbsent(label, k -> new BitSet()).set(graph.target(e));
        }
      }
    }
    TreeMap<String, Integer> found = new TreeMap<>();
    targets.forEach((label, markings) -> found.put(label, number(markings)));
    steps.set(state, found);
    return found;
  }

  /** The state after a label, or {@link #NONE}. */
  public int next(int state, String label) {
    return steps(state).getOrDefault(label, NONE);
  }

  /** Whether a sequence may end in a state. */
  public boolean accepts(int state) {
    return Arrays.stream(states.get(state)).anyMatch(graph::isFinal);
  }

  /** Whether the net allows exactly this sequence, from start to end. */
  public boolean allows(List<String> sequence) {
    int state = 0;
    for (String label : sequence) {
      state = next(state, label);
      if (state == NONE) {
        return false;
      }
    }
    return accepts(state);
  }

  private int number(BitSet markings) {
    int[] closed = closure(markings);
    Integer known = numbers.putIfAbsent(Arrays.stream(closed).boxed().toList(), states.size());
    if (known != null) {
      return known;
    }
    states.add(closed);
    steps.add(new TreeMap<>());
    return states.size() - 1;
  }

  private int[] closure(BitSet markings) {
    ArrayDeque<Integer> open = new ArrayDeque<>();
    markings.stream().forEach(open::add);
    while (!open.isEmpty()) {
      int m = open.remove();
      visits++;
      for (int e = graph.firstEdge(m); e < graph.endEdge(m); e++) {
        if (graph.net().transitions().get(graph.transition(e)).isSilent()
            && !markings.get(graph.target(e))) {
          markings.set(graph.target(e));
          open.add(graph.target(e));
        }
      }
    }
    if (visits > maxVisits) {
      throw new UnusableModelException(
          Reason.TOO_LARGE,
          graph.net().name()
              + ": its language takes more than "
              + maxVisits
              + " visits to markings; give a model with less in parallel");
    }
    return markings.stream().toArray();
  }
}
