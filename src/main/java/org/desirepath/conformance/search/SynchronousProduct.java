package org.desirepath.conformance.search;

import org.desirepath.conformance.alignment.Move;
import org.desirepath.conformance.alignment.Move.OfLog;
import org.desirepath.conformance.alignment.Move.OfModel;
import org.desirepath.conformance.alignment.Move.Silent;
import org.desirepath.conformance.alignment.Move.Synchronous;
import org.desirepath.conformance.bounds.TraceBounds;
import org.desirepath.conformance.graph.LabelIndex;
import org.desirepath.conformance.graph.LiveStates;
import org.desirepath.conformance.graph.ModelGraph;

/**
 * The moves from a state (marking, events consumed), one by one in the order of the tie-break:
 * synchronous by transition id, the designed exit, the log move, model moves by label and
 * transition id, silent ones by transition id. {@link #at} goes to a state, {@link #step} to one of
 * its moves.
 */
public final class SynchronousProduct {
  private static final int LOG = -1;
  private static final int EXIT = -2;

  private final ModelGraph graph;
  private final LabelIndex labels;
  private final TraceBounds trace;
  private final LiveStates live;
  private int state;
  private int event;
  private int firstSync;
  private int syncCount;
  private int withExit;
  private int withLog;
  private int edge;
  private int nextState;
  private int nextEvent;
  private int cost;

  SynchronousProduct(ModelGraph graph, TraceBounds trace, LiveStates live) {
    this.live = live;
    this.graph = graph;
    this.labels = graph.labels();
    this.trace = trace;
  }

  /** True if an alignment may end here. An open trace's ends with its last event. */
  boolean isGoal(int atState, int atEvent) {
    return atEvent == trace.length()
        && (trace.isOpen() ? live.canEnd(atState) : graph.isFinal(atState));
  }

  /** True if the alignment of an open trace has ended at the state gone to: no move follows. */
  boolean hasEnded() {
    return trace.isOpen() && event == trace.length();
  }

  void at(int newState, int newEvent) {
    state = newState;
    event = newEvent;
    syncCount = 0;
    firstSync = 0;
    withExit = 0;
    withLog = 0;
    if (event < trace.length()) {
      int label = trace.label(event);
      withLog = 1;
      boolean exit = labels.isExit(label) && state != graph.exited() && live.canEnd(state);
      withExit = exit ? 1 : 0;
      if (label < labels.modelCount()) {
        findSync(label);
      }
    }
  }

  private void findSync(int label) {
    int end = graph.visibleEnd(state);
    int e = graph.firstEdge(state);
    while (e < end && graph.label(e) < label) {
      e++;
    }
    firstSync = e;
    while (e < end && graph.label(e) == label) {
      e++;
    }
    syncCount = e - firstSync;
  }

  /** Goes to the move with this number, from 0; false if there are no more. */
  boolean step(int number) {
    int k = number;
    if (k < syncCount) {
      return take(firstSync + k, graph.target(firstSync + k), event + 1, 0);
    }
    k -= syncCount;
    if (k < withExit) {
      return take(EXIT, graph.exited(), event + 1, 0);
    }
    k -= withExit;
    if (k < withLog) {
      return take(LOG, state, event + 1, labels.logCost(trace.label(event)));
    }
    k += graph.firstEdge(state) - withLog;
    return k < graph.endEdge(state) && take(k, graph.target(k), event, graph.cost(k));
  }

  private boolean take(int byEdge, int toState, int toEvent, int atCost) {
    edge = byEdge;
    nextState = toState;
    nextEvent = toEvent;
    cost = atCost;
    return true;
  }

  int nextState() {
    return nextState;
  }

  int nextEvent() {
    return nextEvent;
  }

  int cost() {
    return cost;
  }

  /** The move gone to, as a value. */
  Move move() {
    boolean consumes = nextEvent > event;
    if (edge == EXIT) {
      return new Synchronous(labels.label(trace.label(event)), event, Move.EXIT);
    } else if (edge == LOG) {
      return new OfLog(labels.label(trace.label(event)), event);
    } else if (consumes) {
      return new Synchronous(labels.label(trace.label(event)), event, graph.transition(edge));
    } else if (graph.label(edge) == ModelGraph.SILENT) {
      return new Silent(graph.transition(edge));
    }
    return new OfModel(labels.label(graph.label(edge)), graph.transition(edge));
  }
}
