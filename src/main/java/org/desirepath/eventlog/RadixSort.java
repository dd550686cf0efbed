package org.desirepath.eventlog;

import java.util.Arrays;

/**
 * Sorts whole numbers by their digits, the least significant first (Knuth, The Art of Computer
 * Programming 3, 5.2.5): O(n) for numbers of a bounded range, as times are.
 */
final class RadixSort {
  private static final int BITS = 11;
  private static final int DIGITS = 1 << BITS;
  private static final int SMALL = 4 * DIGITS;

  private RadixSort() {}

  /** The same numbers in ascending order; the array given is used up. */
  static long[] sorted(long[] values) {
    if (values.length < SMALL) {
      Arrays.sort(values);
      return values;
    }
    long least = values[0];
    long most = values[0];
    for (long value : values) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    // as an unsigned number, the difference is right even where it overflows
    int bits = Long.SIZE - Long.numberOfLeadingZeros(most - least);
    long[] from = values;
    long[] to = new long[values.length];
    for (int shift = 0; shift < bits; shift += BITS) {
      moveByDigit(from, to, least, shift);
      long[] swapped = from;
      from = to;
      to = swapped;
    }
    return from;
  }

  private static void moveByDigit(long[] from, long[] to, long least, int shift) {
    int[] next = new int[DIGITS + 1];
    for (long value : from) {
      next[(int) ((value - least) >>> shift & (DIGITS - 1)) + 1]++;
    }
    for (int digit = 1; digit <= DIGITS; digit++) {
      next[digit] += next[digit - 1];
    }
    for (long value : from) {
      to[next[(int) ((value - least) >>> shift & (DIGITS - 1))]++] = value;
    }
  }
}
