package org.desirepath.eventlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.desirepath.eventlog.privacy.Privacy;
import org.jspecify.annotations.Nullable;

/** The same events as other traces. */
final class Regrouping {
  private final EventLog log;
  private final List<String> ids = new ArrayList<>();
  private final int[] newTrace;
  private final int[] oldTrace;
  private final List<Integer> oldOfEmpty = new ArrayList<>();

  private Regrouping(EventLog log, String[] cases) {
    this.log = log;
    newTrace = new int[cases.length];
    oldTrace = new int[cases.length];
    Map<String, Integer> known = new HashMap<>();
    for (int t = 0; t < log.traceCount(); t++) {
      for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
        newTrace[e] = known.computeIfAbsent(cases[e], this::add);
        oldTrace[e] = t;
      }
    }
    for (int t = 0; t < log.traceCount(); t++) {
      if (log.firstEvent(t) == log.endEvent(t)) {
        ids.add(log.traceId(t));
        oldOfEmpty.add(t);
      }
    }
  }

  private int add(String id) {
    ids.add(id);
    return ids.size() - 1;
  }

  static EventLog of(EventLog log, String[] cases) {
    if (cases.length != log.eventCount()) {
      throw new IllegalArgumentException(
          "cases: expected one for each of " + log.eventCount() + " events, got " + cases.length);
    }
    return new Regrouping(log, cases).log();
  }

  private EventLog log() {
    int[] offsets = new int[ids.size() + 1];
    int[] order = order(offsets);
    Map<String, Column> events = new LinkedHashMap<>(Selection.permuted(log.eventColumns(), order));
    Map<String, Column> traces = new LinkedHashMap<>();
    log.traceColumns().forEach((key, column) -> place(key, column, order, events, traces));
    EventLog result =
        new EventLog(
            log.name(),
            log.activities(),
            Arrays.stream(order).map(log::activity).toArray(),
            Arrays.stream(order).mapToLong(log::timeMillis).toArray(),
            offsets,
            List.copyOf(ids),
            events,
            traces,
            log.roles(),
            log.fileFindings(),
            log.document().rows(order, new int[0]));
    return result.withQuality(DataQuality.of(result));
  }

  private int[] order(int[] offsets) {
    for (int trace : newTrace) {
      offsets[trace + 1]++;
    }
    for (int t = 1; t < offsets.length; t++) {
      offsets[t] += offsets[t - 1];
    }
    int[] next = Arrays.copyOf(offsets, offsets.length);
    int[] order = new int[newTrace.length];
    for (int e = 0; e < order.length; e++) {
      order[next[newTrace[e]]++] = e;
    }
    long[] effective = effectiveTimes();
    for (int t = 0; t + 1 < offsets.length; t++) {
      sort(order, offsets[t], offsets[t + 1], effective);
    }
    return order;
  }

  /** An event without a time goes where the event before it in its old trace goes. */
  private long[] effectiveTimes() {
    long[] times = new long[newTrace.length];
    for (int e = 0; e < times.length; e++) {
      boolean first = e == 0 || oldTrace[e] != oldTrace[e - 1];
      boolean none = log.timeMillis(e) == EventLog.NO_TIME;
      times[e] = none && !first ? times[e - 1] : log.timeMillis(e);
    }
    return times;
  }

  private static void sort(int[] order, int from, int to, long[] times) {
    boolean sorted = true;
    for (int i = from + 1; i < to && sorted; i++) {
      sorted = times[order[i - 1]] <= times[order[i]];
    }
    if (sorted) {
      return;
    }
    Integer[] rows = new Integer[to - from];
    Arrays.setAll(rows, i -> order[from + i]);
    Arrays.sort(rows, (a, b) -> Long.compare(times[a], times[b]));
    for (int i = from; i < to; i++) {
      order[i] = rows[i - from];
    }
  }

  /** An attribute of traces stays one where all that a new trace is made of agree on it. */
  private void place(
      String key,
      Column column,
      int[] order,
      Map<String, Column> events,
      Map<String, Column> traces) {
    int[] from = new int[ids.size()];
    Arrays.fill(from, -1);
    boolean agree = true;
    for (int e = 0; e < newTrace.length && agree; e++) {
      agree = agrees(column, from, newTrace[e], oldTrace[e]);
    }
    if (agree) {
      for (int i = 0; i < oldOfEmpty.size(); i++) {
        from[ids.size() - oldOfEmpty.size() + i] = oldOfEmpty.get(i);
      }
      traces.put(key, copied(column, from, null));
      return;
    }
    int[] ofEvent = Arrays.stream(order).map(e -> oldTrace[e]).toArray();
    events.put(key, copied(column, ofEvent, events.get(key)));
  }

  private static boolean agrees(Column column, int[] from, int trace, int old) {
    if (!column.isPresent(old)) {
      return true;
    }
    if (from[trace] < 0) {
      from[trace] = old;
    }
    return from[trace] == old || column.text(from[trace]).equals(column.text(old));
  }

  /** A column of these rows of another, but for those that have a value already. */
  private static Column copied(Column column, int[] rows, @Nullable Column before) {
    ColumnBuilder cells = new ColumnBuilder(column.name(), Privacy.NONE);
    for (int row = 0; row < rows.length; row++) {
      if (before != null && before.isPresent(row)) {
        cells.copy(row, before, row);
      } else if (rows[row] >= 0 && column.isPresent(rows[row])) {
        cells.copy(row, column, rows[row]);
      }
    }
    return cells.build(rows.length, null);
  }
}
