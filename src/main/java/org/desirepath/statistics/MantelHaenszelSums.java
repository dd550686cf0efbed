package org.desirepath.statistics;

/**
 * The sums over strata from which every Mantel-Haenszel estimate is made, in one pass.
 *
 * <p>In a stratum: a, b = successes and failures of the exposed, c, d of the unexposed, n1 = a + b,
 * n0 = c + d, m1 = a + c, m0 = b + d, n = n1 + n0. Strata without both arms say nothing and are
 * left out of all sums but the arm sizes.
 */
final class MantelHaenszelSums {

  long exposed;
  long unexposed;
  long comparable;
  long comparableExposed;
  long informative;
  long observed;

  /** sum(a d / n) and sum(b c / n). */
  double r;

  double s;

  /** sum(a n0 / n), sum(c n1 / n) and sum(n1 n0 / n). */
  double exposedRisk;

  double unexposedRisk;
  double weight;

  /** Sato's sum(P) and sum(Q). */
  double satoP;

  double satoQ;

  double riskRatioVariance;
  double exposedExcess;

  /** Expectation and variance of sum(a) given all margins. */
  double expected;

  double variance;

  private long comparableExposedSuccesses;
  private long comparableUnexposedSuccesses;
  private double smallestPossible;
  private double greatestPossible;
  private double pr;
  private double psPlusQr;
  private double qs;

  MantelHaenszelSums(long[] cells) {
    for (int i = 0; i < cells.length; i += 4) {
      add(cells[i], cells[i + 1], cells[i + 2], cells[i + 3]);
    }
  }

  private void add(long a, long b, long c, long d) {
    long n1 = a + b;
    long n0 = c + d;
    exposed += n1;
    unexposed += n0;
    if (n1 == 0 || n0 == 0) {
      return;
    }
    comparable += n1 + n0;
    comparableExposed += n1;
    comparableExposedSuccesses += a;
    comparableUnexposedSuccesses += c;
    if (a + c > 0 && b + d > 0) {
      informative += n1 + n0;
      observed += a;
      smallestPossible += StrictMath.max(0, a + c - n0);
      greatestPossible += StrictMath.min(a + c, n1);
    }
    addMoments((double) a, (double) b, (double) c, (double) d);
  }

  private void addMoments(double a, double b, double c, double d) {
    double n1 = a + b;
    double n0 = c + d;
    double m1 = a + c;
    double m0 = b + d;
    double n = n1 + n0;
    double ri = a * d / n;
    double si = b * c / n;
    double pi = (a + d) / n;
    double qi = (b + c) / n;
    r += ri;
    s += si;
    pr += pi * ri;
    psPlusQr += pi * si + qi * ri;
    qs += qi * si;
    exposedRisk += a * n0 / n;
    unexposedRisk += c * n1 / n;
    weight += n1 * n0 / n;
    satoP += (n1 * n1 * c - n0 * n0 * a + n1 * n0 * (n0 - n1) / 2) / (n * n);
    satoQ += (a * d + b * c) / (2 * n);
    riskRatioVariance += (m1 * n1 * n0 - a * c * n) / (n * n);
    exposedExcess += a - n1 * c / n0;
    if (m1 > 0 && m0 > 0) {
      expected += n1 * m1 / n;
      variance += n1 * n0 * m1 * m0 / (n * n * (n - 1));
    }
  }

  /** Variance of the log odds ratio by Robins, Breslow and Greenland; needs r and s above 0. */
  double logOddsRatioVariance() {
    return pr / (2 * r * r) + psPlusQr / (2 * r * s) + qs / (2 * s * s);
  }

  double mantelFleiss() {
    return StrictMath.min(expected - smallestPossible, greatestPossible - expected);
  }

  long smallerArmSuccesses() {
    long comparableUnexposed = comparable - comparableExposed;
    if (comparableExposed == comparableUnexposed) {
      return StrictMath.min(comparableExposedSuccesses, comparableUnexposedSuccesses);
    }
    return comparableExposed < comparableUnexposed
        ? comparableExposedSuccesses
        : comparableUnexposedSuccesses;
  }

  long smallerArmFailures() {
    long comparableUnexposed = comparable - comparableExposed;
    long exposedFailures = comparableExposed - comparableExposedSuccesses;
    long unexposedFailures = comparableUnexposed - comparableUnexposedSuccesses;
    if (comparableExposed == comparableUnexposed) {
      return StrictMath.min(exposedFailures, unexposedFailures);
    }
    return comparableExposed < comparableUnexposed ? exposedFailures : unexposedFailures;
  }
}
