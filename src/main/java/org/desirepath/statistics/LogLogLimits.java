package org.desirepath.statistics;

/** Limits of a probability, symmetric on the log(-log) scale and so always inside (0, 1). */
final class LogLogLimits {

  private LogLogLimits() {}

  static Interval of(double probability, double variance, double level) {
    double z = StandardNormal.quantileOfLevel(level);
    if (!(probability > 0 && probability < 1)) {
      return Interval.unknown();
    }
    double logarithm = StrictMath.log(probability);
    double half = z * StrictMath.sqrt(variance) / (probability * -logarithm);
    return new Interval(
        StrictMath.exp(logarithm * StrictMath.exp(half)),
        StrictMath.exp(logarithm * StrictMath.exp(-half)));
  }
}
