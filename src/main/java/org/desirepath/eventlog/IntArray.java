package org.desirepath.eventlog;

import java.util.Arrays;

/** An {@code int[]} that grows at the end. */
final class IntArray {
  private int[] values;
  private int size;

  IntArray() {
    this(new int[16], 0);
  }

  IntArray(int[] values, int size) {
    this.values = values;
    this.size = size;
  }

  void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, Math.max(16, size + (size >> 1)));
    }
    values[size++] = value;
  }

  /** Sets a row, filling the rows before it that are not there yet. */
  void set(int row, int value, int fill) {
    while (size <= row) {
      add(fill);
    }
    values[row] = value;
  }

  void fillTo(int rows, int fill) {
    while (size < rows) {
      add(fill);
    }
  }

  int get(int row) {
    return values[row];
  }

  int size() {
    return size;
  }

  IntArray permuted(int[] order) {
    int[] result = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      result[i] = values[order[i]];
    }
    return new IntArray(result, result.length);
  }

  int[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
