package org.desirepath.eventlog;

import java.util.Locale;

/** Lengths of time as people say them. */
public final class DurationText {
  private static final long SECOND = 1000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private DurationText() {}

  /** In the unit that fits: 45 s, 30 min, 14 h, 2.5 days, 1.2 years. */
  public static String of(long millis) {
    if (millis < MINUTE) {
      return scaled(millis, SECOND) + " s";
    }
    if (millis < HOUR) {
      return scaled(millis, MINUTE) + " min";
    }
    if (millis < DAY) {
      return scaled(millis, HOUR) + " h";
    }
    if (millis < 730 * DAY) {
      return scaled(millis, DAY) + (millis == DAY ? " day" : " days");
    }
    return scaled(millis, 365 * DAY) + " years";
  }

  private static String scaled(long millis, long unit) {
    double value = (double) millis / unit;
    int decimals = value < 9.95 && millis % unit != 0 ? 1 : 0;
    return String.format(Locale.ROOT, "%,." + decimals + "f", value).replace('-', '−');
  }
}
