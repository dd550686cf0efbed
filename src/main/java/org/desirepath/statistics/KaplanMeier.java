package org.desirepath.statistics;

import java.util.OptionalLong;

/**
 * The share that an event has not happened to yet, with right censoring: {@code S(t) = prod_{ti <=
 * t} (1 - d(ti) / r(ti))}, and its quantiles.
 *
 * <p>Source: E. L. Kaplan and P. Meier, "Nonparametric estimation from incomplete observations",
 * 1958, doi:10.1080/01621459.1958.10501452; Greenwood's variance, limits on the log(-log) scale.
 *
 * <p>With several kinds of end use {@link AalenJohansen}: {@code 1 - S} of one kind with the others
 * censored overstates it. Built in O(n log n) for n subjects. Immutable.
 */
public final class KaplanMeier {

  /** Quantiles are steps: a level missed by rounding only must not move them to the next step. */
  private static final double ROUNDING = 1e-12;

  private final AalenJohansen curve;
  private final long longestTime;

  private KaplanMeier(AalenJohansen curve, long longestTime) {
    this.curve = curve;
    this.longestTime = longestTime;
  }

  /**
   * Estimates the curve.
   *
   * @param times time of the event or of censoring, 0 or more, any unit
   * @param happened whether it was the event
   * @throws IllegalArgumentException if the lengths differ or a time is negative
   */
  public static KaplanMeier of(long[] times, boolean[] happened) {
    int[] causes = new int[happened.length];
    for (int i = 0; i < happened.length; i++) {
      causes[i] = happened[i] ? 1 : AalenJohansen.CENSORED;
    }
    AalenJohansen curve = AalenJohansen.of(times, causes, 1);
    long longest = 0;
    for (long time : times) {
      longest = StrictMath.max(longest, time);
    }
    return new KaplanMeier(curve, longest);
  }

  /** How many distinct times have an event. */
  public int timeCount() {
    return curve.timeCount();
  }

  /** The event time of this index, ascending. */
  public long time(int index) {
    return curve.time(index);
  }

  /** The greatest time given, of an event or of censoring; 0 without subjects. */
  public long longestTime() {
    return longestTime;
  }

  /** Share that the event has not happened to until {@code time}, included. */
  public double survival(long time) {
    return curve.survival(time);
  }

  /**
   * The interval of {@link #survival}; unknown where the survival is 0 or 1.
   *
   * @param level confidence level, above 0 and below 1
   */
  public Interval interval(long time, double level) {
    double survival = survival(time);
    return Interval.logLog(survival, curve.variance(1, time), level);
  }

  /**
   * The first time until which the event has happened to a share {@code q}; empty if the curve
   * never gets there.
   *
   * @param q above 0, at most 1
   */
  public OptionalLong quantile(double q) {
    return firstTimeReaching(checkedShare(q));
  }

  /**
   * The first time until which the event has happened to a share {@code q} of those it ever happens
   * to: the quantile of {@code (1 - S(t)) / (1 - S(t_max))}. The plain curve of gaps between events
   * never reaches .99 once more than 1 % of the journeys are lost. Empty without any event.
   *
   * <p>It needs a follow-up well beyond the time found: trust it only if there are subjects that
   * could have been seen for four times as long.
   *
   * @param q above 0, at most 1
   */
  public OptionalLong normalizedQuantile(double q) {
    checkedShare(q);
    return timeCount() == 0
        ? OptionalLong.empty()
        : firstTimeReaching(q * (1 - survival(time(timeCount() - 1))));
  }

  /**
   * The interval of {@link #normalizedQuantile}: all times at which the interval of the survival
   * holds the level that the quantile stands for; the share that the event ever happens to is taken
   * as it is. Unknown if it has no end. Source: R. Brookmeyer and J. Crowley, "A confidence
   * interval for the median survival time", 1982, doi:10.2307/2530286. O(n log n).
   *
   * @param q above 0, at most 1
   * @param level confidence level, above 0 and below 1
   */
  public Interval normalizedQuantileInterval(double q, double level) {
    checkedShare(q);
    if (timeCount() == 0) {
      return Interval.unknown();
    }
    double survival = 1 - q * (1 - survival(time(timeCount() - 1)));
    int low = firstIndex(survival, level, true);
    int high = firstIndex(survival, level, false);
    return high == timeCount()
        ? Interval.unknown()
        : new Interval((double) time(low), (double) time(high));
  }

  /** The first time at which one end of the survival's interval is down at this survival. */
  private int firstIndex(double survival, double level, boolean lowEnd) {
    int from = 0;
    int to = timeCount();
    while (from < to) {
      int middle = (from + to) >>> 1;
      double here = survival(time(middle));
      Interval interval = interval(time(middle), level);
      double end = !interval.isKnown() ? here : lowEnd ? interval.low() : interval.high();
      if (end <= survival + ROUNDING) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return from;
  }

  private OptionalLong firstTimeReaching(double share) {
    for (int i = 0; i < timeCount(); i++) {
      if (1 - survival(time(i)) >= share - ROUNDING) {
        return OptionalLong.of(time(i));
      }
    }
    return OptionalLong.empty();
  }

  private static double checkedShare(double q) {
    if (!(q > 0 && q <= 1)) {
      throw new IllegalArgumentException("q must be above 0 and at most 1; got " + q);
    }
    return q;
  }
}
