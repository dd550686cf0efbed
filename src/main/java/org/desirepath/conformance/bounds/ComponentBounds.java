package org.desirepath.conformance.bounds;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.desirepath.conformance.graph.ComponentGroup;
import org.desirepath.conformance.graph.Components;
import org.desirepath.conformance.graph.LabelIndex;
import org.desirepath.conformance.graph.ModelGraph;

/**
 * A lower bound on what is left of one trace, from every state: for each sequential component of
 * the model the exact cost of the rest of the trace with that component alone, added up.
 *
 * <p>A run of the model is a run of each component, so any component's optimum is a lower bound.
 * They may be added because no cost is counted twice: each move (an event as a log move, or a
 * transition as a model move before a certain event) has its cost spent by the components one after
 * the other, and each leaves to the next what its optima do not need (saturated cost partitioning:
 * Seipp, Keller, Helmert, "Saturated cost partitioning for optimal classical planning", 2020,
 * doi:10.1613/jair.1.11673). Each summand is consistent for the costs it was given, hence the sum
 * is consistent too. Unlike counts of labels, the bound knows the order of events.
 *
 * <p>O(n * sum of the components' edges) time a trace, and 4 bytes for each of n * sum of places; n
 * events. For one thread.
 */
public final class ComponentBounds {
  /** From here no end can be reached. */
  public static final int NEVER = 1 << 30;

  /** How often an edge is looked at for an event: measured. */
  private static final int SWEEPS = 4;

  /** Most numbers kept for a trace: 80 MB. */
  private static final int MOST_NUMBERS = 20_000_000;

  private static final int UNKNOWN = Character.MAX_VALUE;

  private final ModelGraph graph;
  private final LabelIndex labels;
  private final Components components;
  private final int transitions;
  private final int[] modelCosts;
  private final int[] need;

  /** By group its transitions that cost something, and for the row filled last ... */
  private final int[][] costly;

  /** ... what these had left to spend in it, and what it needed of that. */
  private final int[] had;

  private final int[] needed;
  private final int[] start;
  private final int[] width;
  private int[] bound = {};
  private int[] logLeft = {};
  private int[] modelLeft = {};
  private char[] located = {};

  public ComponentBounds(ModelGraph graph, Components components) {
    this(graph, components, components::modelCost);
  }

  /**
   * The bounds for other costs of model moves.
   *
   * @param costs by transition
   */
  public ComponentBounds(ModelGraph graph, Components components, IntUnaryOperator costs) {
    this.graph = graph;
    this.labels = graph.labels();
    this.components = components;
    this.transitions = components.transitionCount();
    this.modelCosts = new int[transitions];
    Arrays.setAll(modelCosts, costs);
    this.need = new int[transitions];
    this.start = new int[components.size() + 1];
    this.width = new int[components.size()];
    Arrays.setAll(width, c -> components.get(c).exited() + 1);
    this.costly = new int[components.size()][];
    Arrays.setAll(costly, c -> costlyOf(components.get(c)));
    this.had = new int[transitions];
    this.needed = new int[transitions];
  }

  private int[] costlyOf(ComponentGroup group) {
    return Arrays.stream(group.transition()).distinct().filter(t -> modelCosts[t] > 0).toArray();
  }

  /** False if the model has no components to take bounds from. */
  boolean isUseful() {
    return components.size() > 0;
  }

  /** False if the bounds of a trace of this length would take too much time or memory. */
  boolean isWorth(int length, long mostEffort) {
    return effort(length) <= mostEffort
        && (long) components.positionCount() * (length + 1) <= MOST_NUMBERS;
  }

  /** Work to expect for a trace, in edges looked at. */
  long effort(int length) {
    return (long) SWEEPS * components.edgeCount() * (length + 1);
  }

  /** Computes the bounds of a trace. */
  void set(int[] trace, int length, boolean open) {
    for (int c = 0; c < components.size(); c++) {
      int cells = Math.multiplyExact(length + 1, width[c]);
      start[c + 1] = Math.addExact(start[c], cells);
    }
    if (bound.length < start[components.size()]) {
      bound = new int[start[components.size()] + start[components.size()] / 2];
    }
    int moves = Math.multiplyExact(length + 1, transitions);
    if (modelLeft.length < moves) {
      modelLeft = new int[moves + moves / 2];
    }
    if (logLeft.length < length) {
      logLeft = new int[2 * length];
    }
    for (int i = 0; i < length; i++) {
      logLeft[i] = labels.logCost(trace[i]);
    }
    for (int i = 0; i <= length; i++) {
      System.arraycopy(modelCosts, 0, modelLeft, i * transitions, transitions);
    }
    for (int c = 0; c < components.size(); c++) {
      fill(c, trace, length, open);
    }
  }

