package org.desirepath.statistics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Finds the value of an ordered score, such as a wait, beyond which a binary outcome changes most:
 * the candidate threshold with the greatest {@code |z|} of the stratified test of "above against
 * not above".
 *
 * <p>The maximum over many thresholds is large even if nothing changes anywhere, so its p-value
 * comes from permuting the outcomes within each stratum; and taking the smallest significant
 * threshold instead would find one far too low. Sources: R. Miller and D. Siegmund, "Maximally
 * selected chi square statistics", Biometrics 38, 1982, 1011-1016; within-stratum permutation after
 * P. H. Westfall and S. S. Young, "Resampling-Based Multiple Testing", 1993.
 *
 * <p>Cost O((p + r) (n + k s)) for p permutations, r resamples, n journeys, k candidates and s
 * strata. Same seed, same result. Immutable and thread-safe.
 *
 * @param candidateCount greatest number of thresholds tried, 1 or more: evenly spaced quantiles of
 *     the scores from 5 % to 95 %
 * @param permutations how often outcomes are permuted, 1 or more; the least possible p-value is
 *     {@code 1 / (permutations + 1)}
 * @param bootstrap the resamples by journey that give the interval of the threshold; its seed also
 *     drives the permutations
 */
public record Knee(int candidateCount, int permutations, Bootstrap bootstrap) {

  /**
   * A knee.
   *
   * @param threshold the score beyond which the outcome differs most; {@code NaN} if none could be
   *     tested
   * @param z the standardised statistic there, positive if success is more frequent above it
   * @param p permutation p-value of the greatest {@code |z|}; {@code NaN} if none could be tested
   * @param interval bootstrap interval of the threshold in steps of the candidates, and to the
   *     candidates beside it where scores lie between, since the best candidate may be on either
   *     side of a change between two
   */
  public record Found(double threshold, double z, double p, Interval interval) {}

  /**
   * @throws IllegalArgumentException if a count is below 1
   */
  public Knee {
    if (candidateCount < 1 || permutations < 1) {
      throw new IllegalArgumentException(
          "candidateCount and permutations must be 1 or more; got "
              + candidateCount
              + " and "
              + permutations);
    }
  }

  /**
   * Finds the knee of these journeys.
   *
   * @param scores finite score of each journey
   * @param successes outcome of each journey
   * @param strata stratum of each journey, any numbers
   * @param level confidence level of the interval, above 0 and below 1
   * @throws IllegalArgumentException if the lengths differ or a score is not finite
   */
  public Found find(double[] scores, boolean[] successes, int[] strata, double level) {
    checkJourneys(scores, successes, strata);
    StandardNormal.checkedLevel(level);
    double[] candidates = candidates(scores);
    Scan scan = new Scan(candidates, scores, strata);
    int[] once = new int[scores.length];
    Arrays.fill(once, 1);
    double[] z = scan.statistics(successes, once);
    OptionalInt best = greatest(z);
    if (best.isEmpty()) {
      return new Found(Double.NaN, Double.NaN, Double.NaN, Interval.unknown());
    }
    double found = z[best.getAsInt()];
    double p = permutationP(scan, successes, once, StrictMath.abs(found));
    double[] resampled =
        bootstrap.replicate(
            scores.length,
            counts -> {
              OptionalInt again = greatest(scan.statistics(successes, counts));
              return again.isEmpty() ? Double.NaN : candidates[again.getAsInt()];
            });
    Interval interval = Bootstrap.percentileInterval(resampled, level);
    return new Found(
        candidates[best.getAsInt()],
        found,
        p,
        interval.isKnown() ? widened(interval, candidates, scores) : interval);
  }

