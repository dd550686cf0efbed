package org.desirepath.conformance.online;

import java.util.Arrays;
import org.desirepath.conformance.alignment.Move;
import org.jspecify.annotations.Nullable;

/**
 * Takes a column one event further: from every way that is kept, model moves and then a synchronous
 * one, or a log move. The scratch of one monitor; not thread-safe.
 *
 * <p>Model moves stand before synchronous ones only, since a prefix alignment ends with its last
 * event. All ways to a state but the cheapest are dropped without loss. What is dropped by a limit
 * leaves its cost behind as a bound, and costs never fall on the way.
 */
final class ColumnStep {
  private static final int NOT_MET = -1;
  private static final int OF_COLUMN = -2;
  private static final int BY_LOG = -3;
  private static final int BY_EXIT = -4;

  private final OnlineModel model;
  private final MonitorLimits limits;
  private final LongHeap queue = new LongHeap();

  /** Before the event: cheapest cost, and the edge by which it came. */
  private final long[] before;

  private final int[] edgeBefore;
  private final int[] sourceBefore;
  private final int[] cellOf;
  private final @Nullable Trail[] trailsBefore;
  private int[] metBefore = new int[64];
  private int metBeforeCount;

  /** After it. */
  private final long[] after;

  private final int[] edgeAfter;
  private final int[] sourceAfter;
  private int[] metAfter = new int[64];
  private int metAfterCount;

  ColumnStep(OnlineModel model, MonitorLimits limits) {
    this.model = model;
    this.limits = limits;
    int states = model.markingCount() + 1;
    before = new long[states];
    edgeBefore = filled(states);
    sourceBefore = new int[states];
    cellOf = new int[states];
    trailsBefore = new Trail[states];
    after = new long[states];
    edgeAfter = filled(states);
    sourceAfter = new int[states];
  }

  private static int[] filled(int states) {
    int[] array = new int[states];
    Arrays.fill(array, NOT_MET);
    return array;
  }

  void take(Column column, String activity) {
    int label = model.number(activity);
    boolean exit = model.isExit(activity);
    int logCost = model.logCost(activity);
    long least = column.costs[0];
    if (label == OnlineModel.NO_LABEL && !exit && column.droppedCost != Column.NEVER) {
      column.droppedCost = Math.addExact(column.droppedCost, logCost);
    }
    for (int c = 0; c < column.states.length; c++) {
      cellOf[column.states[c]] = c;
      if (label != OnlineModel.NO_LABEL) {
        meetBefore(column.states[c], column.costs[c], OF_COLUMN, c, least);
      }
    }
    if (label != OnlineModel.NO_LABEL) {
      long mostKept = Math.addExact(least, (long) logCost + limits.slack());
      column.droppedCost = Math.min(column.droppedCost, close(least, mostKept));
      synchronize(label);
    }
    if (exit && (column.states.length > 1 || column.states[0] != model.exited())) {
      meetAfter(model.exited(), cheapestNotExited(column), BY_EXIT, 0);
    }
    for (int c = 0; c < column.states.length; c++) {
      if (!isDominated(column.states[c])) {
        meetAfter(column.states[c], column.costs[c] + logCost, BY_LOG, c);
      }
    }
    keep(column, new Move.OfLog(activity, column.events), logCost);
    clear();
    column.events = Math.addExact(column.events, 1);
    column.logCost = Math.addExact(column.logCost, logCost);
  }

  /**
   * Whether model moves lead to a state of the column at no more than its own cost, from one of
   * less cost: then they can do so after the event too, and the way need not be kept.
   */
  private boolean isDominated(int state) {
    return edgeBefore[state] != NOT_MET && edgeBefore[state] != OF_COLUMN;
  }

  private long cheapestNotExited(Column column) {
    int c = column.states[0] == model.exited() ? 1 : 0;
    return column.costs[c];
  }

  /** Closes the column under model moves; returns the least cost that was not followed. */
  private long close(long least, long mostKept) {
    long dropped = Column.NEVER;
    while (!queue.isEmpty()) {
      long entry = queue.removeLeast();
      int state = (int) entry;
      long cost = least + (entry >>> 32);
      if (cost != before[state]) {
        continue;
      }
      for (int e = model.firstEdge(state); e < model.endEdge(state); e++) {
        long toCost = cost + model.cost(e);
        if (toCost > mostKept) {
          dropped = Math.min(dropped, toCost);
        } else {
          meetBefore(model.target(e), toCost, e, state, least);
        }
      }
    }
    return dropped;
  }

