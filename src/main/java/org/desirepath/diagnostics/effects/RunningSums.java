package org.desirepath.diagnostics.effects;

import java.util.Arrays;

/** Sums over ranges of places that change (P. M. Fenwick, 1994, doi:10.1002/spe.4380240306). */
final class RunningSums {

  /** Whole counts, several beside each other so that one walk serves all. */
  static final class Counts {
    private final int width;
    private final long[] tree;

    Counts(int size, int width) {
      this.width = width;
      this.tree = new long[(size + 1) * width];
    }

    void add(int place, int column, long amount) {
      for (int i = place + 1; i * width < tree.length; i += i & -i) {
        tree[i * width + column] += amount;
      }
    }

    /** Sums of all columns over ranges: from, to, from, to ... */
    void inRanges(int[] ranges, long[] sums) {
      Arrays.fill(sums, 0);
      for (int r = 0; r < ranges.length; r += 2) {
        if (ranges[r + 1] > ranges[r]) {
          addBelow(ranges[r + 1], 1, sums);
          addBelow(ranges[r], -1, sums);
        }
      }
    }

    private void addBelow(int place, int sign, long[] sums) {
      for (int i = place; i > 0; i -= i & -i) {
        for (int c = 0; c < width; c++) {
          sums[c] += sign * tree[i * width + c];
        }
      }
    }
  }

  /** Amounts added to whole ranges, read at single places. */
  static final class Levels {
    private final double[] tree;

    Levels(int size) {
      this.tree = new double[size + 2];
    }

    void addToRanges(int[] ranges, double amount) {
      for (int r = 0; r < ranges.length; r += 2) {
        if (ranges[r + 1] > ranges[r]) {
          add(ranges[r], amount);
          add(ranges[r + 1], -amount);
        }
      }
    }

    private void add(int place, double amount) {
      for (int i = place + 1; i < tree.length; i += i & -i) {
        tree[i] += amount;
      }
    }

    double at(int place) {
      double sum = 0;
      for (int i = place + 1; i > 0; i -= i & -i) {
        sum += tree[i];
      }
      return sum;
    }
  }

  private RunningSums() {}
}