  private void fill(int c, int[] trace, int length, boolean open) {
    ComponentGroup group = components.get(c);
    int states = width[c];
    int last = start[c] + length * states;
    int row = last;
    Arrays.fill(bound, row, row + states, open ? 0 : NEVER);
    group.ends().stream().forEach(end -> bound[last + end] = 0);
    bound[row + states - 1] = 0;
    boolean spends = c < components.size() - 1;
    Arrays.fill(had, 0, costly[c].length, -1);
    if (!open) {
      settle(group, row, length);
      spendModelCosts(c, row, length);
    }
    for (int i = length - 1; i >= 0; i--) {
      row -= states;
      int spent = 0;
      if (isUntouched(c, trace[i], i)) {
        System.arraycopy(bound, row + states, bound, row, states - 1);
        spendAsBefore(c, i);
      } else {
        addEvent(group, row, trace[i], logLeft[i]);
        settle(group, row, i);
        spendModelCosts(c, row, i);
        spent = greatestGain(row, states);
      }
      // the exited state takes no more than the others need, to leave the rest to later groups
      spent = spends ? spent : logLeft[i];
      bound[row + states - 1] = bound[row + states + states - 1] + spent;
      logLeft[i] -= spent;
    }
  }

  /** True if an event has nothing to do with a group and its row costs what the one after does. */
  private boolean isUntouched(int c, int label, int event) {
    ComponentGroup group = components.get(c);
    if (label >= labels.modelCount()
        || labels.isExit(label)
        || !group.isElsewhere(label)
        || group.edgesOf(label).length > 0) {
      return false;
    }
    int costs = event * transitions;
    for (int k = 0; k < costly[c].length; k++) {
      if (modelLeft[costs + costly[c][k]] != had[k]) {
        return false;
      }
    }
    return true;
  }

  private void spendAsBefore(int c, int event) {
    int costs = event * transitions;
    for (int k = 0; k < costly[c].length; k++) {
      modelLeft[costs + costly[c][k]] -= needed[k];
    }
  }

  private int greatestGain(int row, int states) {
    int most = 0;
    for (int s = 0; s < states - 1; s++) {
      if (bound[row + s] < NEVER) {
        most = Math.max(most, bound[row + s] - bound[row + states + s]);
      }
    }
    return most;
  }

  /** The costs before an event, from those after it, without model moves. */
  private void addEvent(ComponentGroup group, int row, int label, int logCost) {
    int exited = group.exited();
    int after = row + exited + 1;
    boolean designed = label < labels.modelCount();
    int free = designed && group.isElsewhere(label) ? 0 : logCost;
    int most = designed && labels.isExit(label) ? bound[after + exited] : NEVER;
    for (int s = 0; s < exited; s++) {
      bound[row + s] = Math.min(most, Math.min(NEVER, bound[after + s] + free));
    }
    if (designed) {
      for (int e : group.edgesOf(label)) {
        int from = row + group.source()[e];
        bound[from] = Math.min(bound[from], bound[after + group.target()[e]]);
      }
    }
  }

  /** Lets model moves reduce the costs of a row until none can. */
  private void settle(ComponentGroup group, int row, int event) {
    int[] source = group.source();
    int[] target = group.target();
    int[] transition = group.transition();
    int costs = event * transitions;
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int e = 0; e < source.length; e++) {
        int along = bound[row + target[e]] + modelLeft[costs + transition[e]];
        if (along < bound[row + source[e]]) {
          bound[row + source[e]] = along;
          changed = true;
        }
      }
    }
  }

  /** Leaves to later groups what the row does not need: per transition its greatest gain. */
  private void spendModelCosts(int c, int row, int event) {
    ComponentGroup group = components.get(c);
    int[] source = group.source();
    int[] target = group.target();
    int[] transition = group.transition();
    for (int e = 0; e < transition.length; e++) {
      int from = bound[row + source[e]];
      int gain = from - bound[row + target[e]];
      if (gain > need[transition[e]] && from < NEVER) {
        need[transition[e]] = gain;
      }
    }
    int costs = event * transitions;
    for (int k = 0; k < costly[c].length; k++) {
      int t = costly[c][k];
      had[k] = modelLeft[costs + t];
      needed[k] = need[t];
      modelLeft[costs + t] -= need[t];
      need[t] = 0;
    }
  }

  /** No way from this state to the end costs less; at least {@link #NEVER} if there is none. */
  int bound(int state, int event) {
    int at = located(state);
    int sum = 0;
    for (int c = 0; c < width.length; c++) {
      int row = start[c] + event * width[c];
      sum += bound[row + located[at + c]];
      if (sum >= NEVER) {
        return NEVER;
      }
    }
    return sum;
  }

  private int located(int state) {
    int at = Math.multiplyExact(state, components.size());
    int end = at + components.size();
    if (end > located.length) {
      int before = located.length;
      located = Arrays.copyOf(located, Math.max(end, before + before / 2 + 1024));
      Arrays.fill(located, before, located.length, (char) UNKNOWN);
    }
    if (located[at] == UNKNOWN) {
      int from = graph.foundFrom(state);
      if (from >= 0 && located[from * components.size()] != UNKNOWN) {
        components.follow(located, from * components.size(), graph.foundBy(state), at);
      } else {
        components.locate(graph, state, located, at);
      }
    }
    return at;
  }
}
