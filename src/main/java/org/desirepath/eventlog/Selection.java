package org.desirepath.eventlog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** New logs from some rows of another. */
final class Selection {
  private Selection() {}

  static EventLog relabelled(EventLog log, List<String> labels, int[] codes) {
    if (codes.length != log.eventCount()) {
      throw new IllegalArgumentException(
          "codes: expected one for each of " + log.eventCount() + " events, got " + codes.length);
    }
    IntArray kept = new IntArray();
    int[] offsets = new int[log.traceCount() + 1];
    for (int t = 0; t < log.traceCount(); t++) {
      for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
        if (codes[e] >= 0) {
          kept.add(e);
        }
      }
      offsets[t + 1] = kept.size();
    }
    int[] order = kept.toArray();
    int[] newCodes = new int[order.length];
    long[] times = new long[order.length];
    for (int i = 0; i < order.length; i++) {
      newCodes[i] = codes[order[i]];
      times[i] = log.timeMillis(order[i]);
    }
    boolean all = order.length == log.eventCount();
    List<String> ids =
        java.util.stream.IntStream.range(0, log.traceCount()).mapToObj(log::traceId).toList();
    return new EventLog(
        log.name(),
        labels,
        newCodes,
        times,
        offsets,
        ids,
        all ? log.eventColumns() : permuted(log.eventColumns(), order),
        log.traceColumns(),
        log.roles(),
        log.quality());
  }

  static Map<String, Column> permuted(Map<String, Column> columns, int[] order) {
    Map<String, Column> result = new LinkedHashMap<>();
    columns.forEach((key, column) -> result.put(key, column.permuted(order)));
    return result;
  }
}
