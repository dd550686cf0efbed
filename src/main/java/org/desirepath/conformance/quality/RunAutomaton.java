package org.desirepath.conformance.quality;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the flow allows after a sequence of labels, over all markings it can be in then: the subset
 * construction, made only as far as it is asked for.
 */
final class RunAutomaton {
  private final LabelledGraph graph;
  private final List<BitSet> markings = new ArrayList<>();
  private final List<@Nullable Map<Integer, Integer>> next = new ArrayList<>();
  private final Map<BitSet, Integer> numbers = new HashMap<>();

  RunAutomaton(LabelledGraph graph) {
    this.graph = graph;
    number(graph.start());
  }

  private int number(BitSet set) {
    Integer known = numbers.putIfAbsent(set, markings.size());
    if (known != null) {
      return known;
    }
    markings.add(set);
    next.add(null);
    return markings.size() - 1;
  }

  /** The state before anything has happened. */
  int start() {
    return 0;
  }

  /** The states after each label that is possible. */
  Map<Integer, Integer> next(int state) {
    Map<Integer, Integer> known = next.get(state);
    if (known == null) {
      Map<Integer, Integer> found = new HashMap<>();
      graph.next(markings.get(state)).forEach((label, set) -> found.put(label, number(set)));
      next.set(state, found);
      return found;
    }
    return known;
  }
}
