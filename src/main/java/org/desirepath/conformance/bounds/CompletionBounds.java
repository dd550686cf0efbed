package org.desirepath.conformance.bounds;

import java.util.Arrays;
import org.desirepath.conformance.graph.BuiltGraph;
import org.desirepath.conformance.graph.LabelIndex;

/**
 * What is known of every way from a marking to the end: labels that may still occur, labels that
 * must, and the cost of the cheapest way. Least and greatest fixpoints by sweeps against the
 * breadth-first order; O(sweeps * edges * labels / 64), with about as many sweeps as loops are
 * nested. Two bits a marking and label.
 */
public final class CompletionBounds {
  private final int words;

  /** 1, or 0 if all states share one row. */
  private final int stride;

  private final long[] may;
  private final long[] must;
  private final int[] cheapest;

  /** The bounds of a graph built ahead. */
  public CompletionBounds(BuiltGraph graph) {
    int states = graph.stateCount();
    stride = 1;
    words = Math.max(1, (graph.labels().modelCount() + 63) >>> 6);
    may = new long[Math.multiplyExact(states, words)];
    must = new long[states * words];
    cheapest = new int[states];
    Arrays.fill(must, -1L);
    Arrays.fill(cheapest, Integer.MAX_VALUE);
    for (int m = 0; m < states; m++) {
      if (graph.isFinal(m)) {
        Arrays.fill(must, m * words, (m + 1) * words, 0);
        cheapest[m] = 0;
      }
    }
    int[] exits = graph.labels().exits();
    for (int m = 0; m < graph.markingCount(); m++) {
      for (int exit : exits) {
        may[m * words + (exit >>> 6)] |= 1L << exit;
      }
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int m = graph.markingCount() - 1; m >= 0; m--) {
        for (int e = graph.firstEdge(m); e < graph.endEdge(m); e++) {
          changed |= takeOver(graph, m, e);
        }
        changed |= requireOnAllWays(graph, m);
      }
    }
  }

  /** What holds for every marking: any label may occur, none must, and the end may be here. */
  public CompletionBounds(LabelIndex labels) {
    stride = 0;
    words = Math.max(1, (labels.modelCount() + 63) >>> 6);
    may = new long[words];
    must = new long[words];
    cheapest = new int[1];
    Arrays.fill(may, -1L);
  }

  private boolean takeOver(BuiltGraph graph, int marking, int edge) {
    boolean changed = false;
    int target = graph.target(edge);
    int label = graph.label(edge);
    for (int w = 0; w < words; w++) {
      long more = may[marking * words + w] | may[target * words + w];
      if (label >>> 6 == w) {
        more |= 1L << label;
      }
      changed |= more != may[marking * words + w];
      may[marking * words + w] = more;
    }
    if (cheapest[target] < Integer.MAX_VALUE) {
      long cost = (long) cheapest[target] + graph.cost(edge);
      if (cost < cheapest[marking]) {
        cheapest[marking] = (int) cost;
        changed = true;
      }
    }
    return changed;
  }

  private boolean requireOnAllWays(BuiltGraph graph, int marking) {
    if (graph.isFinal(marking)) {
      return false;
    }
    boolean changed = false;
    for (int w = 0; w < words; w++) {
      long all = -1L;
      for (int e = graph.firstEdge(marking); e < graph.endEdge(marking); e++) {
        long along = must[graph.target(e) * words + w];
        if (graph.label(e) >>> 6 == w) {
          along |= 1L << graph.label(e);
        }
        all &= along;
      }
      changed |= all != must[marking * words + w];
      must[marking * words + w] = all;
    }
    return changed;
  }

  /** Longs of a set of labels. */
  int words() {
    return words;
  }

  public long may(int state, int word) {
    return may[state * stride * words + word];
  }

  public long must(int state, int word) {
    return must[state * stride * words + word];
  }

  /** True if {@link #cheapest} is the cost itself, not just a bound below it. */
  public boolean isExact() {
    return stride > 0;
  }

  /** Cost of the cheapest way to a final marking, all moves being model moves. */
  public int cheapest(int state) {
    return cheapest[state * stride];
  }
}
