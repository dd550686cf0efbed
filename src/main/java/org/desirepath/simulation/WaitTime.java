package org.desirepath.simulation;

import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * A log-normal wait, cut off on both sides; drawn by the inverse of its distribution function, so
 * that a wait known to be longer than some time can be drawn too.
 *
 * @param median before cutting, in milliseconds
 * @param spread standard deviation of the logarithm, above 0
 * @param low shortest
 * @param high longest, at least {@code low}; may be infinite
 */
record WaitTime(double median, double spread, double low, double high) {
  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

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
    if (upper > lower && tail > 0 && tail < 1) {
      double z = -NORMAL.inverseCumulativeProbability(tail);
      drawn = Math.min(high, Math.max(from, median * StrictMath.exp(spread * z)));
    }
    long seconds = (long) (drawn / 1000);
    return Math.max(1, seconds * 1000 <= millis ? seconds + 1 : seconds) * 1000;
  }

  private double tail(double millis) {
    if (millis <= 0) {
      return 1;
    }
    return Double.isInfinite(millis)
        ? 0
        : NORMAL.cumulativeProbability(-StrictMath.log(millis / median) / spread);
  }
}
