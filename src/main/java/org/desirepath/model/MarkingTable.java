package org.desirepath.model;

import java.util.Arrays;

/** Distinct packed markings, numbered in order of arrival; open addressing over one arena. */
final class MarkingTable {
  private final int words;
  private long[] arena;
  private int[] slots = new int[1 << 10];
  private int size;

  MarkingTable(int words) {
    this.words = words;
    this.arena = new long[words << 8];
    Arrays.fill(slots, -1);
  }

  int size() {
    return size;
  }

  /** All markings one after the other; valid until the next {@link #add}. */
  long[] arena() {
    return arena;
  }

  int start(int marking) {
    return Math.multiplyExact(marking, words);
  }

  /** The marking's number, or -1. */
  int find(long[] marking) {
    return slots[slot(marking)];
  }

  private int slot(long[] marking) {
    int slot = hash(marking, 0) & (slots.length - 1);
    while (slots[slot] >= 0) {
      int at = slots[slot] * words;
      if (Arrays.equals(arena, at, at + words, marking, 0, words)) {
        return slot;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  /** The marking's number; a new one equals the {@link #size()} before the call. */
  int add(long[] marking) {
    int slot = slot(marking);
    if (slots[slot] >= 0) {
      return slots[slot];
    }
    int at = Math.multiplyExact(size, words);
    if (at + words > arena.length) {
      arena =
          Arrays.copyOf(arena, Math.max(at + words, (int) Math.min(arena.length * 2L, 1 << 30)));
    }
    System.arraycopy(marking, 0, arena, at, words);
    slots[slot] = size++;
    if (size * 2L > slots.length) {
      grow();
    }
    return size - 1;
  }

  private void grow() {
    slots = new int[slots.length * 2];
    Arrays.fill(slots, -1);
    for (int m = 0; m < size; m++) {
      int slot = hash(arena, m * words) & (slots.length - 1);
      while (slots[slot] >= 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = m;
    }
  }

  private int hash(long[] source, int from) {
    long h = 0;
    for (int w = 0; w < words; w++) {
      h = (h ^ source[from + w]) * 0x9E3779B97F4A7C15L;
      h ^= h >>> 32;
    }
    return (int) h;
  }
}
