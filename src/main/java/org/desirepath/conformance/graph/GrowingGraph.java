package org.desirepath.conformance.graph;

import java.util.Arrays;
import java.util.List;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.AcceptingPetriNet.Transition;
import org.desirepath.model.GrowingReachabilityGraph;

/**
 * The part of a reachability graph that the search has asked for; for one thread. State 1 is {@link
 * #exited()}, a marking numbered m > 0 is state m + 1.
 */
public final class GrowingGraph implements ModelGraph {
  private static final int EXITED = 1;

  private final GrowingReachabilityGraph markings;
  private final LabelIndex labels;
  private final int[] rank;
  private final int[] labelOf;
  private int[] visibleEnd = new int[1024];
  private int[] target = new int[4096];
  private int[] transition = new int[4096];

  public GrowingGraph(AcceptingPetriNet net, boolean safe, LabelIndex labels) {
    this.markings = new GrowingReachabilityGraph(net, safe);
    this.labels = labels;
    List<Transition> transitions = net.transitions();
    this.rank = TransitionOrder.ranks(transitions);
    this.labelOf = TransitionOrder.labels(transitions, labels);
  }

  /** The number of a transition's label, or {@link #SILENT}. */
  public int labelOfTransition(int fired) {
    return labelOf[fired];
  }

  private static int marking(int state) {
    return state == 0 ? 0 : state - 1;
  }

  private static int state(int marking) {
    return marking == 0 ? 0 : marking + 1;
  }

  /** Markings met so far. */
  public int markingCount() {
    return markings.markingCount();
  }

  private void sort(int m) {
    markings.expand(m);
    int from = markings.firstEdge(m);
    int end = markings.endEdge(m);
    if (end > target.length) {
      int capacity = Math.max(end, target.length * 2);
      target = Arrays.copyOf(target, capacity);
      transition = Arrays.copyOf(transition, capacity);
    }
    int visible = 0;
    for (int e = from; e < end; e++) {
      int fired = markings.transition(e);
      int at = e;
      while (at > from && rank[transition[at - 1]] > rank[fired]) {
        transition[at] = transition[at - 1];
        target[at] = target[at - 1];
        at--;
      }
      transition[at] = fired;
      target[at] = state(markings.target(e));
      visible += labelOf[fired] == SILENT ? 0 : 1;
    }
    if (m >= visibleEnd.length) {
      visibleEnd = Arrays.copyOf(visibleEnd, Math.max(m + 1, visibleEnd.length * 2));
    }
    // one more than the end, so that 0 says that the marking was not asked for
    visibleEnd[m] = from + visible + 1;
  }

  @Override
  public LabelIndex labels() {
    return labels;
  }

  @Override
  public int exited() {
    return EXITED;
  }

  @Override
  public boolean isFinal(int state) {
    return state == EXITED || markings.isFinal(marking(state));
  }

  @Override
  public int firstEdge(int state) {
    if (state == EXITED) {
      return 0;
    }
    int m = marking(state);
    if (m >= visibleEnd.length || visibleEnd[m] == 0) {
      sort(m);
    }
    return markings.firstEdge(m);
  }

  @Override
  public int visibleEnd(int state) {
    if (state == EXITED) {
      return 0;
    }
    firstEdge(state);
    return visibleEnd[marking(state)] - 1;
  }

  @Override
  public int endEdge(int state) {
    if (state == EXITED) {
      return 0;
    }
    firstEdge(state);
    return markings.endEdge(marking(state));
  }

  @Override
  public int label(int edge) {
    return labelOf[transition[edge]];
  }

  @Override
  public int cost(int edge) {
    int label = labelOf[transition[edge]];
    return label == SILENT ? 0 : labels.modelCost(label);
  }

  @Override
  public int target(int edge) {
    return target[edge];
  }

  @Override
  public int transition(int edge) {
    return transition[edge];
  }

  @Override
  public int tokens(int state, int place) {
    return markings.tokens(marking(state), place);
  }

  @Override
  public int foundFrom(int state) {
    return state <= EXITED ? -1 : state(markings.foundFrom(marking(state)));
  }

  @Override
  public int foundBy(int state) {
    return markings.foundBy(marking(state));
  }

  @Override
  public int stateCount() {
    return -1;
  }

  @Override
  public boolean endsFromEveryState() {
    return false;
  }
}
