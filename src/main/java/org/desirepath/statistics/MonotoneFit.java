package org.desirepath.statistics;

import java.util.Arrays;

/**
 * The rates of ordered groups, such as bins of a wait, smoothed just enough to rise or fall
 * throughout: the monotone sequence of greatest likelihood.
 *
 * <p>Source: M. Ayer, H. D. Brunk, G. M. Ewing, W. T. Reid and E. Silverman, "An empirical
 * distribution function for sampling with incomplete information", 1955,
 * doi:10.1214/aoms/1177728423 (neighbours that violate the order are pooled).
 *
 * <p>Cost O(n) for n groups. Groups without trials get the rate of the nearest group before them
 * that has some, at the start that after them; without any trials all are {@code NaN}.
 */
public final class MonotoneFit {

  private MonotoneFit() {}

  /** The fitted rates, none below the one before. */
  public static double[] rising(Proportion[] groups) {
    double[] successes = new double[groups.length];
    double[] trials = new double[groups.length];
    int[] lastMember = new int[groups.length];
    int blocks = 0;
    for (int i = 0; i < groups.length; i++) {
      if (groups[i].trials() > 0) {
        successes[blocks] = groups[i].successes();
        trials[blocks] = groups[i].trials();
        blocks++;
        // products instead of quotients: counts compare exactly
        while (blocks > 1
            && successes[blocks - 2] * trials[blocks - 1]
                >= successes[blocks - 1] * trials[blocks - 2]) {
          successes[blocks - 2] += successes[blocks - 1];
          trials[blocks - 2] += trials[blocks - 1];
          blocks--;
        }
      }
      if (blocks > 0) {
        lastMember[blocks - 1] = i;
      }
    }
    double[] rates = new double[groups.length];
    Arrays.fill(rates, Double.NaN);
    int next = 0;
    for (int block = 0; block < blocks; block++) {
      Arrays.fill(rates, next, lastMember[block] + 1, successes[block] / trials[block]);
      next = lastMember[block] + 1;
    }
    return rates;
  }

  /** The fitted rates, none above the one before. */
  public static double[] falling(Proportion[] groups) {
    Proportion[] failures =
        Arrays.stream(groups)
            .map(group -> new Proportion(group.trials() - group.successes(), group.trials()))
            .toArray(Proportion[]::new);
    return Arrays.stream(rising(failures)).map(rate -> 1 - rate).toArray();
  }
}