  private void meetBefore(int state, long cost, int edge, int source, long least) {
    if (edgeBefore[state] == NOT_MET) {
      metBefore = with(metBefore, metBeforeCount++, state);
    } else if (before[state] <= cost) {
      // a move that costs something comes from a cheaper state, so no two dominate each other
      if (before[state] == cost && edgeBefore[state] == OF_COLUMN && model.cost(edge) > 0) {
        edgeBefore[state] = edge;
        sourceBefore[state] = source;
      }
      return;
    }
    before[state] = cost;
    edgeBefore[state] = edge;
    sourceBefore[state] = source;
    queue.add((long) Math.toIntExact(cost - least) << 32 | state);
  }

  private void synchronize(int label) {
    for (int i = 0; i < metBeforeCount; i++) {
      int state = metBefore[i];
      for (int e = model.firstEdge(state); e < model.endEdge(state); e++) {
        if (model.label(e) == label) {
          meetAfter(model.target(e), before[state], e, state);
        }
      }
    }
  }

  private void meetAfter(int state, long cost, int edge, int source) {
    if (edgeAfter[state] == NOT_MET) {
      metAfter = with(metAfter, metAfterCount++, state);
    } else if (after[state] <= cost) {
      return;
    }
    after[state] = cost;
    edgeAfter[state] = edge;
    sourceAfter[state] = source;
  }

  private static int[] with(int[] array, int at, int value) {
    int[] grown = at < array.length ? array : Arrays.copyOf(array, at * 2);
    grown[at] = value;
    return grown;
  }

  /** The cheapest ways within the limits become the column; the first of the others is noted. */
  private void keep(Column column, Move.OfLog logMove, int logCost) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < metAfterCount; i++) {
      least = Math.min(least, after[metAfter[i]]);
    }
    long[] order = new long[metAfterCount];
    for (int i = 0; i < metAfterCount; i++) {
      order[i] = (long) Math.toIntExact(after[metAfter[i]] - least) << 32 | metAfter[i];
    }
    Arrays.sort(order);
    int kept = 0;
    while (kept < order.length
        && kept < limits.maxCells()
        && order[kept] >>> 32 <= limits.slack()) {
      kept++;
    }
    if (kept < order.length) {
      column.droppedCost = Math.min(column.droppedCost, least + (order[kept] >>> 32));
    }
    int[] states = new int[kept];
    long[] costs = new long[kept];
    Trail[] trails = new Trail[kept];
    for (int c = 0; c < kept; c++) {
      states[c] = (int) order[c];
      costs[c] = after[states[c]];
      trails[c] = trail(column, states[c], logMove, logCost);
    }
    column.states = states;
    column.costs = costs;
    column.trails = trails;
  }

  private Trail trail(Column column, int state, Move.OfLog logMove, int logCost) {
    int edge = edgeAfter[state];
    int source = sourceAfter[state];
    if (edge == BY_LOG) {
      Trail trail = column.trails[source];
      return logCost == 0 ? trail : trail.plus(logMove, limits.maxDeviations());
    }
    if (edge == BY_EXIT) {
      return column.trails[column.states[0] == model.exited() ? 1 : 0];
    }
    return trailBefore(column, source);
  }

  /** The trail of a state before the event, each made once. */
  private Trail trailBefore(Column column, int state) {
    int[] way = new int[8];
    int length = 0;
    int at = state;
    while (trailsBefore[at] == null && edgeBefore[at] != OF_COLUMN) {
      way = with(way, length++, at);
      at = sourceBefore[at];
    }
    Trail known = trailsBefore[at];
    Trail trail = known == null ? column.trails[cellOf[at]] : known;
    trailsBefore[at] = trail;
    while (length > 0) {
      int next = way[--length];
      int edge = edgeBefore[next];
      if (model.cost(edge) > 0) {
        trail = trail.plus(model.missing(edge), limits.maxDeviations());
      }
      trailsBefore[next] = trail;
    }
    return trail;
  }

  private void clear() {
    for (int i = 0; i < metBeforeCount; i++) {
      edgeBefore[metBefore[i]] = NOT_MET;
      trailsBefore[metBefore[i]] = null;
    }
    for (int i = 0; i < metAfterCount; i++) {
      edgeAfter[metAfter[i]] = NOT_MET;
    }
    metBeforeCount = 0;
    metAfterCount = 0;
    queue.clear();
  }
}
