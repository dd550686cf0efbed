package org.desirepath.discovery;

import java.util.Arrays;

/** Keeps each node of a graph on a path from start to end: the ones that carry most traces. */
final class WidestPaths {
  private final long[][] follows;
  private final boolean[][] weak;

  private WidestPaths(long[][] follows, boolean[][] weak) {
    this.follows = follows;
    this.weak = weak;
  }

  /**
   * Adds for each node the last edge of its widest path from the start, and the first of that to
   * the end. O(n^2) time.
   *
   * @param follows how often an edge was taken
   * @param weak edges to be used only where there is no other way
   * @param edge where edges are added
   */
  static void keep(long[][] follows, boolean[][] weak, int start, int end, boolean[][] edge) {
    WidestPaths paths = new WidestPaths(follows, weak);
    int[] before = paths.via(start, true);
    int[] after = paths.via(end, false);
    for (int a = 0; a < follows.length; a++) {
      if (before[a] >= 0) {
        edge[before[a]][a] = true;
      }
      if (after[a] >= 0) {
        edge[a][after[a]] = true;
      }
    }
  }

  private int[] via(int root, boolean forward) {
    int size = follows.length;
    long[] capacity = new long[size];
    int[] via = new int[size];
    boolean[] done = new boolean[size];
    Arrays.fill(capacity, Long.MIN_VALUE);
    Arrays.fill(via, -1);
    capacity[root] = Long.MAX_VALUE;
    for (int round = 0; round < size; round++) {
      int node = -1;
      for (int a = 0; a < size; a++) {
        if (!done[a] && (node < 0 || capacity[a] > capacity[node])) {
          node = a;
        }
      }
      done[node] = true;
      for (int b = 0; b < size; b++) {
        long count = forward ? follows[node][b] : follows[b][node];
        boolean isWeak = forward ? weak[node][b] : weak[b][node];
        long through = Math.min(capacity[node], isWeak ? count - Long.MAX_VALUE / 2 : count);
        if (!done[b] && count > 0 && capacity[node] > Long.MIN_VALUE && through > capacity[b]) {
          capacity[b] = through;
          via[b] = node;
        }
      }
    }
    return via;
  }
}
