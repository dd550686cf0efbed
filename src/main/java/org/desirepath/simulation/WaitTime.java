package org.desirepath.simulation;

import java.util.SplittableRandom;

/**
 * A log-logistic wait, cut off on both sides: near to log-normal with a longer tail, and with a
 * distribution function that has an exact inverse, so that a wait known to be longer than some time
 * can be drawn too.
 *
 * @param median before cutting, in milliseconds
 * @param spread standard deviation of the logarithm, above 0
 * @param low shortest
 * @param high longest, at least {@code low}; may be infinite
 */
record WaitTime(double median, double spread, double low, double high) {
  /** The scale of a logistic distribution with standard deviation 1. */
  private static final double UNIT_SCALE = StrictMath.sqrt(3) / Math.PI;

  /** The chance that it is longer than a time. */
  double chanceAbove(double millis) {
    if (millis <= low) {
      return 1;
    }
    double width = tail(low) - tail(high);
    return millis >= high || width <= 0 ? 0 : (tail(millis) - tail(high)) / width;
  }

  /** Draws one that is longer than a time, in whole seconds, at least one. */
  long drawAbove(double millis, SplittableRandom random) {
    double from = Math.max(low, millis);
    double upper = tail(from);
    double lower = tail(high);
    double tail = lower + random.nextDouble() * (upper - lower);
    double drawn = from;
    if (upper > lower && tail > 0) {
      double factor = StrictMath.pow((1 - tail) / tail, spread * UNIT_SCALE);
      drawn = Math.min(high, Math.max(from, median * factor));
    }
    long seconds = (long) (drawn / 1000);
    return Math.max(1, seconds * 1000 <= millis ? seconds + 1 : seconds) * 1000;
  }

  private double tail(double millis) {
    if (millis <= 0) {
      return 1;
    }
    return 1 / (1 + StrictMath.pow(millis / median, 1 / (spread * UNIT_SCALE)));
  }
}
