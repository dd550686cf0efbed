package org.desirepath.conformance.quality;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import org.desirepath.model.ReachabilityGraph;

/**
 * The reachability graph as an automaton over the labels that leave events; sets of markings are
 * closed under silent steps.
 *
 * <p>Counts the markings it visits, since their number is what every use of it costs.
 */
final class LabelledGraph {
  private final ReachabilityGraph graph;
  private final int[] labelOfTransition;
  private int[] stack = new int[64];
  private long visits;

  LabelledGraph(ReachabilityGraph graph, int[] labelOfTransition) {
    this.graph = graph;
    this.labelOfTransition = labelOfTransition;
  }

  /** Markings visited so far. */
  long visits() {
    return visits;
  }

  int markingCount() {
    return graph.markingCount();
  }

  /** The markings before anything has happened. */
  BitSet start() {
    BitSet start = new BitSet();
    start.set(0);
    close(start);
    return start;
  }

  /** All markings. */
  BitSet all() {
    BitSet all = new BitSet();
    all.set(0, graph.markingCount());
    return all;
  }

  boolean hasFinal(BitSet markings) {
    for (int m = markings.nextSetBit(0); m >= 0; m = markings.nextSetBit(m + 1)) {
      if (graph.isFinal(m)) {
        return true;
      }
    }
    return false;
  }

  /** By label that can come next, the markings after it. */
  Map<Integer, BitSet> next(BitSet markings) {
    Map<Integer, BitSet> next = new TreeMap<>();
    for (int m = markings.nextSetBit(0); m >= 0; m = markings.nextSetBit(m + 1)) {
      visits++;
      for (int e = graph.firstEdge(m); e < graph.endEdge(m); e++) {
        int label = labelOfTransition[graph.transition(e)];
        if (label != FlowLog.SILENT) {
          next.computeIfAbsent(label, l -> new BitSet()).set(graph.target(e));
        }
      }
    }
    next.values().forEach(this::close);
    return next;
  }

  private void close(BitSet markings) {
    int top = 0;
    for (int m = markings.nextSetBit(0); m >= 0; m = markings.nextSetBit(m + 1)) {
      stack = grown(top);
      stack[top++] = m;
    }
    while (top > 0) {
      int m = stack[--top];
      visits++;
      for (int e = graph.firstEdge(m); e < graph.endEdge(m); e++) {
        int target = graph.target(e);
        if (labelOfTransition[graph.transition(e)] == FlowLog.SILENT && !markings.get(target)) {
          markings.set(target);
          stack = grown(top);
          stack[top++] = target;
        }
      }
    }
  }

  private int[] grown(int top) {
    return top < stack.length ? stack : Arrays.copyOf(stack, top * 2);
  }
}
