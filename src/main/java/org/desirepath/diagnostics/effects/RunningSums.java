package org.desirepath.diagnostics.effects;

import java.util.Arrays;

/** Sums over ranges of places that change (P. M. Fenwick, 1994, doi:10.1002/spe.4380240306). */
final class RunningSums {

  /** Three whole counts beside each other, so that one walk serves all. */
  static final class Counts {
    static final int COLUMNS = 3;

    private final long[] tree;

    Counts(int size) {
      this.tree = new long[(size + 1) * COLUMNS];
    }

    void add(int place, int first, int second, int third) {
      for (int i = place + 1, at = COLUMNS * i; at < tree.length; i += i & -i, at = COLUMNS * i) {
        tree[at] += first;
        tree[at + 1] += second;
        tree[at + 2] += third;
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
        for (int c = 0; c < COLUMNS; c++) {
          sums[c] += sign * tree[COLUMNS * i + c];
        }
      }
    }
  }

  /** Two amounts added to whole ranges, read at single places. */
  static final class Levels {
    private final double[] tree;

    Levels(int size) {
      this.tree = new double[2 * (size + 2)];
    }

    void addToRanges(int[] ranges, double first, double second) {
      for (int r = 0; r < ranges.length; r += 2) {
        if (ranges[r + 1] > ranges[r]) {
          add(ranges[r], first, second);
          add(ranges[r + 1], -first, -second);
        }
      }
    }

    private void add(int place, double first, double second) {
      for (int i = place + 1; 2 * i < tree.length; i += i & -i) {
        tree[2 * i] += first;
        tree[2 * i + 1] += second;
      }
    }

    double firstAt(int place) {
      return at(place, 0);
    }

    double secondAt(int place) {
      return at(place, 1);
    }

    private double at(int place, int column) {
      double sum = 0;
      for (int i = place + 1; i > 0; i -= i & -i) {
        sum += tree[2 * i + column];
      }
      return sum;
    }

    double bothAt(int place) {
      double first = 0;
      double second = 0;
      for (int i = place + 1; i > 0; i -= i & -i) {
        first += tree[2 * i];
        second += tree[2 * i + 1];
      }
      return first + second;
    }
  }

  private RunningSums() {}
}
