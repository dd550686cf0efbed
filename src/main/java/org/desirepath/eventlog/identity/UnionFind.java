package org.desirepath.eventlog.identity;

import java.util.Arrays;

/** Disjoint sets by path halving; the smallest member names the set. */
final class UnionFind {
  private final int[] parent;

  UnionFind(int size) {
    parent = new int[size];
    Arrays.setAll(parent, i -> i);
  }

  private UnionFind(int[] parent) {
    this.parent = parent;
  }

  UnionFind copy() {
    return new UnionFind(parent.clone());
  }

  int find(int member) {
    int at = member;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  void union(int a, int b) {
    int first = find(a);
    int second = find(b);
    parent[Math.max(first, second)] = Math.min(first, second);
  }
}
