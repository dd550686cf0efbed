package org.desirepath.conformance.graph;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.desirepath.model.AcceptingPetriNet.Transition;

/** Transitions as the tie-break sees them. */
public final class TransitionOrder {
  private TransitionOrder() {}

  /** The number of each transition's label, or {@link ModelGraph#SILENT}. */
  static int[] labels(List<Transition> transitions, LabelIndex labels) {
    int[] label = new int[transitions.size()];
    for (int t = 0; t < label.length; t++) {
      String name = transitions.get(t).label();
      label[t] = name == null ? ModelGraph.SILENT : labels.number(name);
    }
    return label;
  }

  /** Places of the transitions in the order label, id, index; silent ones last. */
  static int[] ranks(List<Transition> transitions) {
    int[] order =
        IntStream.range(0, transitions.size())
            .boxed()
            .sorted(
                Comparator.<Integer, String>comparing(
                        t -> transitions.get(t).label(), Comparator.nullsLast(String::compareTo))
                    .thenComparing(t -> transitions.get(t).id())
                    .thenComparing(Comparator.naturalOrder()))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] rank = new int[order.length];
    for (int r = 0; r < order.length; r++) {
      rank[order[r]] = r;
    }
    return rank;
  }
}
