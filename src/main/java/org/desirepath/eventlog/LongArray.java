package org.desirepath.eventlog;

import java.util.Arrays;

/** An {@code long[]} that grows at the end. */
final class LongArray {
  private long[] values;
  private int size;

  LongArray() {
    this(new long[16], 0);
  }

  LongArray(long[] values, int size) {
    this.values = values;
    this.size = size;
  }

  void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, Math.max(16, size + (size >> 1)));
    }
    values[size++] = value;
  }

  /** Sets a row, filling the rows before it that are not there yet. */
  void set(int row, long value, long fill) {
    while (size <= row) {
      add(fill);
    }
    values[row] = value;
  }

  void fillTo(int rows, long fill) {
    while (size < rows) {
      add(fill);
    }
  }

  long get(int row) {
    return values[row];
  }

  int size() {
    return size;
  }

  LongArray permuted(int[] order) {
    long[] result = new long[order.length];
    for (int i = 0; i < order.length; i++) {
      result[i] = values[order[i]];
    }
    return new LongArray(result, result.length);
  }

  long[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
