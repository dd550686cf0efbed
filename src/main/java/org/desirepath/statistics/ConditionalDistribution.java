package org.desirepath.statistics;

import java.util.Arrays;

/**
 * The exact distribution of the sum of cells a over strata of 2x2 tables, given all margins and no
 * association: the convolution of one hypergeometric distribution per stratum.
 *
 * <p>Each hypergeometric is a sum of independent Bernoulli variables (its generating function has
 * real roots only), hence so is the sum. Probabilities below {@link #NEGLIGIBLE} are dropped, so
 * that in the sparse case, where the mean is within a few units of an end of the support, the width
 * stays below some 200 however large the tables are, and the cost below 200^2 per stratum.
 */
final class ConditionalDistribution {

  private static final double NEGLIGIBLE = 1e-300;

  /** {@code probabilities[i]} belongs to the sum {@code start + i}. */
  private final double[] probabilities;

  private final long start;

  private ConditionalDistribution(long start, double[] probabilities) {
    this.start = start;
    this.probabilities = probabilities;
  }

  /** From the cells a, b, c, d of each stratum; strata with an empty margin add nothing. */
  static ConditionalDistribution of(long[] cells) {
    ConditionalDistribution sum = new ConditionalDistribution(0, new double[] {1});
    for (int i = 0; i < cells.length; i += 4) {
      long n1 = cells[i] + cells[i + 1];
      long n0 = cells[i + 2] + cells[i + 3];
      long m1 = cells[i] + cells[i + 2];
      if (n1 > 0 && n0 > 0 && m1 > 0 && m1 < n1 + n0) {
        sum = sum.plus(hypergeometric(n1, n0, m1));
      }
    }
    return sum;
  }

  /** Twice the smaller tail at {@code observed}, half of the point itself counted; at most 1. */
  double midP(long observed) {
    double below = 0;
    double above = 0;
    for (int i = 0; i < probabilities.length; i++) {
      double p = probabilities[i];
      if (start + i < observed) {
        below += p;
      } else if (start + i > observed) {
        above += p;
      } else {
        below += p / 2;
        above += p / 2;
      }
    }
    return StrictMath.min(1, 2 * StrictMath.min(below, above));
  }

  private ConditionalDistribution plus(ConditionalDistribution other) {
    double[] product = new double[probabilities.length + other.probabilities.length - 1];
    for (int i = 0; i < probabilities.length; i++) {
      for (int j = 0; j < other.probabilities.length; j++) {
        product[i + j] += probabilities[i] * other.probabilities[j];
      }
    }
    return trimmed(start + other.start, product);
  }

  private static ConditionalDistribution trimmed(long start, double[] probabilities) {
    int from = 0;
    int to = probabilities.length;
    while (to - from > 1 && probabilities[from] < NEGLIGIBLE) {
      from++;
    }
    while (to - from > 1 && probabilities[to - 1] < NEGLIGIBLE) {
      to--;
    }
    return new ConditionalDistribution(start + from, Arrays.copyOfRange(probabilities, from, to));
  }

  /** By the ratio of neighbours outwards from the mode, which needs no factorial. */
  private static ConditionalDistribution hypergeometric(long n1, long n0, long m1) {
    long least = StrictMath.max(0, m1 - n0);
    long greatest = StrictMath.min(m1, n1);
    double modeGuess = ((double) n1 + 1) * ((double) m1 + 1) / ((double) n1 + n0 + 2);
    long mode = StrictMath.max(least, StrictMath.min(greatest, (long) modeGuess));
    double[] down = weights(mode, least, -1, n1, n0, m1);
    double[] up = weights(mode, greatest, 1, n1, n0, m1);
    double[] all = new double[down.length + up.length - 1];
    double total = 0;
    for (int i = 0; i < all.length; i++) {
      int fromMode = i - (down.length - 1);
      all[i] = fromMode < 0 ? down[-fromMode] : up[fromMode];
      total += all[i];
    }
    for (int i = 0; i < all.length; i++) {
      all[i] /= total;
    }
    return new ConditionalDistribution(mode - (down.length - 1), all);
  }

  private static double[] weights(long mode, long end, int step, long n1, long n0, long m1) {
    double[] weights = new double[16];
    weights[0] = 1;
    int count = 1;
    for (long x = mode; x != end; x += step) {
      long upper = step > 0 ? x + 1 : x;
      // P(upper) / P(upper - 1)
      double ratio =
          ((double) n1 - upper + 1)
              * ((double) m1 - upper + 1)
              / ((double) upper * ((double) n0 - m1 + upper));
      double weight = weights[count - 1] * (step > 0 ? ratio : 1 / ratio);
      if (weight < NEGLIGIBLE) {
        break;
      }
      if (count == weights.length) {
        weights = Arrays.copyOf(weights, 2 * count);
      }
      weights[count++] = weight;
    }
    return Arrays.copyOf(weights, count);
  }
}
