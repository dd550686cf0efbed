package org.desirepath.statistics;

/**
 * The outcome of a significance test.
 *
 * @param z the standardised statistic, its sign the direction of the association; {@code NaN} if
 *     not testable
 * @param p two-sided p-value in [0, 1]; {@code NaN} if not testable
 * @param method how {@code p} was found
 */
public record TestResult(double z, double p, Method method) {

  /** How a p-value was found. */
  public enum Method {
    /** From the normal approximation of the statistic. */
    NORMAL,
    /** From the exact conditional distribution, half of the observed point counted (mid-p). */
    EXACT_MID_P,
    /** No data that could speak for or against. */
    NOT_TESTABLE
  }

  /** There was nothing to test. */
  static TestResult notTestable() {
    return new TestResult(Double.NaN, Double.NaN, Method.NOT_TESTABLE);
  }

  static TestResult normal(double z) {
    return new TestResult(z, StandardNormal.twoSidedP(z), Method.NORMAL);
  }

  /** False when there were no data that could speak for or against. */
  public boolean isTestable() {
    return method != Method.NOT_TESTABLE;
  }
}
