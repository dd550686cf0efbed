package org.desirepath.diagnostics.groups;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How time is cut into periods: a journey belongs to the one in which it begins.
 *
 * @param unit of the calendar, or {@link Unit#DATES}
 * @param dates first days of the periods after the first, ascending; empty unless of dates
 */
public record PeriodSplit(Unit unit, List<LocalDate> dates) {

  /** What bounds periods. */
  public enum Unit {
    WEEK,
    MONTH,
    QUARTER,
    YEAR,
    DATES;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @throws IllegalArgumentException if dates do not ascend, or are there for another unit
   */
  public PeriodSplit {
    dates = List.copyOf(dates);
    if ((unit == Unit.DATES) == dates.isEmpty()) {
      throw new IllegalArgumentException("dates: expected some for DATES and none for the others");
    }
    for (int i = 1; i < dates.size(); i++) {
      if (!dates.get(i - 1).isBefore(dates.get(i))) {
        throw new IllegalArgumentException("dates: expected them ascending, got " + dates);
      }
    }
  }

  /**
   * Reads {@code week}, {@code month}, {@code quarter}, {@code year}, or days parted by commas.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  public static PeriodSplit parse(String text) {
    for (Unit unit : Unit.values()) {
      if (unit != Unit.DATES && unit.word().equals(text.strip().toLowerCase(Locale.ROOT))) {
        return new PeriodSplit(unit, List.of());
      }
    }
    List<LocalDate> dates = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      try {
        dates.add(LocalDate.parse(part.strip()));
      } catch (DateTimeParseException e) {
        throw new IllegalArgumentException(
            "expected week, month, quarter, year or days such as 2025-07-01,2025-10-01; got \""
                + text
                + "\"",
            e);
      }
    }
    return new PeriodSplit(Unit.DATES, dates);
  }

  /** The first day of the period of a time; {@link LocalDate#MIN} before the first date. */
  LocalDate start(long millis, ZoneId zone) {
    LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(millis), zone);
    return switch (unit) {
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
      case QUARTER -> day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
      case YEAR -> day.withDayOfYear(1);
      case DATES ->
          dates.stream()
              .filter(date -> !date.isAfter(day))
              .reduce((a, b) -> b)
              .orElse(LocalDate.MIN);
    };
  }

  /** The name of a period by its first day. */
  String name(LocalDate start) {
    return switch (unit) {
      case WEEK -> "week of " + start;
      case MONTH -> start.toString().substring(0, 7);
      case QUARTER -> start.getYear() + "-Q" + ((start.getMonthValue() - 1) / 3 + 1);
      case YEAR -> Integer.toString(start.getYear());
      case DATES -> start.equals(LocalDate.MIN) ? "before " + dates.get(0) : "from " + start;
    };
  }

  /** The name of the column of periods. */
  String column() {
    return unit == Unit.DATES ? "period" : "period (" + unit.word() + ")";
  }
}
