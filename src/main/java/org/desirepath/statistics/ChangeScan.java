package org.desirepath.statistics;

/**
 * Whether a share changes at some time for good, within seasonal strata, and when: the greatest
 * standardised difference of before and after over all times, its chance by permutation of outcomes
 * within strata. A season that comes back the same is in the strata and so no change.
 *
 * <p>Sources: R. Miller and D. Siegmund, "Maximally selected chi square statistics", 1982,
 * doi:10.2307/2529881, for the statistic, and for the tail that permutations are too few to see; J.
 * Besag and P. Clifford, "Sequential Monte Carlo p-values", 1991, doi:10.1093/biomet/78.2.301:
 * permuting stops once {@value #ENOUGH} were as great, so that what has not changed costs little.
 *
 * <p>O(strata x times) a permutation, beside the fewer of those with and without the outcome. Same
 * seed, same result.
 *
 * @param statistic the greatest |z|; {@code NaN} if not testable
 * @param at the first time of "after"; -1 if not testable
 * @param p {@code NaN} if not testable
 */
public record ChangeScan(double statistic, int at, double p) {
  private static final int ENOUGH = 10;
  private static final double LEAST_SHARE = 0.1;

  /**
   * Scans.
   *
   * @param having by stratum and time, at most {@code n}
   * @param n by stratum and time
   * @param permutations at most so many
   */
  public static ChangeScan of(long[][] having, long[][] n, int permutations, SeededRandom random) {
    Run run = new Run(having, n);
    int at = run.greatest();
    if (at < 0) {
      return new ChangeScan(Double.NaN, -1, Double.NaN);
    }
    double observed = run.value;
    int asGreat = 0;
    int drawn = 0;
    while (drawn < permutations && asGreat < ENOUGH) {
      run.permute(random);
      run.greatest();
      // equal but for rounding
      asGreat += run.value >= observed * (1 - 1e-12) ? 1 : 0;
      drawn++;
    }
    double p = asGreat >= ENOUGH ? (double) asGreat / drawn : (asGreat + 1.0) / (drawn + 1.0);
    boolean unseen = asGreat == 0 && run.informativeStrata == 1;
    return new ChangeScan(observed, at, unseen ? StrictMath.min(p, tail(observed)) : p);
  }

  /** Miller and Siegmund's tail of the greatest |z|, for scans of the middle 80 %. */
  private static double tail(double b) {
    double density = StrictMath.exp(-b * b / 2) / StrictMath.sqrt(2 * StrictMath.PI);
    double range = (1 - LEAST_SHARE) / LEAST_SHARE;
    return density * (b - 1 / b) * 2 * StrictMath.log(range) + 4 * density / b;
  }

  /** Counts and what of them does not change. */
  private static final class Run {
    private final long[][] having;
    private final long[][] n;
    private final long[] total;
    private final long[] withOutcome;
    private final int[][] units;
    private final int times;
    private final double least;
    private int informativeStrata;
    private double value;

    Run(long[][] having, long[][] n) {
      this.n = n;
      this.times = n.length == 0 ? 0 : n[0].length;
      this.having = new long[n.length][];
      this.total = new long[n.length];
      this.withOutcome = new long[n.length];
      this.units = new int[n.length][];
      double all = 0;
      for (int s = 0; s < n.length; s++) {
        this.having[s] = having[s].clone();
        for (int w = 0; w < times; w++) {
          total[s] += n[s][w];
          withOutcome[s] += having[s][w];
        }
        all += total[s];
        units[s] = units(n[s], (int) total[s]);
        informativeStrata += withOutcome[s] > 0 && withOutcome[s] < total[s] ? 1 : 0;
      }
      this.least = LEAST_SHARE * all;
    }

    /** The time of every unit. */
    private static int[] units(long[] sizes, int size) {
      int[] units = new int[size];
      int next = 0;
      for (int w = 0; w < sizes.length; w++) {
        for (long i = 0; i < sizes[w]; i++) {
          units[next++] = w;
        }
      }
      return units;
    }

    /** The first time after the greatest difference, its |z| left in {@code value}; -1 if none. */
    int greatest() {
      long[] before = new long[n.length];
      long[] beforeHaving = new long[n.length];
      double all = 0;
      double whole = 0;
      for (long one : total) {
        whole += one;
      }
      int at = -1;
      value = 0;
      for (int w = 0; w < times - 1; w++) {
        double excess = 0;
        double variance = 0;
        for (int s = 0; s < n.length; s++) {
          before[s] += n[s][w];
          beforeHaving[s] += having[s][w];
          all += n[s][w];
          double size = total[s];
          if (size > 1) {
            excess += beforeHaving[s] - before[s] * (withOutcome[s] / size);
            variance +=
                before[s]
                    * (size - before[s])
                    * withOutcome[s]
                    * (size - withOutcome[s])
                    / (size * size * (size - 1));
          }
        }
        if (all >= least && whole - all >= least && variance > 0) {
          double z = StrictMath.abs(excess) / StrictMath.sqrt(variance);
          if (z > value || at < 0) {
            value = z;
            at = w + 1;
          }
        }
      }
      return at;
    }

    /** Deals the outcomes of each stratum out anew. */
    void permute(SeededRandom random) {
      for (int s = 0; s < n.length; s++) {
        boolean fewer = withOutcome[s] * 2 <= total[s];
        long draws = fewer ? withOutcome[s] : total[s] - withOutcome[s];
        long[] dealt = deal(s, draws, random);
        for (int w = 0; w < times; w++) {
          having[s][w] = fewer ? dealt[w] : n[s][w] - dealt[w];
        }
      }
    }

    /** So many units drawn without replacement, by time. */
    private long[] deal(int s, long draws, SeededRandom random) {
      long[] dealt = new long[times];
      int[] drawn = units[s];
      for (int i = 0; i < draws; i++) {
        int pick = i + random.nextInt(drawn.length - i);
        int time = drawn[pick];
        dealt[time]++;
        drawn[pick] = drawn[i];
        drawn[i] = time;
      }
      return dealt;
    }
  }
}
