package org.desirepath.diagnostics.journeys;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Calendar cells in which journeys are comparable: the weekdays, or the weekend, of a week or of a
 * month. Not safe for several threads at once.
 */
public final class Periods {

  /** How fine the cells are. */
  public enum Unit {
    WEEK,
    MONTH
  }

  /** A stretch of time, its end not included. */
  public record Piece(long from, long to) {}

  private static final int DAYS_TO_MONDAY = 3;
  private static final long DAY = 86_400_000L;

  /** A power of two. */
  private static final int CACHED_DAYS = 1024;

  private final ZoneId zone;
  private final Unit unit;
  private final Map<Long, List<Piece>> pieces = new HashMap<>();

  /** Local days by the day of UTC in which they were asked for: begin, end and cell. */
  private final long[] cached = new long[3 * CACHED_DAYS];

  public Periods(ZoneId zone, Unit unit) {
    this.zone = zone;
    this.unit = unit;
  }

  /** The week or month of a time. */
  long period(long time) {
    return Math.floorDiv(cell(time), 2);
  }

  /** The cell of a time. */
  public long cell(long time) {
    int at = 3 * (int) (Math.floorDiv(time, DAY) & (CACHED_DAYS - 1));
    if (time < cached[at] || time >= cached[at + 1]) {
      LocalDate date = LocalDate.ofInstant(Instant.ofEpochMilli(time), zone);
      boolean weekend = date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
      long period =
          unit == Unit.WEEK
              ? Math.floorDiv(date.toEpochDay() + DAYS_TO_MONDAY, 7)
              : date.getYear() * 12L + date.getMonthValue() - 1;
      cached[at] = start(date);
      cached[at + 1] = start(date.plusDays(1));
      cached[at + 2] = 2 * period + (weekend ? 1 : 0);
    }
    return cached[at + 2];
  }

  /** The first day of the week or month of a time, in days since 1970-01-01. */
  public long firstDay(long time) {
    long period = period(time);
    return unit == Unit.WEEK
        ? 7 * period - DAYS_TO_MONDAY
        : LocalDate.of((int) Math.floorDiv(period, 12), (int) Math.floorMod(period, 12L) + 1, 1)
            .toEpochDay();
  }

  /** The stretches of time that make up a cell, in order. */
  public List<Piece> pieces(long cell) {
    return pieces.computeIfAbsent(cell, this::findPieces);
  }

  private List<Piece> findPieces(long cell) {
    long period = Math.floorDiv(cell, 2);
    LocalDate first;
    LocalDate end;
    if (unit == Unit.WEEK) {
      first = LocalDate.ofEpochDay(7 * period - DAYS_TO_MONDAY);
      end = first.plusDays(7);
    } else {
      YearMonth month =
          YearMonth.of((int) Math.floorDiv(period, 12), Math.floorMod(period, 12) + 1);
      first = month.atDay(1);
      end = month.plusMonths(1).atDay(1);
    }
    boolean weekend = Math.floorMod(cell, 2) == 1;
    List<Piece> found = new ArrayList<>();
    for (LocalDate day = first; day.isBefore(end); day = day.plusDays(1)) {
      if (day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0 == weekend) {
        long from = start(day);
        long to = start(day.plusDays(1));
        int last = found.size() - 1;
        if (last >= 0 && found.get(last).to() == from) {
          found.set(last, new Piece(found.get(last).from(), to));
        } else {
          found.add(new Piece(from, to));
        }
      }
    }
    return found;
  }

  private long start(LocalDate day) {
    return day.atStartOfDay(zone).toInstant().toEpochMilli();
  }
}
