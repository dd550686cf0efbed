package org.desirepath.discovery.inductive;

import java.util.Arrays;

/** How often which activity directly follows which: a dense matrix, O(n^2) space. */
final class FollowsCounts {
  private final long[][] follows;
  private final long[] start;
  private final long[] end;

  FollowsCounts(int size) {
    follows = new long[size][size];
    start = new long[size];
    end = new long[size];
  }

  static FollowsCounts of(SubLog log) {
    FollowsCounts counts = new FollowsCounts(log.size());
    for (int t = 0; t < log.traceCount(); t++) {
      int[] trace = log.trace(t);
      long weight = log.weight(t);
      for (int i = 1; i < trace.length; i++) {
        counts.follows[trace[i - 1]][trace[i]] += weight;
      }
      if (trace.length > 0) {
        counts.start[trace[0]] += weight;
        counts.end[trace[trace.length - 1]] += weight;
      }
    }
    return counts;
  }

  int size() {
    return start.length;
  }

  long follows(int from, int to) {
    return follows[from][to];
  }

  long start(int activity) {
    return start[activity];
  }

  long end(int activity) {
    return end[activity];
  }

  void addFollows(int from, int to, long count) {
    follows[from][to] += count;
  }

  void addStart(int activity, long count) {
    start[activity] += count;
  }

  void addEnd(int activity, long count) {
    end[activity] += count;
  }

  /**
   * The graph without what is rarer than a share of the most frequent thing its activity does:
   * being followed by another, or ending the trace. Starts and ends stay.
   *
   * @param noise in [0,1]; 0 keeps everything
   */
  FollowsGraph graph(double noise) {
    FollowsGraph graph = new FollowsGraph(size());
    for (int a = 0; a < size(); a++) {
      double least = noise * Math.max(end[a], Arrays.stream(follows[a]).max().orElse(0));
      for (int b = 0; b < size(); b++) {
        if (follows[a][b] > 0 && follows[a][b] >= least) {
          graph.addEdge(a, b);
        }
      }
      if (start[a] > 0) {
        graph.addStart(a);
      }
      if (end[a] > 0) {
        graph.addEnd(a);
      }
    }
    return graph;
  }
}
