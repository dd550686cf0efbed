package org.desirepath.eventlog;

import java.util.Arrays;

/**
 * Quantiles without sorting: Hoare's selection (Algorithm 65, 1961), with equal values set apart.
 */
final class KthSmallest {
  /** Rounds after which the rest is sorted, so that no order of the values costs O(n^2). */
  private static final int ROUNDS = 64;

  private KthSmallest() {}

  /**
   * The value that would stand at a place if the values were sorted; O(n) expected, O(n log n) at
   * most.
   *
   * @param values reordered
   * @param k from 0 to {@code values.length - 1}
   */
  static long of(long[] values, int k) {
    int from = 0;
    int to = values.length;
    for (int round = 0; to - from > 16 && round < ROUNDS; round++) {
      long pivot = median(values[from], values[from + (to - from) / 2], values[to - 1]);
      int less = from;
      int more = to;
      for (int i = from; i < more; ) {
        long value = values[i];
        if (value < pivot) {
          values[i++] = values[less];
          values[less++] = value;
        } else if (value > pivot) {
          values[i] = values[--more];
          values[more] = value;
        } else {
          i++;
        }
      }
      if (k < less) {
        to = less;
      } else if (k >= more) {
        from = more;
      } else {
        return pivot;
      }
    }
    Arrays.sort(values, from, to);
    return values[k];
  }

  private static long median(long a, long b, long c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}
