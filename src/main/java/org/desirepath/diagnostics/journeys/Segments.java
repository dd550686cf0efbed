package org.desirepath.diagnostics.journeys;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.desirepath.eventlog.EventLog;

/**
 * Segment values by trace: each column apart, values with few journeys pooled, and all columns
 * crossed for stratification.
 */
public final class Segments {
  private static final int FEWEST_JOURNEYS = 30;
  private static final int POOLED = 0;
  private static final int ABSENT = 1;

  /** The code of the first value that is neither pooled nor absent. */
  public static final int FIRST_VALUE = 2;

  private static final String POOLED_NAME = "(other)";
  private static final String ABSENT_NAME = "(none)";

  private final List<int[]> columns = new ArrayList<>();
  private final List<SortedMap<Integer, String>> names = new ArrayList<>();
  private final int[] crossed;

  public Segments(EventLog log, List<String> keys) {
    this.crossed = new int[log.traceCount()];
    for (String key : keys) {
      SortedMap<Integer, String> used = new TreeMap<>();
      int[] codes = codes(log, key, used);
      names.add(used);
      columns.add(codes);
      Map<Long, Integer> pairs = new HashMap<>();
      for (int t = 0; t < crossed.length; t++) {
        long pair = ((long) crossed[t] << 32) | codes[t];
        Integer code = pairs.putIfAbsent(pair, pairs.size());
        crossed[t] = code == null ? pairs.size() - 1 : code;
      }
    }
  }

  private static int[] codes(EventLog log, String key, SortedMap<Integer, String> names) {
    Map<String, Integer> counts = new TreeMap<>();
    List<String> values = new ArrayList<>();
    for (int t = 0; t < log.traceCount(); t++) {
      String value = log.segmentText(key, t);
      values.add(value == null ? "" : value);
      counts.merge(value == null ? "" : value, 1, Integer::sum);
    }
    Map<String, Integer> codes = new HashMap<>();
    int next = FIRST_VALUE;
    for (Map.Entry<String, Integer> entry : counts.entrySet()) {
      int own = entry.getKey().isEmpty() ? ABSENT : next++;
      int code = entry.getValue() < FEWEST_JOURNEYS ? POOLED : own;
      codes.put(entry.getKey(), code);
      names.put(code, code == POOLED ? POOLED_NAME : code == ABSENT ? ABSENT_NAME : entry.getKey());
    }
    int[] result = new int[log.traceCount()];
    for (int t = 0; t < result.length; t++) {
      result[t] = codes.getOrDefault(values.get(t), POOLED);
    }
    return result;
  }

  /** The combination of values of all columns. */
  public int crossed(int trace) {
    return crossed[trace];
  }

  /** The values of a column by their codes, for the codes that some trace has. */
  public SortedMap<Integer, String> names(int column) {
    return names.get(column);
  }

  /** Codes by trace of each column. */
  public List<int[]> columns() {
    return columns;
  }
}
