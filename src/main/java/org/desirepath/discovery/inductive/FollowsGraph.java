package org.desirepath.discovery.inductive;

import java.util.BitSet;
import java.util.stream.IntStream;

/** Which activity directly follows which, and which start and end traces: rows of bits. */
final class FollowsGraph {
  private final BitSet[] successors;
  private final BitSet start;
  private final BitSet end;

  FollowsGraph(int size) {
    successors = new BitSet[size];
    for (int a = 0; a < size; a++) {
      successors[a] = new BitSet(size);
    }
    start = new BitSet(size);
    end = new BitSet(size);
  }

  static FollowsGraph of(SubLog log) {
    FollowsGraph graph = new FollowsGraph(log.size());
    for (int t = 0; t < log.traceCount(); t++) {
      int[] trace = log.trace(t);
      for (int i = 1; i < trace.length; i++) {
        graph.successors[trace[i - 1]].set(trace[i]);
      }
      if (trace.length > 0) {
        graph.start.set(trace[0]);
        graph.end.set(trace[trace.length - 1]);
      }
    }
    return graph;
  }

  /**
   * For each activity the graph that the log has without it. One pass over the log finds them all:
   * leaving an activity out only joins what stands around its runs.
   */
  static FollowsGraph[] withoutEach(SubLog log) {
    FollowsGraph whole = of(log);
    int size = log.size();
    FollowsGraph[] without =
        IntStream.range(0, size).mapToObj(a -> whole.copyWithout(a)).toArray(FollowsGraph[]::new);
    for (int t = 0; t < log.traceCount(); t++) {
      int[] trace = log.trace(t);
      for (int from = 0; from < trace.length; ) {
        int to = from + 1;
        while (to < trace.length && trace[to] == trace[from]) {
          to++;
        }
        without[trace[from]].join(from == 0 ? -1 : trace[from - 1], to, trace);
        from = to;
      }
    }
    return without;
  }

  private void join(int before, int after, int[] trace) {
    if (before >= 0 && after < trace.length) {
      successors[before].set(trace[after]);
    } else if (before >= 0) {
      end.set(before);
    } else if (after < trace.length) {
      start.set(trace[after]);
    }
  }

  private FollowsGraph copyWithout(int activity) {
    FollowsGraph copy = new FollowsGraph(size());
    for (int a = 0; a < size(); a++) {
      if (a != activity) {
        copy.successors[a].or(successors[a]);
        copy.successors[a].clear(activity);
      }
    }
    copy.start.or(start);
    copy.start.clear(activity);
    copy.end.or(end);
    copy.end.clear(activity);
    return copy;
  }

  int size() {
    return successors.length;
  }

  void addEdge(int from, int to) {
    successors[from].set(to);
  }

  void addStart(int activity) {
    start.set(activity);
  }

  void addEnd(int activity) {
    end.set(activity);
  }

  boolean hasEdge(int from, int to) {
    return successors[from].get(to);
  }

  boolean isStart(int activity) {
    return start.get(activity);
  }

  boolean isEnd(int activity) {
    return end.get(activity);
  }

  /** Not to be changed. */
  BitSet successors(int activity) {
    return successors[activity];
  }

  /** Not to be changed. */
  BitSet starts() {
    return start;
  }

  /** Not to be changed. */
  BitSet ends() {
    return end;
  }

  /** For each activity those that can be reached by one or more edges (Warshall). */
  BitSet[] reachable() {
    int size = size();
    BitSet[] reach = new BitSet[size];
    for (int a = 0; a < size; a++) {
      reach[a] = (BitSet) successors[a].clone();
    }
    for (int via = 0; via < size; via++) {
      for (int a = 0; a < size; a++) {
        if (reach[a].get(via)) {
          reach[a].or(reach[via]);
        }
      }
    }
    return reach;
  }
}
