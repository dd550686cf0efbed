package org.desirepath.io.bpmn;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.ReachabilityGraph;

/** The sequences of labels of a net, one by one, without any of the code that is tested. */
final class Words {
  private record State(int marking, List<String> word) {}

  private Words() {}

  /** Those of at most so many labels, each as labels with a blank between. */
  static SortedSet<String> of(AcceptingPetriNet net, int longest) {
    ReachabilityGraph graph = ReachabilityGraph.of(net);
    SortedSet<String> words = new TreeSet<>();
    Set<State> seen = new HashSet<>();
    Deque<State> open = new ArrayDeque<>(List.of(new State(0, List.of())));
    while (!open.isEmpty()) {
      State state = open.remove();
      if (!seen.add(state)) {
        continue;
      }
      if (graph.isFinal(state.marking)) {
        words.add(String.join(" ", state.word));
      }
      for (int e = graph.firstEdge(state.marking); e < graph.endEdge(state.marking); e++) {
        String label = net.transitions().get(graph.transition(e)).label();
        List<String> word = new ArrayList<>(state.word);
        if (label != null) {
          word.add(label);
        }
        if (word.size() <= longest) {
          open.add(new State(graph.target(e), List.copyOf(word)));
        }
      }
    }
    return words;
  }
}
