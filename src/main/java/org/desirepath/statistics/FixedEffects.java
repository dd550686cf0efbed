package org.desirepath.statistics;

import java.util.Arrays;

/**
 * The difference in success between exposed and others within strata, where a subject may stand in
 * several: linear regression with an effect for every stratum, {@code d = sum (e - mean e)(y - mean
 * y) / sum (e - mean e)^2}, which is the Mantel-Haenszel risk difference, with the variance of
 * subjects as clusters, {@code sum over subjects of (sum (e - mean e) r)^2 / (sum (e - mean
 * e)^2)^2}, {@code r = y - mean y - d (e - mean e)}; each product times {@code sqrt(n/(n-1))} of
 * its stratum, and the whole times {@code m/(m-1)} for m subjects.
 *
 * <p>Source of the variance: K.-Y. Liang and S. L. Zeger, "Longitudinal data analysis using
 * generalized linear models", 1986, doi:10.1093/biomet/73.1.13. It wants at least some thirty
 * subjects. O(n) for n units in order of subject.
 *
 * @param difference {@code NaN} if no stratum has both
 * @param variance of it
 * @param subjects that stand in strata with both
 */
public record FixedEffects(double difference, double variance, int subjects) {

  /**
   * Estimates.
   *
   * @param strata by unit, codes from 0
   * @param ofSubject by unit, units of one subject next to each other
   * @throws IllegalArgumentException if the lengths differ
   */
  public static FixedEffects of(
      int[] strata, int[] ofSubject, boolean[] exposed, boolean[] success) {
    int n = strata.length;
    if (ofSubject.length != n || exposed.length != n || success.length != n) {
      throw new IllegalArgumentException(
          "needs one subject, exposure and outcome a unit; got "
              + n
              + ", "
              + ofSubject.length
              + ", "
              + exposed.length
              + " and "
              + success.length);
    }
    int count = Arrays.stream(strata).max().orElse(-1) + 1;
    double[] size = new double[count];
    double[] exposedShare = new double[count];
    double[] successShare = new double[count];
    for (int i = 0; i < n; i++) {
      size[strata[i]]++;
      exposedShare[strata[i]] += exposed[i] ? 1 : 0;
      successShare[strata[i]] += success[i] ? 1 : 0;
    }
    double weight = 0;
    for (int s = 0; s < count; s++) {
      if (size[s] == 0) {
        continue;
      }
      exposedShare[s] /= size[s];
      successShare[s] /= size[s];
      weight += size[s] * exposedShare[s] * (1 - exposedShare[s]);
    }
    double sum = 0;
    for (int i = 0; i < n; i++) {
      int s = strata[i];
      sum += ((exposed[i] ? 1 : 0) - exposedShare[s]) * ((success[i] ? 1 : 0) - successShare[s]);
    }
    if (!(weight > 0)) {
      return new FixedEffects(Double.NaN, Double.NaN, 0);
    }
    double difference = sum / weight;
    double squares = 0;
    double ofOne = 0;
    int subjects = 0;
    boolean informative = false;
    for (int i = 0; i < n; i++) {
      int s = strata[i];
      double e = (exposed[i] ? 1 : 0) - exposedShare[s];
      double residual = (success[i] ? 1 : 0) - successShare[s] - difference * e;
      if (e != 0) {
        ofOne += e * residual * StrictMath.sqrt(size[s] / (size[s] - 1));
        informative = true;
      }
      if (i == n - 1 || ofSubject[i + 1] != ofSubject[i]) {
        squares += ofOne * ofOne;
        subjects += informative ? 1 : 0;
        ofOne = 0;
        informative = false;
      }
    }
    double small = subjects < 2 ? Double.NaN : subjects / (subjects - 1.0);
    return new FixedEffects(difference, small * squares / (weight * weight), subjects);
  }

  /** Whether there are a difference and a variance above 0. */
  public boolean isKnown() {
    return variance > 0;
  }

  /** Normal limits. */
  public Interval interval(double level) {
    if (!isKnown()) {
      return Interval.unknown();
    }
    double half = StandardNormal.quantileOfLevel(level) * StrictMath.sqrt(variance);
    return new Interval(difference - half, difference + half);
  }

  /** Of no difference. */
  public TestResult test() {
    return isKnown()
        ? TestResult.normal(difference / StrictMath.sqrt(variance))
        : TestResult.notTestable();
  }
}
