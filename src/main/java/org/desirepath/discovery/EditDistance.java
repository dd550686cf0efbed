package org.desirepath.discovery;

import java.util.Arrays;

/**
 * The least number of steps to insert, delete or change that makes one path of another. Not for use
 * by several threads at once.
 */
final class EditDistance {

  private static final int WORD = 64;

  private final long[] masks;

  /**
   * For paths of activity codes.
   *
   * @param codes one more than the largest code
   */
  EditDistance(int codes) {
    masks = new long[codes];
  }

  int between(int[] a, int[] b) {
    if (Arrays.equals(a, b)) {
      return 0;
    }
    int[] pattern = a.length <= b.length ? a : b;
    int[] text = a.length <= b.length ? b : a;
    if (pattern.length == 0) {
      return text.length;
    }
    return pattern.length <= WORD ? byWord(pattern, text) : byTable(pattern, text);
  }

  /** The column of the table as two words of differences, after Hyyrö's form of Myers. */
  private int byWord(int[] pattern, int[] text) {
    for (int i = 0; i < pattern.length; i++) {
      masks[pattern[i]] |= 1L << i;
    }
    long last = 1L << (pattern.length - 1);
    long plus = -1L;
    long minus = 0;
    int distance = pattern.length;
    for (int code : text) {
      long match = masks[code];
      long diagonal = (((match & plus) + plus) ^ plus) | match | minus;
      long up = minus | ~(diagonal | plus);
      long down = plus & diagonal;
      if ((up & last) != 0) {
        distance++;
      } else if ((down & last) != 0) {
        distance--;
      }
      up = up << 1 | 1;
      down <<= 1;
      plus = down | ~(diagonal | up);
      minus = up & diagonal;
    }
    for (int code : pattern) {
      masks[code] = 0;
    }
    return distance;
  }

  private static int byTable(int[] a, int[] b) {
    int[] row = new int[b.length + 1];
    for (int j = 0; j <= b.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length; i++) {
      int corner = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length; j++) {
        int changed = corner + (a[i - 1] == b[j - 1] ? 0 : 1);
        corner = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length];
  }
}
