package org.desirepath.conformance;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.desirepath.conformance.graph.LabelIndex;
import org.desirepath.eventlog.EventLog;

/** The traces of a log by activity sequence and by whether they have their beginning and end. */
final class VariantGroups {

  private record Group(
      List<String> activities,
      long logCost,
      boolean open,
      boolean truncated,
      int traces,
      int firstTrace) {}

  private final List<Group> groups;
  private final int[][] labels;
  private final int[] groupOfTrace;

  private VariantGroups(List<Group> groups, int[][] labels, int[] groupOfTrace) {
    this.groups = groups;
    this.labels = labels;
    this.groupOfTrace = groupOfTrace;
  }

  static VariantGroups of(EventLog log, LabelIndex index, BitSet open, BitSet truncated) {
    int keys = 4 * log.variants().size();
    int[] traces = new int[keys];
    int[] firstTrace = new int[keys];
    for (int t = log.traceCount() - 1; t >= 0; t--) {
      int key = key(log, open, truncated, t);
      traces[key]++;
      firstTrace[key] = t;
    }
    record Keyed(int key, Group group) {}
    List<Keyed> keyed = new ArrayList<>();
    for (int key = 0; key < keys; key++) {
      if (traces[key] > 0) {
        keyed.add(
            new Keyed(
                key,
                new Group(
                    log.variants().get(key / 4).activities(),
                    logCost(labels(log, index, firstTrace[key]), index),
                    key % 2 == 1,
                    key % 4 >= 2,
                    traces[key],
                    firstTrace[key])));
      }
    }
    keyed.sort(
        Comparator.<Keyed>comparingInt(k -> -k.group.traces)
            .thenComparingInt(k -> k.group.firstTrace));
    int[] groupOfKey = new int[keys];
    for (int g = 0; g < keyed.size(); g++) {
      groupOfKey[keyed.get(g).key] = g;
    }
    int[] groupOfTrace = new int[log.traceCount()];
    for (int t = 0; t < groupOfTrace.length; t++) {
      groupOfTrace[t] = groupOfKey[key(log, open, truncated, t)];
    }
    int[][] labels = new int[keyed.size()][];
    for (int g = 0; g < labels.length; g++) {
      labels[g] = labels(log, index, keyed.get(g).group.firstTrace);
    }
    return new VariantGroups(keyed.stream().map(Keyed::group).toList(), labels, groupOfTrace);
  }

  private static int[] labels(EventLog log, LabelIndex index, int trace) {
    int first = log.firstEvent(trace);
    int[] labels = new int[log.endEvent(trace) - first];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = index.ofLog(log.activity(first + i));
    }
    return labels;
  }

  private static long logCost(int[] labels, LabelIndex index) {
    long sum = 0;
    for (int label : labels) {
      sum += index.logCost(label);
    }
    return sum;
  }

  private static int key(EventLog log, BitSet open, BitSet truncated, int trace) {
    return 4 * log.variantOf(trace) + (open.get(trace) ? 1 : 0) + (truncated.get(trace) ? 2 : 0);
  }

  /** Checks that the cost of any alignment fits the integers of the search. */
  void requireCountable(int cheapestRun) {
    for (int g = 0; g < groups.size(); g++) {
      if (logCost(g) + cheapestRun > Integer.MAX_VALUE / 2) {
        throw new IllegalArgumentException(
            "weights: expected costs below 2^30, but trace "
                + groups.get(g).firstTrace
                + " can cost more; use smaller weights");
      }
    }
  }

  /** Sum of the log-move costs of all events. */
  long logCost(int group) {
    return groups.get(group).logCost;
  }

  int size() {
    return groups.size();
  }

  List<String> activities(int group) {
    return groups.get(group).activities;
  }

  /** The numbers of the activities. */
  int[] labels(int group) {
    return labels[group];
  }

  boolean isOpen(int group) {
    return groups.get(group).open;
  }

  boolean isTruncated(int group) {
    return groups.get(group).truncated;
  }

  int traces(int group) {
    return groups.get(group).traces;
  }

  int firstTrace(int group) {
    return groups.get(group).firstTrace;
  }

  int groupOf(int trace) {
    return groupOfTrace[trace];
  }
}
