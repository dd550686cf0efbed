package org.desirepath.eventlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Distinct activity sequences by an open-addressing table of trace representatives: one pass,
 * O(events).
 */
final class VariantIndex {
  private final List<Variant> variants;
  private final int[] variantOfTrace;

  private VariantIndex(List<Variant> variants, int[] variantOfTrace) {
    this.variants = variants;
    this.variantOfTrace = variantOfTrace;
  }

  List<Variant> variants() {
    return variants;
  }

  int variantOf(int trace) {
    return variantOfTrace[trace];
  }

  static VariantIndex of(List<String> labels, int[] codes, int[] offsets) {
    int traces = offsets.length - 1;
    int[] group = new int[traces];
    int[] table = new int[Integer.highestOneBit(Math.max(8, traces)) * 4];
    Arrays.fill(table, -1);
    IntArray first = new IntArray();
    IntArray count = new IntArray();
    for (int t = 0; t < traces; t++) {
      int from = offsets[t];
      int to = offsets[t + 1];
      int slot = hash(codes, from, to) & (table.length - 1);
      while (table[slot] >= 0 && !same(codes, offsets, first.get(table[slot]), from, to)) {
        slot = (slot + 1) & (table.length - 1);
      }
      if (table[slot] < 0) {
        table[slot] = first.size();
        first.add(t);
        count.add(0);
      }
      group[t] = table[slot];
      count.set(group[t], count.get(group[t]) + 1, 0);
    }
    return ranked(labels, codes, offsets, group, first, count);
  }

  private static VariantIndex ranked(
      List<String> labels,
      int[] codes,
      int[] offsets,
      int[] group,
      IntArray first,
      IntArray count) {
    int[] order =
        IntStream.range(0, first.size())
            .boxed()
            .sorted(
                Comparator.<Integer>comparingInt(g -> -count.get(g)).thenComparingInt(first::get))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] rank = new int[order.length];
    List<Variant> variants = new ArrayList<>(order.length);
    for (int r = 0; r < order.length; r++) {
      int g = order[r];
      rank[g] = r;
      int t = first.get(g);
      List<String> activities = new ArrayList<>(offsets[t + 1] - offsets[t]);
      for (int e = offsets[t]; e < offsets[t + 1]; e++) {
        activities.add(labels.get(codes[e]));
      }
      variants.add(new Variant(activities, count.get(g), t));
    }
    int[] variantOfTrace = new int[group.length];
    for (int t = 0; t < group.length; t++) {
      variantOfTrace[t] = rank[group[t]];
    }
    return new VariantIndex(List.copyOf(variants), variantOfTrace);
  }

  private static int hash(int[] codes, int from, int to) {
    int h = to - from;
    for (int e = from; e < to; e++) {
      h = h * 0x9E3779B1 + codes[e];
    }
    return h ^ (h >>> 15);
  }

  private static boolean same(int[] codes, int[] offsets, int trace, int from, int to) {
    return Arrays.equals(codes, offsets[trace], offsets[trace + 1], codes, from, to);
  }
}
