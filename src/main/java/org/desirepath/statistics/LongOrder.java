package org.desirepath.statistics;

import java.util.Arrays;

/**
 * Order of numbers by radix sort, digit by digit from the lowest: linear in their count, and equal
 * numbers keep their order. Comparison sorts took much of the time of a diagnosis.
 */
public final class LongOrder {
  private static final int MANY = 1 << 14;

  private LongOrder() {}

  /** The places of the first {@code count} keys, least key first. */
  public static int[] ascending(long[] keys, int count) {
    int[] places = new int[count];
    for (int i = 0; i < count; i++) {
      places[i] = i;
    }
    return sorted(keys, places);
  }

  /** These places by their keys, least key first. The array given may be overwritten. */
  public static int[] sorted(long[] keys, int[] places) {
    long least = Long.MAX_VALUE;
    long greatest = Long.MIN_VALUE;
    for (int place : places) {
      least = StrictMath.min(least, keys[place]);
      greatest = StrictMath.max(greatest, keys[place]);
    }
    int bits = digitBits(places.length);
    int[] from = places;
    int[] to = new int[places.length];
    // the range may exceed Long.MAX_VALUE: it is taken as unsigned
    long range = places.length == 0 ? 0 : greatest - least;
    for (int shift = 0; shift < Long.SIZE && range >>> shift != 0; shift += bits) {
      int[] starts = new int[(1 << bits) + 1];
      int mask = (1 << bits) - 1;
      for (int place : from) {
        starts[(int) ((keys[place] - least) >>> shift & mask) + 1]++;
      }
      for (int d = 0; d <= mask; d++) {
        starts[d + 1] += starts[d];
      }
      for (int place : from) {
        to[starts[(int) ((keys[place] - least) >>> shift & mask)]++] = place;
      }
      int[] swapped = from;
      from = to;
      to = swapped;
    }
    return from;
  }

  /** Puts the first {@code count} values in ascending order, in place. */
  public static void sort(long[] values, int count) {
    if (count < MANY) {
      Arrays.sort(values, 0, count);
      return;
    }
    long least = Long.MAX_VALUE;
    long greatest = Long.MIN_VALUE;
    for (int i = 0; i < count; i++) {
      least = StrictMath.min(least, values[i]);
      greatest = StrictMath.max(greatest, values[i]);
    }
    int bits = digitBits(count);
    int mask = (1 << bits) - 1;
    long range = greatest - least;
    long[] from = values;
    long[] to = new long[count];
    for (int shift = 0; shift < Long.SIZE && range >>> shift != 0; shift += bits) {
      int[] starts = new int[(1 << bits) + 1];
      for (int i = 0; i < count; i++) {
        starts[(int) ((from[i] - least) >>> shift & mask) + 1]++;
      }
      for (int d = 0; d <= mask; d++) {
        starts[d + 1] += starts[d];
      }
      for (int i = 0; i < count; i++) {
        to[starts[(int) ((from[i] - least) >>> shift & mask)]++] = from[i];
      }
      long[] swapped = from;
      from = to;
      to = swapped;
    }
    if (from != values) {
      System.arraycopy(from, 0, values, 0, count);
    }
  }

  private static int digitBits(int count) {
    return count < MANY ? 8 : 11;
  }
}
