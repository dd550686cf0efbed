package org.desirepath.diagnostics.touchpoints;

import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Spread;
import org.desirepath.statistics.KaplanMeier;
import org.desirepath.statistics.SortedValues;

/** Quantiles of numbers, and of times of which some are not over. */
public final class Spreads {
  private static final double LEVEL = 0.95;

  private Spreads() {}

  /** Of numbers that are all known; {@code open} others are not and can't be accounted for. */
  public static Spread of(double[] values, int open, String reason) {
    if (values.length == 0) {
      return Spread.absent(open, reason);
    }
    return of(SortedValues.of(values), values.length, open);
  }

  /** Of whole numbers, as {@link #of(double[], int, String)}. */
  static Spread of(long[] values, int open, String reason) {
    return values.length == 0
        ? Spread.absent(open, reason)
        : of(SortedValues.of(values), values.length, open);
  }

  private static Spread of(SortedValues sorted, int n, int open) {
    return new Spread(
        n,
        open,
        Quantity.of(sorted.quantile(0.25)),
        Quantity.estimate(sorted.median(), sorted.medianInterval(LEVEL)),
        Quantity.of(sorted.quantile(0.75)),
        Quantity.of(sorted.quantile(0.9)));
  }

  /** Of times, those not over censored: the quantiles of those that ever are, Kaplan-Meier. */
  public static Spread censored(long[] times, boolean[] over, String reason) {
    int n = 0;
    for (boolean one : over) {
      n += one ? 1 : 0;
    }
    if (n == 0) {
      return Spread.absent(over.length, reason);
    }
    KaplanMeier curve = KaplanMeier.of(times, over);
    return new Spread(
        n,
        over.length - n,
        at(curve, 0.25),
        Quantity.estimate(
            at(curve, 0.5).value().orElseThrow(), curve.normalizedQuantileInterval(0.5, LEVEL)),
        at(curve, 0.75),
        at(curve, 0.9));
  }

  private static Quantity at(KaplanMeier curve, double q) {
    return Quantity.of((double) curve.normalizedQuantile(q).orElseThrow());
  }
}
