package org.desirepath.diagnostics.touchpoints;

import java.util.Arrays;

/** Numbers in the order they came, some of them open. */
public final class Numbers {
  private double[] values = new double[4];
  private boolean[] over = new boolean[4];
  private int size;

  /** Without numbers. */
  public Numbers() {}

  /** Takes a number that is known. */
  public void add(double value) {
    add(value, true);
  }

  /** Takes a number, or what it has come to so far. */
  public void add(double value, boolean isOver) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
      over = Arrays.copyOf(over, 2 * size);
    }
    values[size] = value;
    over[size++] = isOver;
  }

  /** All, in the order they came. */
  public double[] values() {
    return Arrays.copyOf(values, size);
  }

  /** All, as whole numbers. */
  public long[] times() {
    long[] times = new long[size];
    for (int i = 0; i < size; i++) {
      times[i] = (long) values[i];
    }
    return times;
  }

  /** Which of them are known to their end. */
  public boolean[] over() {
    return Arrays.copyOf(over, size);
  }
}