  private static Interval widened(Interval interval, double[] candidates, double[] scores) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      least = StrictMath.min(least, score);
      greatest = StrictMath.max(greatest, score);
    }
    double below = least;
    double above = greatest;
    for (double candidate : candidates) {
      below = candidate < interval.low() ? candidate : below;
      above = candidate > interval.high() ? StrictMath.min(above, candidate) : above;
    }
    boolean lower = false;
    boolean higher = false;
    for (double score : scores) {
      lower |= score > below && score < interval.low();
      higher |= score > interval.high() && score < above;
    }
    return new Interval(lower ? below : interval.low(), higher ? above : interval.high());
  }

  private static void checkJourneys(double[] scores, boolean[] successes, int[] strata) {
    if (scores.length != successes.length || scores.length != strata.length) {
      throw new IllegalArgumentException(
          "needs one score, outcome and stratum a journey; got "
              + scores.length
              + ", "
              + successes.length
              + " and "
              + strata.length);
    }
    for (double score : scores) {
      if (!Double.isFinite(score)) {
        throw new IllegalArgumentException("scores must be finite; got " + score);
      }
    }
  }

  private double[] candidates(double[] scores) {
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    double[] candidates = new double[sorted.length == 0 ? 0 : candidateCount];
    for (int i = 0; i < candidates.length; i++) {
      double q = candidateCount == 1 ? 0.5 : 0.05 + 0.9 * i / (candidateCount - 1);
      // an observed score, so that "above" means the same for equal scores
      candidates[i] = sorted[(int) (q * (sorted.length - 1))];
    }
    return Arrays.stream(candidates).distinct().toArray();
  }

  private double permutationP(Scan scan, boolean[] successes, int[] once, double found) {
    // keys of the resamples are not negative, so those of the permutations are
    SeededRandom seeds = new SeededRandom(bootstrap.seed());
    int asGreat = 0;
    for (int i = 1; i <= permutations; i++) {
      double[] z = scan.statistics(scan.permuted(successes, seeds.fork(-i)), once);
      OptionalInt best = greatest(z);
      if (best.isPresent() && StrictMath.abs(z[best.getAsInt()]) >= found * (1 - 1e-12)) {
        asGreat++;
      }
    }
    return (1.0 + asGreat) / (1.0 + permutations);
  }

  /** Place of the greatest {@code |z|}, the lowest threshold among equals; NaN is not testable. */
  private static OptionalInt greatest(double[] z) {
    int best = -1;
    for (int i = 0; i < z.length; i++) {
      if (!Double.isNaN(z[i]) && (best < 0 || StrictMath.abs(z[i]) > StrictMath.abs(z[best]))) {
        best = i;
      }
    }
    return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
  }

  /** Journeys reduced to stratum and number of candidates below their score. */
  private static final class Scan {

    private final int candidateCount;
    private final int stratumCount;
    private final int[] stratum;
    private final int[] below;

    Scan(double[] candidates, double[] scores, int[] strata) {
      candidateCount = candidates.length;
      stratum = new int[scores.length];
      below = new int[scores.length];
      Map<Integer, Integer> dense = new HashMap<>();
      for (int i = 0; i < scores.length; i++) {
        dense.putIfAbsent(strata[i], dense.size());
        stratum[i] = dense.get(strata[i]);
        int at = Arrays.binarySearch(candidates, scores[i]);
        below[i] = at >= 0 ? at : -at - 1;
      }
      stratumCount = dense.size();
    }

    /** Outcomes shuffled among the journeys of each stratum. */
    boolean[] permuted(boolean[] successes, SeededRandom random) {
      boolean[] permuted = successes.clone();
      int[] last = new int[stratumCount];
      int[] size = new int[stratumCount];
      int[][] members = new int[stratumCount][];
      for (int s : stratum) {
        size[s]++;
      }
      for (int s = 0; s < stratumCount; s++) {
        members[s] = new int[size[s]];
      }
      for (int i = 0; i < stratum.length; i++) {
        members[stratum[i]][last[stratum[i]]++] = i;
      }
      for (int[] group : members) {
        for (int i = group.length - 1; i > 0; i--) {
          int other = group[random.nextInt(i + 1)];
          boolean swapped = permuted[group[i]];
          permuted[group[i]] = permuted[other];
          permuted[other] = swapped;
        }
      }
      return permuted;
    }

    /** The Cochran-Mantel-Haenszel z of "above" for every candidate; NaN if not testable. */
    double[] statistics(boolean[] successes, int[] counts) {
      int width = candidateCount + 1;
      double[] trials = new double[stratumCount * width];
      double[] hits = new double[stratumCount * width];
      for (int i = 0; i < stratum.length; i++) {
        int cell = stratum[i] * width + below[i];
        trials[cell] += counts[i];
        hits[cell] += successes[i] ? counts[i] : 0;
      }
      double[] excess = new double[candidateCount];
      double[] variance = new double[candidateCount];
      for (int s = 0; s < stratumCount; s++) {
        addStratum(trials, hits, s * width, excess, variance);
      }
      double[] z = new double[candidateCount];
      Arrays.setAll(
          z, k -> variance[k] > 0 ? excess[k] / StrictMath.sqrt(variance[k]) : Double.NaN);
      return z;
    }

    private void addStratum(
        double[] trials, double[] hits, int start, double[] excess, double[] variance) {
      double n = 0;
      double successes = 0;
      for (int cell = start; cell <= start + candidateCount; cell++) {
        n += trials[cell];
        successes += hits[cell];
      }
      if (n < 2) {
        return;
      }
      double above = n;
      double hitsAbove = successes;
      for (int k = 0; k < candidateCount; k++) {
        above -= trials[start + k];
        hitsAbove -= hits[start + k];
        excess[k] += hitsAbove - above * successes / n;
        variance[k] += above * (n - above) * successes * (n - successes) / (n * n * (n - 1));
      }
    }
  }
}
