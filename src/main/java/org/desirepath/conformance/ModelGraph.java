package org.desirepath.conformance;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.desirepath.model.AcceptingPetriNet.Transition;
import org.desirepath.model.ReachabilityGraph;

/**
 * The reachability graph as the search wants it: edges of a marking in the order of the tie-break
 * (labelled ones by label then transition id, then silent ones by transition id), edges backward,
 * and one more state, {@link #exited()}, where a journey is after a designed exit.
 */
final class ModelGraph {
  static final int SILENT = -1;

  private final ReachabilityGraph graph;
  private final LabelIndex labels;
  private final int markings;
  private final int[] offset;
  private final int[] visibleEnd;
  private final int[] edgeLabel;
  private final int[] edgeCost;
  private final int[] edgeTarget;
  private final int[] edgeTransition;
  private final int[] backOffset;
  private final int[] backEdge;
  private final int[] edgeSource;

  ModelGraph(ReachabilityGraph graph, LabelIndex labels) {
    this.graph = graph;
    this.labels = labels;
    this.markings = graph.markingCount();
    int edges = graph.edgeCount();
    offset = new int[markings + 2];
    visibleEnd = new int[markings + 1];
    edgeLabel = new int[edges];
    edgeCost = new int[edges];
    edgeTarget = new int[edges];
    edgeTransition = new int[edges];
    edgeSource = new int[edges];
    backOffset = new int[markings + 2];
    backEdge = new int[edges];
    fillForward();
    fillBackward();
  }

  private void fillForward() {
    List<Transition> transitions = graph.net().transitions();
    int[] rank = ranks(transitions);
    int[] label = new int[transitions.size()];
    for (int t = 0; t < label.length; t++) {
      String name = transitions.get(t).label();
      label[t] = name == null ? SILENT : labels.number(name);
    }
    for (int m = 0; m < markings; m++) {
      int from = graph.firstEdge(m);
      int end = graph.endEdge(m);
      offset[m + 1] = end;
      int visible = 0;
      for (int e = from; e < end; e++) {
        int fired = graph.transition(e);
        int at = e;
        while (at > from && rank[edgeTransition[at - 1]] > rank[fired]) {
          edgeTransition[at] = edgeTransition[at - 1];
          edgeTarget[at] = edgeTarget[at - 1];
          at--;
        }
        edgeTransition[at] = fired;
        edgeTarget[at] = graph.target(e);
      }
      for (int e = from; e < end; e++) {
        edgeSource[e] = m;
        edgeLabel[e] = label[edgeTransition[e]];
        edgeCost[e] = edgeLabel[e] == SILENT ? 0 : labels.modelCost(edgeLabel[e]);
        visible += edgeLabel[e] == SILENT ? 0 : 1;
      }
      visibleEnd[m] = from + visible;
    }
    offset[markings + 1] = offset[markings];
    visibleEnd[markings] = offset[markings];
  }

  /** Places of the transitions in the order label, id, index; silent ones last. */
  private static int[] ranks(List<Transition> transitions) {
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

  private void fillBackward() {
    for (int target : edgeTarget) {
      backOffset[target + 1]++;
    }
    for (int m = 0; m <= markings; m++) {
      backOffset[m + 1] += backOffset[m];
    }
    int[] next = Arrays.copyOf(backOffset, markings + 1);
    for (int e = 0; e < edgeTarget.length; e++) {
      backEdge[next[edgeTarget[e]]++] = e;
    }
  }

  LabelIndex labels() {
    return labels;
  }

  ReachabilityGraph reachability() {
    return graph;
  }

  int markingCount() {
    return markings;
  }

  /** The state after a designed exit: no edges, and the journey may end there. */
  int exited() {
    return markings;
  }

  boolean isFinal(int state) {
    return state == markings || graph.isFinal(state);
  }

  int firstEdge(int state) {
    return offset[state];
  }

  int visibleEnd(int state) {
    return visibleEnd[state];
  }

  int endEdge(int state) {
    return offset[state + 1];
  }

  /** The label's number, or {@link #SILENT}. */
  int label(int edge) {
    return edgeLabel[edge];
  }

  int cost(int edge) {
    return edgeCost[edge];
  }

  int source(int edge) {
    return edgeSource[edge];
  }

  int target(int edge) {
    return edgeTarget[edge];
  }

  int transition(int edge) {
    return edgeTransition[edge];
  }

  /** First index, for {@link #edgeBack}, of the edges into a state. */
  int firstBack(int state) {
    return backOffset[state];
  }

  int endBack(int state) {
    return backOffset[state + 1];
  }

  int edgeBack(int index) {
    return backEdge[index];
  }
}
