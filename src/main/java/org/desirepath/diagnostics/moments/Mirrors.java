package org.desirepath.diagnostics.moments;

import java.util.Arrays;
import org.desirepath.diagnostics.moments.CriticalMoments.Facet;
import org.desirepath.diagnostics.moments.CriticalMoments.SetApart;

/**
 * Kinds that exclude each other, each held against all others: of two that make up nearly all,
 * "this against the others" is nearly the reverse of "that against the others", one hypothesis.
 */
final class Mirrors {

  /** Least negative correlation of two indicators that are taken for mirrors. */
  private static final double LIMIT = 0.9;

  private Mirrors() {}

  /**
   * For each kind the smaller one that it mirrors, or -1. Of two kinds, the greater mirrors the
   * smaller; of equal ones the first mirrors the last.
   *
   * @param counts journeys of each kind
   */
  static int[] of(int[] counts) {
    int[] mirrored = new int[counts.length];
    Arrays.fill(mirrored, -1);
    double total = Arrays.stream(counts).sum();
    int greatest = -1;
    int second = -1;
    for (int i = 0; i < counts.length; i++) {
      if (greatest < 0 || counts[i] > counts[greatest]) {
        second = greatest;
        greatest = i;
      } else if (second < 0 || counts[i] >= counts[second]) {
        second = i;
      }
    }
    if (second >= 0
        && counts[second] > 0
        && isMirror(counts[greatest] / total, counts[second] / total)) {
      mirrored[greatest] = second;
    }
    if (second < 0 || counts[second] == 0) {
      // alone, there is nothing to compare with
      if (greatest >= 0) {
        mirrored[greatest] = greatest;
      }
    }
    return mirrored;
  }

  /** Indicators that exclude each other have the correlation -sqrt(p q / ((1 - p) (1 - q))). */
  private static boolean isMirror(double p, double q) {
    return p * q >= LIMIT * LIMIT * (1 - p) * (1 - q);
  }

  static SetApart setApart(String touchpoint, String other) {
    return new SetApart(
        touchpoint,
        Facet.PRESENCE,
        touchpoint.equals(other)
            ? "no journey took an alternative"
            : "against the others it is "
                + other
                + " against the others, turned round: one hypothesis");
  }
}
