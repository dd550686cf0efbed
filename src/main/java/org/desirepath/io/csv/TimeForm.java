package org.desirepath.io.csv;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.desirepath.eventlog.EventLog;
import org.desirepath.io.FormatException;
import org.desirepath.io.TimeParser;
import org.jspecify.annotations.Nullable;

/**
 * How a file writes its times, decided by values.
 *
 * @param format as {@link TimeParser#of} takes it
 */
record TimeForm(String format, String reason) {
  private static final Set<String> MISSING = Set.of("", "null", "na", "n/a", "nan", "none", "-");
  private static final long FIRST = Instant.parse("1980-01-01T00:00:00Z").toEpochMilli();
  private static final long LAST = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();
  private static final List<String> PATTERNS =
      List.of(
          "yyyyMMdd",
          "yyyyMMddHHmmss",
          "yyyyMMdd HHmmss",
          "d-MMM-yyyy[ H:mm[:ss]]",
          "d MMM yyyy[ H:mm[:ss]]",
          "EEE MMM d HH:mm:ss zzz yyyy",
          "EEE, d MMM yyyy HH:mm:ss Z",
          "MMM d, yyyy[ h:mm[:ss] a]");

  /** True for the ways to write that there is no time. */
  static boolean isMissing(String value) {
    return value.length() < 5 && MISSING.contains(value.strip().toLowerCase(Locale.ROOT));
  }

  /** True if at least nine values in ten are times of one form, whichever. */
  static boolean looksLikeTimes(List<String> values) {
    List<String> present = values.stream().filter(v -> !isMissing(v)).toList();
    return !present.isEmpty()
        && (share("iso", present) >= 0.9
            || share("dd/MM/yyyy", present) >= 0.9
            || share("MM/dd/yyyy", present) >= 0.9);
  }

  /**
   * The form that most values have, if it is at least half of them.
   *
   * @throws FormatException if none fits, or two fit equally
   */
  static TimeForm of(List<String> values, String column, String file) throws FormatException {
    List<String> present = values.stream().filter(v -> !isMissing(v)).toList();
    if (present.isEmpty()) {
      return new TimeForm("iso", "no values to tell by");
    }
    TimeForm epoch = epoch(present);
    if (epoch != null) {
      return epoch;
    }
    if (share("iso", present) >= 0.5) {
      return new TimeForm("iso", "ISO-8601");
    }
    double dayFirst = share("dd/MM/yyyy", present);
    double monthFirst = share("MM/dd/yyyy", present);
    if (Math.max(dayFirst, monthFirst) >= 0.5) {
      return dayOrMonth(present, dayFirst, monthFirst, column, file);
    }
    List<String> others = new ArrayList<>(List.of("yyyy/MM/dd"));
    others.addAll(PATTERNS);
    for (String format : others) {
      if (share(format, present) >= 0.5) {
        return new TimeForm(format, "the form of the values");
      }
    }
    throw new FormatException(
        file,
        0,
        "column \""
            + column
            + "\": \""
            + present.get(0)
            + "\" is not a time of a known form (ISO-8601, epoch seconds to nanoseconds, dd/MM/yyyy"
            + " HH:mm, ...); give --time-format, or --time with another column");
  }

  private static TimeForm dayOrMonth(
      List<String> present, double dayFirst, double monthFirst, String column, String file)
      throws FormatException {
    if (dayFirst > monthFirst) {
      return new TimeForm("dd/MM/yyyy", "some first numbers are above 12, so they are days");
    }
    if (monthFirst > dayFirst) {
      return new TimeForm("MM/dd/yyyy", "some second numbers are above 12, so they are days");
    }
    if (present.stream().allMatch(v -> v.indexOf('.') > 0 && v.indexOf('.') < 3)) {
      return new TimeForm("dd/MM/yyyy", "dates with points put the day first");
    }
    throw new FormatException(
        file,
        0,
        "column \""
            + column
            + "\": \""
            + present.get(0)
            + "\" may be day/month or month/day, and the first "
            + present.size()
            + " values do not tell; give --time-format dd/MM/yyyy or MM/dd/yyyy");
  }

  private static @Nullable TimeForm epoch(List<String> present) {
    for (String unit : List.of("epoch-s", "epoch-ms", "epoch-us", "epoch-ns")) {
      TimeParser parser = TimeParser.of(unit, ZoneId.of("UTC"));
      long fitting =
          present.stream()
              .mapToLong(parser::parse)
              .filter(t -> t != EventLog.NO_TIME && t >= FIRST && t < LAST)
              .count();
      if (fitting * 2 >= present.size()) {
        return new TimeForm(unit, "the values are then in the years 1980 to 2099");
      }
    }
    return null;
  }

  private static double share(String format, List<String> values) {
    TimeParser parser = TimeParser.of(format, ZoneId.of("UTC"));
    long fitting = values.stream().filter(v -> parser.parse(v) != EventLog.NO_TIME).count();
    return (double) fitting / values.size();
  }
}
