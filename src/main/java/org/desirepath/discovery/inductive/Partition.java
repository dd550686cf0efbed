package org.desirepath.discovery.inductive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Disjoint sets of activities; the representative of a set is its least member. */
final class Partition {
  private final int[] parent;

  Partition(int size) {
    parent = new int[size];
    Arrays.setAll(parent, a -> a);
  }

  int find(int a) {
    int root = a;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }

  void union(int a, int b) {
    int x = find(a);
    int y = find(b);
    parent[Math.max(x, y)] = Math.min(x, y);
  }

  /** The sets of the given activities, by least member. */
  List<BitSet> parts(BitSet of) {
    BitSet[] byRoot = new BitSet[parent.length];
    List<BitSet> parts = new ArrayList<>();
    for (int a = of.nextSetBit(0); a >= 0; a = of.nextSetBit(a + 1)) {
      int root = find(a);
      if (byRoot[root] == null) {
        byRoot[root] = new BitSet(parent.length);
        parts.add(byRoot[root]);
      }
      byRoot[root].set(a);
    }
    return parts;
  }
}
