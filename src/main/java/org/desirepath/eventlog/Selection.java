package org.desirepath.eventlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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
    List<String> ids = IntStream.range(0, log.traceCount()).mapToObj(log::traceId).toList();
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
        log.quality(),
        all
            ? log.document()
            : log.document().rows(order, IntStream.range(0, log.traceCount()).toArray()));
  }

  static EventLog until(EventLog log, long asOfMillis) {
    IntArray events = new IntArray();
    IntArray traces = new IntArray();
    IntArray offsets = new IntArray();
    offsets.add(0);
    List<String> cut = new ArrayList<>();
    for (int t = 0; t < log.traceCount(); t++) {
      int before = events.size();
      int length = log.endEvent(t) - log.firstEvent(t);
      boolean late = false;
      for (int e = log.firstEvent(t); e < log.endEvent(t) && !late; e++) {
        late = log.timeMillis(e) != EventLog.NO_TIME && log.timeMillis(e) > asOfMillis;
        if (!late) {
          events.add(e);
        }
      }
      if (length == 0 || events.size() > before) {
        traces.add(t);
        offsets.add(events.size());
      }
      if (late) {
        cut.add(log.traceId(t));
      }
    }
    return cut.isEmpty() ? log : rows(log, events.toArray(), traces.toArray(), offsets, cut);
  }

  private static EventLog rows(
      EventLog log, int[] events, int[] traces, IntArray offsets, List<String> cut) {
    int dropped = log.eventCount() - events.length;
    QualityFinding finding =
        new QualityFinding(
            "afterAsOf",
            QualityFinding.Severity.INFO,
            dropped,
            "events later than the moment the data is taken to be of; they were dropped, from "
                + cut.size()
                + " journeys, "
                + (log.traceCount() - traces.length)
                + " of which had no other events",
            cut,
            true);
    return rows(log, events, traces, offsets.toArray()).withQuality(List.of(finding));
  }

  static EventLog of(EventLog log, BitSet traces, BitSet events) {
    IntArray keptEvents = new IntArray();
    IntArray keptTraces = new IntArray();
    IntArray offsets = new IntArray();
    offsets.add(0);
    for (int t = traces.nextSetBit(0); t >= 0; t = traces.nextSetBit(t + 1)) {
      int before = keptEvents.size();
      for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
        if (events.get(e)) {
          keptEvents.add(e);
        }
      }
      if (keptEvents.size() > before || log.firstEvent(t) == log.endEvent(t)) {
        keptTraces.add(t);
        offsets.add(keptEvents.size());
      }
    }
    if (keptTraces.size() == log.traceCount() && keptEvents.size() == log.eventCount()) {
      return log;
    }
    return rows(log, keptEvents.toArray(), keptTraces.toArray(), offsets.toArray());
  }

  private static EventLog rows(EventLog log, int[] events, int[] traces, int[] offsets) {
    return new EventLog(
        log.name(),
        log.activities(),
        Arrays.stream(events).map(log::activity).toArray(),
        Arrays.stream(events).mapToLong(log::timeMillis).toArray(),
        offsets,
        Arrays.stream(traces).mapToObj(log::traceId).toList(),
        permuted(log.eventColumns(), events),
        permuted(log.traceColumns(), traces),
        log.roles(),
        log.quality(),
        log.document().rows(events, traces));
  }

  static Map<String, Column> permuted(Map<String, Column> columns, int[] order) {
    Map<String, Column> result = new LinkedHashMap<>();
    columns.forEach((key, column) -> result.put(key, column.permuted(order)));
    return result;
  }
}
