package org.desirepath.conformance.graph;

import java.util.List;
import org.desirepath.model.AcceptingPetriNet.Transition;
import org.desirepath.model.ReachabilityGraph;

/** The whole reachability graph, built ahead; dead ends are left out. */
public final class BuiltGraph implements ModelGraph {
  private final ReachabilityGraph graph;
  private final LabelIndex labels;
  private final int markings;
  private final int[] offset;
  private final int[] visibleEnd;
  private final int[] edgeLabel;
  private final int[] edgeCost;
  private final int[] edgeTarget;
  private final int[] edgeTransition;

  public BuiltGraph(ReachabilityGraph graph, LabelIndex labels) {
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
    fillForward();
  }

  private void fillForward() {
    List<Transition> transitions = graph.net().transitions();
    int[] rank = TransitionOrder.ranks(transitions);
    int[] label = TransitionOrder.labels(transitions, labels);
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
        edgeLabel[e] = label[edgeTransition[e]];
        edgeCost[e] = edgeLabel[e] == SILENT ? 0 : labels.modelCost(edgeLabel[e]);
        visible += edgeLabel[e] == SILENT ? 0 : 1;
      }
      visibleEnd[m] = from + visible;
    }
    offset[markings + 1] = offset[markings];
    visibleEnd[markings] = offset[markings];
  }

  @Override
  public LabelIndex labels() {
    return labels;
  }

  public ReachabilityGraph reachability() {
    return graph;
  }

  public int markingCount() {
    return markings;
  }

  @Override
  public int stateCount() {
    return markings + 1;
  }

  @Override
  public boolean endsFromEveryState() {
    return true;
  }

  @Override
  public int tokens(int state, int place) {
    return graph.tokens(state, place);
  }

  @Override
  public int foundFrom(int state) {
    return -1;
  }

  @Override
  public int foundBy(int state) {
    return -1;
  }

  @Override
  public int exited() {
    return markings;
  }

  @Override
  public boolean isFinal(int state) {
    return state == markings || graph.isFinal(state);
  }

  @Override
  public int firstEdge(int state) {
    return offset[state];
  }

  @Override
  public int visibleEnd(int state) {
    return visibleEnd[state];
  }

  @Override
  public int endEdge(int state) {
    return offset[state + 1];
  }

  @Override
  public int label(int edge) {
    return edgeLabel[edge];
  }

  @Override
  public int cost(int edge) {
    return edgeCost[edge];
  }

  @Override
  public int target(int edge) {
    return edgeTarget[edge];
  }

  @Override
  public int transition(int edge) {
    return edgeTransition[edge];
  }
}
