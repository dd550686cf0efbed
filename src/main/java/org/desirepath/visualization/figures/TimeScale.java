package org.desirepath.visualization.figures;

/** Round steps of an axis of time. */
final class TimeScale {

  private static final long SECOND = 1000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final long[] STEPS = {
    SECOND,
    5 * SECOND,
    15 * SECOND,
    MINUTE,
    5 * MINUTE,
    15 * MINUTE,
    HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR,
    DAY,
    2 * DAY,
    5 * DAY,
    7 * DAY,
    10 * DAY,
    14 * DAY,
    30 * DAY,
    60 * DAY,
    90 * DAY,
    180 * DAY,
    365 * DAY,
    730 * DAY
  };

  private TimeScale() {}

  /** The least round step that makes at most so many. */
  static long step(long spanMillis, int most) {
    for (long step : STEPS) {
      if (spanMillis / step <= most) {
        return step;
      }
    }
    long years = spanMillis / most / (365 * DAY) + 1;
    return years * 365 * DAY;
  }
}
