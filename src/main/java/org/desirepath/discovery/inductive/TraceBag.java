package org.desirepath.discovery.inductive;

import java.util.Arrays;

/** A multiset of activity sequences in the making: equal sequences add their weights. */
final class TraceBag {
  private int[][] traces = new int[16][];
  private long[] weights = new long[16];
  private int[] table = emptyTable(64);
  private int size;

  /** Adds the codes {@code from} (inclusive) to {@code to} (exclusive). */
  void add(int[] codes, int from, int to, long weight) {
    int slot = slot(codes, from, to);
    if (table[slot] >= 0) {
      weights[table[slot]] += weight;
      return;
    }
    if (size == traces.length) {
      traces = Arrays.copyOf(traces, size * 2);
      weights = Arrays.copyOf(weights, size * 2);
    }
    traces[size] = Arrays.copyOfRange(codes, from, to);
    weights[size] = weight;
    table[slot] = size++;
    if (size * 2 > table.length) {
      table = emptyTable(table.length * 2);
      for (int i = 0; i < size; i++) {
        table[slot(traces[i], 0, traces[i].length)] = i;
      }
    }
  }

  private int slot(int[] codes, int from, int to) {
    int hash = to - from;
    for (int i = from; i < to; i++) {
      hash = (hash ^ codes[i]) * 0x9E3779B1;
    }
    int slot = (hash ^ (hash >>> 15)) & (table.length - 1);
    while (table[slot] >= 0) {
      int[] known = traces[table[slot]];
      if (Arrays.equals(known, 0, known.length, codes, from, to)) {
        return slot;
      }
      slot = (slot + 1) & (table.length - 1);
    }
    return slot;
  }

  private static int[] emptyTable(int length) {
    int[] table = new int[length];
    Arrays.fill(table, -1);
    return table;
  }

  int[][] traces() {
    return Arrays.copyOf(traces, size);
  }

  long[] weights() {
    return Arrays.copyOf(weights, size);
  }
}
