package org.desirepath.diagnostics.effects;

import java.util.Arrays;

/**
 * Numbers strata in the order in which they are first seen: open addressing over three columns, as
 * a boxed key for each journey took a tenth of a diagnosis.
 */
public final class StratumCodes {
  private static final int NONE = -1;

  private int[] table = new int[256];
  private int[] states = new int[128];
  private int[] segments = new int[128];
  private long[] periods = new long[128];
  private int size;

  /** Without strata. */
  public StratumCodes() {
    Arrays.fill(table, NONE);
  }

  /** How many strata were seen. */
  public int size() {
    return size;
  }

  /** The number of a stratum. */
  public int of(int state, int segment, long period) {
    int slot = slot(state, segment, period);
    if (table[slot] != NONE) {
      return table[slot];
    }
    if (size == states.length) {
      grow();
      slot = slot(state, segment, period);
    }
    states[size] = state;
    segments[size] = segment;
    periods[size] = period;
    table[slot] = size;
    return size++;
  }

  /** Where a stratum stands, or may be put. */
  private int slot(int state, int segment, long period) {
    int mask = table.length - 1;
    long hash = ((state * 31L + segment) * 1_000_003 + period) * 0x9E3779B97F4A7C15L;
    int slot = (int) (hash >>> 32) & mask;
    while (table[slot] != NONE && !isAt(table[slot], state, segment, period)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private boolean isAt(int code, int state, int segment, long period) {
    return states[code] == state && segments[code] == segment && periods[code] == period;
  }

  private void grow() {
    states = Arrays.copyOf(states, 2 * size);
    segments = Arrays.copyOf(segments, 2 * size);
    periods = Arrays.copyOf(periods, 2 * size);
    table = new int[2 * table.length];
    Arrays.fill(table, NONE);
    for (int code = 0; code < size; code++) {
      table[slot(states[code], segments[code], periods[code])] = code;
    }
  }
}
