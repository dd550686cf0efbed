package org.desirepath.eventlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.desirepath.eventlog.QualityFinding.Severity;

/**
 * Takes events in the order of the file and puts them in the order of the log: (trace, time, place
 * in the file). An event without a time keeps its place after the event before it. Not thread-safe.
 */
public final class EventLogBuilder {
  private final String name;
  private final Dictionary activities = new Dictionary();
  private final IntArray activityCodes = new IntArray();
  private final LongArray times = new LongArray();
  private final IntArray traceOfEvent = new IntArray();
  private final List<String> traceIds = new ArrayList<>();
  private final Map<String, Integer> traceIndex = new HashMap<>();
  private final Map<String, ColumnBuilder> eventColumns = new LinkedHashMap<>();
  private final Map<String, ColumnBuilder> traceColumns = new LinkedHashMap<>();
  private final Map<Role, String> roles = new EnumMap<>(Role.class);
  private final List<QualityFinding> quality = new ArrayList<>();

  EventLogBuilder(String name) {
    this.name = name;
  }

  /** The trace with this identifier, new if it was not there. */
  public int trace(String id) {
    Integer index = traceIndex.get(id);
    return index == null ? newTrace(id) : index;
  }

  /** True if a trace with this identifier is there already. */
  public boolean hasTrace(String id) {
    return traceIndex.containsKey(id);
  }

  /** A new trace, also if one has this identifier already. */
  public int newTrace(String id) {
    int index = traceIds.size();
    traceIds.add(id);
    traceIndex.putIfAbsent(id, index);
    return index;
  }

  /**
   * Adds an event and returns its row, for the cells of {@link #eventColumn}.
   *
   * @param timeMillis milliseconds since 1970-01-01T00:00Z, or {@link EventLog#NO_TIME}
   */
  public int addEvent(int trace, String activity, long timeMillis) {
    int row = activityCodes.size();
    activityCodes.add(activities.add(activity));
    times.add(timeMillis);
    traceOfEvent.add(trace);
    return row;
  }

  /** The attribute of events with this key, new if it was not there. */
  public ColumnBuilder eventColumn(String key) {
    return eventColumns.computeIfAbsent(key, ColumnBuilder::new);
  }

  /** The attribute of traces with this key, new if it was not there; its rows are trace indices. */
  public ColumnBuilder traceColumn(String key) {
    return traceColumns.computeIfAbsent(key, ColumnBuilder::new);
  }

  public EventLogBuilder role(Role role, String key) {
    roles.put(role, key);
    return this;
  }

  public EventLogBuilder quality(QualityFinding finding) {
    quality.add(finding);
    return this;
  }

  public int traceCount() {
    return traceIds.size();
  }

  public int eventCount() {
    return activityCodes.size();
  }

  /** The log; O(events), plus sorting where a trace is not in time order. */
  public EventLog build() {
    int[] offsets = new int[traceIds.size() + 1];
    int[] order = groupedByTrace(offsets);
    sortByTime(order, offsets);
    int[] codes = activityCodes.permuted(order).toArray();
    long[] millis = times.permuted(order).toArray();
    countTies(millis, offsets);
    return new EventLog(
        name,
        activities.labels(),
        codes,
        millis,
        offsets,
        List.copyOf(traceIds),
        built(eventColumns, order.length, order),
        built(traceColumns, traceIds.size(), null),
        roles,
        quality);
  }

  private int[] groupedByTrace(int[] offsets) {
    for (int e = 0; e < traceOfEvent.size(); e++) {
      offsets[traceOfEvent.get(e) + 1]++;
    }
    for (int t = 1; t < offsets.length; t++) {
      offsets[t] += offsets[t - 1];
    }
    int[] next = Arrays.copyOf(offsets, offsets.length);
    int[] order = new int[traceOfEvent.size()];
    for (int e = 0; e < order.length; e++) {
      order[next[traceOfEvent.get(e)]++] = e;
    }
    return order;
  }

  /**
   * Stable insertion sort: traces are short and mostly in order; long disordered ones go to a merge
   * sort.
   */
  private void sortByTime(int[] order, int[] offsets) {
    int moved = 0;
    for (int t = 0; t + 1 < offsets.length; t++) {
      if (!isSorted(order, offsets[t], offsets[t + 1])) {
        sortTrace(order, offsets[t], offsets[t + 1]);
        moved++;
      }
    }
    if (moved > 0) {
      quality.add(
          new QualityFinding(
              "outOfOrder",
              Severity.INFO,
              moved,
              "journeys whose events stood in another order in the file than their times say; they were put in time order",
              List.of()));
    }
  }

  private boolean isSorted(int[] order, int from, int to) {
    long last = EventLog.NO_TIME;
    for (int i = from; i < to; i++) {
      long time = times.get(order[i]);
      if (time != EventLog.NO_TIME) {
        if (time < last) {
          return false;
        }
        last = time;
      }
    }
    return true;
  }

  private void sortTrace(int[] order, int from, int to) {
    record Keyed(int row, long time) {}
    List<Keyed> keyed = new ArrayList<>(to - from);
    long last = EventLog.NO_TIME;
    for (int i = from; i < to; i++) {
      long time = times.get(order[i]);
      last = time == EventLog.NO_TIME ? last : time;
      keyed.add(new Keyed(order[i], last));
    }
    keyed.sort((a, b) -> Long.compare(a.time, b.time));
    for (int i = from; i < to; i++) {
      order[i] = keyed.get(i - from).row;
    }
  }

  private void countTies(long[] millis, int[] offsets) {
    long ties = 0;
    long missing = 0;
    List<String> tied = new ArrayList<>();
    List<String> untimed = new ArrayList<>();
    for (int t = 0; t + 1 < offsets.length; t++) {
      long tiesBefore = ties;
      long missingBefore = missing;
      for (int e = offsets[t]; e < offsets[t + 1]; e++) {
        if (millis[e] == EventLog.NO_TIME) {
          missing++;
        } else if (e > offsets[t] && millis[e] == millis[e - 1]) {
          ties++;
        }
      }
      keepExample(tied, ties > tiesBefore, t);
      keepExample(untimed, missing > missingBefore, t);
    }
    if (ties > 0) {
      quality.add(
          new QualityFinding(
              "ties",
              Severity.INFO,
              ties,
              "events at the same instant as the event before them in the journey; they keep the order of the file",
              tied));
    }
    if (missing > 0) {
      quality.add(
          new QualityFinding(
              "missingTimes",
              Severity.WARNING,
              missing,
              "events without a time; each keeps its place in the file after the event before it",
              untimed));
    }
  }

  private void keepExample(List<String> examples, boolean found, int trace) {
    if (found && examples.size() < 5) {
      examples.add(traceIds.get(trace));
    }
  }

  private static Map<String, Column> built(
      Map<String, ColumnBuilder> builders,
      int rows,
      int @org.jspecify.annotations.Nullable [] order) {
    Map<String, Column> columns = new LinkedHashMap<>();
    builders.forEach(
        (key, builder) -> {
          Column column = builder.build(rows);
          columns.put(key, order == null ? column : column.permuted(order));
        });
    return columns;
  }
}
