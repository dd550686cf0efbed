package org.desirepath.eventlog.privacy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** What times are cut to, so that a person can't be found by the moment of a visit. */
public enum TimeStep {
  HOUR,
  DAY,
  /** From Monday. */
  WEEK;

  /** The beginning of the step that a moment is in; never later than it, and in the same order. */
  public long floor(long millis, ZoneId zone) {
    ZonedDateTime time = Instant.ofEpochMilli(millis).atZone(zone);
    ZonedDateTime start =
        switch (this) {
          case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
          case DAY -> time.toLocalDate().atStartOfDay(zone);
          case WEEK ->
              time.toLocalDate()
                  .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                  .atStartOfDay(zone);
        };
    return start.toInstant().toEpochMilli();
  }

  /** As people say it: {@code hour}, {@code day}, {@code week}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
