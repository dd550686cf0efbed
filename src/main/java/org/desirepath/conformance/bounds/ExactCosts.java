package org.desirepath.conformance.bounds;

import java.util.Arrays;
import org.desirepath.conformance.graph.BackwardEdges;
import org.desirepath.conformance.graph.BuiltGraph;
import org.desirepath.conformance.graph.LabelIndex;
import org.desirepath.conformance.graph.SearchLimits;
import org.desirepath.conformance.graph.StateTable;

/**
 * The exact cost of what is left of one trace from every marking: dynamic programming over the
 * whole graph, from the last event to the first.
 *
 * <p>The column of an event is the next one plus the log cost, reduced where a synchronous move
 * leads to something cheaper, and from there backward over model moves in order of cost. Columns go
 * by the number of events left, so that what a variant shares with the one before at its end is not
 * computed again. O(n * E) at worst whatever the trace looks like, and less where few states gain
 * by an event; 4 bytes for each of n * markings. For one thread.
 */
public final class ExactCosts {
  private final BuiltGraph graph;
  private final LabelIndex labels;
  private final CompletionBounds completion;
  private final BackwardEdges edges;
  private final int states;

  /** By events left, then by state. */
  private int[][] columns = new int[16][];

  /** Label of the event that is first when so many are left. */
  private int[] labelAt = new int[16];

  private int length;
  private int kept = -1;
  private boolean open;

  /** Divides all costs; a queue of buckets, one a unit. */
  private final int unit;

  private int[] head = new int[64];
  private int[] queued = new int[1024];
  private int[] next = new int[1024];
  private int used;

  public ExactCosts(BuiltGraph graph, CompletionBounds completion, BackwardEdges edges) {
    this.graph = graph;
    this.labels = graph.labels();
    this.unit = labels.unit();
    this.completion = completion;
    this.edges = edges;
    this.states = graph.stateCount();
    Arrays.fill(head, StateTable.NONE);
  }

  /** Work to expect for a trace, in edges looked at. */
  public long effort(int events) {
    return (long) (events + 1) * edges.edgeCount();
  }

  /** Gives back the columns. */
  public void forget() {
    columns = new int[16][];
    labelAt = new int[16];
    kept = -1;
  }

  /** Numbers to keep for a trace. */
  public long cells(int events) {
    return (long) (events + 1) * states;
  }

  /**
   * Computes the costs of a trace.
   *
   * @return false if the limits stop it
   */
  boolean solve(int[] trace, int events, boolean isOpen, SearchLimits limits) {
    length = events;
    reserve(events);
    if (kept < 0 || open != isOpen) {
      open = isOpen;
      for (int s = 0; s < states; s++) {
        columns[0][s] = open ? 0 : completion.cheapest(s);
      }
      kept = 0;
    }
    int same = 0;
    while (same < Math.min(kept, events) && labelAt[same + 1] == trace[events - same - 1]) {
      same++;
    }
    kept = same;
    for (int left = same + 1; left <= events; left++) {
      if (limits.reached(0, 0)) {
        return false;
      }
      labelAt[left] = trace[events - left];
      fill(columns[left], columns[left - 1], labelAt[left]);
      kept = left;
    }
    return true;
  }

  private void reserve(int events) {
    if (events >= columns.length) {
      columns = Arrays.copyOf(columns, events * 2);
      labelAt = Arrays.copyOf(labelAt, events * 2);
    }
    for (int left = 0; left <= events; left++) {
      if (columns[left] == null) {
        columns[left] = new int[states];
      }
    }
  }

  private void fill(int[] column, int[] after, int label) {
    int log = labels.logCost(label);
    for (int s = 0; s < states; s++) {
      column[s] = after[s] + log;
    }
    if (label >= labels.modelCount()) {
      return;
    }
    if (labels.isExit(label)) {
      int ended = after[graph.exited()];
      for (int s = 0; s < states - 1; s++) {
        column[s] = Math.min(column[s], ended);
      }
    }
    int least = Integer.MAX_VALUE;
    int most = 0;
    used = 0;
    for (int k = edges.firstOfLabel(label); k < edges.endOfLabel(label); k++) {
      int cost = after[edges.labelTarget(k)];
      int source = edges.labelSource(k);
      if (cost < column[source]) {
        column[source] = cost;
        least = Math.min(least, cost);
        most = Math.max(most, cost);
        enqueue(source, cost);
      }
    }
    for (int cost = least; cost <= most; cost += unit) {
      int place = cost / unit;
      for (int k = head[place]; k != StateTable.NONE; k = head[place]) {
        head[place] = next[k];
        if (column[queued[k]] == cost) {
          most = Math.max(most, reduceBefore(column, queued[k], cost));
        }
      }
    }
  }

  /** Reduces the costs of the states before one, and returns the greatest new cost. */
  private int reduceBefore(int[] column, int state, int cost) {
    int most = 0;
    for (int k = edges.firstInto(state); k < edges.endInto(state); k++) {
      int along = cost + edges.cost(k);
      int source = edges.source(k);
      if (along < column[source]) {
        column[source] = along;
        most = Math.max(most, along);
        enqueue(source, along);
      }
    }
    return most;
  }

  private void enqueue(int state, int cost) {
    int place = cost / unit;
    if (place >= head.length) {
      int before = head.length;
      head = Arrays.copyOf(head, Math.max(place + 1, before * 2));
      Arrays.fill(head, before, head.length, StateTable.NONE);
    }
    if (used == queued.length) {
      queued = Arrays.copyOf(queued, used * 2);
      next = Arrays.copyOf(next, used * 2);
    }
    queued[used] = state;
    next[used] = head[place];
    head[place] = used++;
  }

  /** The cost of what is left at a state. */
  int cost(int state, int event) {
    return columns[length - event][state];
  }
}
