package org.desirepath.discovery.inductive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.Variant;

/**
 * A multiset of traces over a few activities. Activities are local codes from 0, in order of label.
 */
final class SubLog {
  private final List<String> labels;
  private final int[][] traces;
  private final long[] weights;

  private SubLog(List<String> labels, TraceBag bag) {
    this.labels = labels;
    this.traces = bag.traces();
    this.weights = bag.weights();
  }

  static SubLog of(EventLog log) {
    Map<List<String>, Long> traces = new LinkedHashMap<>();
    for (Variant variant : log.variants()) {
      traces.merge(variant.activities(), (long) variant.traceCount(), Long::sum);
    }
    return of(traces);
  }

  static SubLog of(Map<List<String>, Long> traces) {
    TreeSet<String> names = new TreeSet<>();
    traces.keySet().forEach(names::addAll);
    TreeMap<String, Integer> codes = new TreeMap<>();
    names.forEach(name -> codes.put(name, codes.size()));
    TraceBag bag = new TraceBag();
    traces.forEach(
        (activities, weight) -> {
          int[] trace = activities.stream().mapToInt(codes::get).toArray();
          bag.add(trace, 0, trace.length, weight);
        });
    return new SubLog(List.copyOf(names), bag);
  }

  List<String> labels() {
    return labels;
  }

  int size() {
    return labels.size();
  }

  int traceCount() {
    return traces.length;
  }

  int[] trace(int index) {
    return traces[index];
  }

  long weight(int index) {
    return weights[index];
  }

  /** Traces, each as often as it was seen. */
  long totalWeight() {
    return Arrays.stream(weights).sum();
  }

  /** Events, each as often as its trace was seen. */
  long totalEvents() {
    long events = 0;
    for (int t = 0; t < traces.length; t++) {
      events += traces[t].length * weights[t];
    }
    return events;
  }

  /** How many traces are empty, each as often as it was seen. */
  long emptyWeight() {
    long empty = 0;
    for (int t = 0; t < traces.length; t++) {
      empty += traces[t].length == 0 ? weights[t] : 0;
    }
    return empty;
  }

  SubLog withoutEmptyTraces() {
    TraceBag bag = new TraceBag();
    for (int t = 0; t < traces.length; t++) {
      if (traces[t].length > 0) {
        bag.add(traces[t], 0, traces[t].length, weights[t]);
      }
    }
    return new SubLog(labels, bag);
  }

  /** True if every trace is one event. */
  boolean hasOnlySingleEvents() {
    return Arrays.stream(traces).allMatch(trace -> trace.length == 1);
  }

  /** The first activity that is exactly once in every trace, or -1. */
  int oncePerTrace() {
    BitSet candidates = new BitSet(size());
    candidates.set(0, size());
    int[] count = new int[size()];
    for (int[] trace : traces) {
      Arrays.fill(count, 0);
      for (int a : trace) {
        count[a]++;
      }
      for (int a = candidates.nextSetBit(0); a >= 0; a = candidates.nextSetBit(a + 1)) {
        if (count[a] != 1) {
          candidates.clear(a);
        }
      }
    }
    return candidates.nextSetBit(0);
  }

  /** For each part of the activities a log still to be filled. */
  Split split(List<BitSet> parts) {
    return new Split(parts);
  }

  /** A log cut into parts; traces are given to it piece by piece. */
  final class Split {
    private final int[] partOf = new int[size()];
    private final int[] codeInPart = new int[size()];
    private final List<List<String>> labelsOfPart = new ArrayList<>();
    private final TraceBag[] bags;
    private int[] buffer = new int[64];
    private int filled;

    private Split(List<BitSet> parts) {
      bags = new TraceBag[parts.size()];
      for (int p = 0; p < parts.size(); p++) {
        bags[p] = new TraceBag();
        List<String> names = new ArrayList<>();
        for (int a = parts.get(p).nextSetBit(0); a >= 0; a = parts.get(p).nextSetBit(a + 1)) {
          partOf[a] = p;
          codeInPart[a] = names.size();
          names.add(labels.get(a));
        }
        labelsOfPart.add(List.copyOf(names));
      }
    }

    int partOf(int activity) {
      return partOf[activity];
    }

    /** Adds the next event of the piece, if it is of the part. */
    void append(int activity, int part) {
      if (partOf[activity] == part) {
        if (filled == buffer.length) {
          buffer = Arrays.copyOf(buffer, filled * 2);
        }
        buffer[filled++] = codeInPart[activity];
      }
    }

    /** The piece is complete. */
    void close(int part, long weight) {
      bags[part].add(buffer, 0, filled, weight);
      filled = 0;
    }

    List<SubLog> logs() {
      List<SubLog> logs = new ArrayList<>();
      for (int p = 0; p < bags.length; p++) {
        logs.add(new SubLog(labelsOfPart.get(p), bags[p]));
      }
      return logs;
    }
  }

  /** Each trace cut before every event that may start anew. */
  SubLog cutAtStarts(FollowsGraph graph, boolean onlyAfterEnds) {
    TraceBag bag = new TraceBag();
    for (int t = 0; t < traces.length; t++) {
      int[] trace = traces[t];
      int from = 0;
      for (int i = 1; i < trace.length; i++) {
        if (graph.isStart(trace[i]) && (!onlyAfterEnds || graph.isEnd(trace[i - 1]))) {
          bag.add(trace, from, i, weights[t]);
          from = i;
        }
      }
      bag.add(trace, from, trace.length, weights[t]);
    }
    return new SubLog(labels, bag);
  }
}
