package org.desirepath.io;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.QualityFinding;
import org.desirepath.eventlog.QualityFinding.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Times of one file, in one form, to milliseconds; counts what was assumed and cut off. Blanks
 * around a time are free. A local time that a change of the clocks repeats is taken as the first
 * one; one that it skips is taken with the offset before the change. Not thread-safe.
 */
public final class TimeParser {
  private static final Map<String, Integer> DIGITS_OF_UNIT =
      Map.of("epoch-s", 0, "epoch-ms", 3, "epoch-us", 6, "epoch-ns", 9);

  /** One form of times; says by {@link #zoned} whether the last value had its zone. */
  private interface Form {
    /** Milliseconds, local if not zoned, or {@link EventLog#NO_TIME}. */
    long parse(char[] text, int from, int to);
  }

  private final String name;
  private final @Nullable ZoneId zone;
  private final IsoTime iso;
  private final Form form;
  private boolean zoned;
  private long zoneAssumedCount;
  private long finerCount;
  private long zoneJumpCount;
  private final List<String> zoneJumps = new ArrayList<>();

  private TimeParser(String format, @Nullable ZoneId zone) {
    this.name = format;
    this.zone = zone;
    this.iso = new IsoTime(zone == null ? ZoneOffset.UTC : zone);
    this.form = form(format);
  }

  /** ISO-8601; times without a zone are in this one, or in UTC if it is null, and counted. */
  public static TimeParser iso(@Nullable ZoneId zone) {
    return new TimeParser("iso", zone);
  }

  /**
   * Times in a given form.
   *
   * @param format {@code iso}, {@code epoch-s}, {@code epoch-ms}, {@code epoch-us}, {@code
   *     epoch-ns}, {@code dd/MM/yyyy}, {@code MM/dd/yyyy} or {@code yyyy/MM/dd} (these with any of
   *     {@code / - .} and with or without a time of day), or a pattern of {@link DateTimeFormatter}
   * @throws IllegalArgumentException if it is none of these
   */
  public static TimeParser of(String format, @Nullable ZoneId zone) {
    return new TimeParser(format, zone);
  }

  /** The form, as {@link #of} takes it. */
  public String format() {
    return name;
  }

  /** Milliseconds since 1970-01-01T00:00Z, or {@link EventLog#NO_TIME} if it is not such a time. */
  public long parse(char[] text, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && text[start] <= ' ') {
      start++;
    }
    while (start < end && text[end - 1] <= ' ') {
      end--;
    }
    zoned = false;
    long millis = start == end ? EventLog.NO_TIME : form.parse(text, start, end);
    if (millis == EventLog.NO_TIME || zoned) {
      return millis;
    }
    if (zone == null) {
      zoneAssumedCount++;
      return millis;
    }
    long offset = iso.zoneOffset(millis);
    if (iso.jumped()) {
      zoneJumpCount++;
      if (zoneJumps.size() < 5) {
        zoneJumps.add(new String(text, start, end - start));
      }
    }
    return millis - offset;
  }

  public long parse(String text) {
    return parse(text.toCharArray(), 0, text.length());
  }

  /** What was assumed and cut off so far. */
  public List<QualityFinding> findings() {
    List<QualityFinding> findings = new ArrayList<>();
    if (zoneAssumedCount > 0) {
      findings.add(
          new QualityFinding(
              "zoneAssumed",
              Severity.WARNING,
              zoneAssumedCount,
              "times without a time zone, taken as UTC; give --zone if they are local times",
              List.of()));
    }
    if (zoneJumpCount > 0) {
      findings.add(
          new QualityFinding(
              "zoneJumps",
              Severity.WARNING,
              zoneJumpCount,
              "local times that a change of the clocks skips or repeats; a repeated one is taken as"
                  + " the first, a skipped one with the offset before the change",
              zoneJumps));
    }
    if (finerCount > 0) {
      findings.add(
          new QualityFinding(
              "finerThanMillis",
              Severity.INFO,
              finerCount,
              "times finer than a millisecond, cut off there",
              List.of()));
    }
    return findings;
  }

  private Form form(String format) {
    Integer unitDigits = DIGITS_OF_UNIT.get(format);
    if (unitDigits != null) {
      return (text, from, to) -> epoch(text, from, to, unitDigits);
    }
    if (format.equals("iso")) {
      return this::isoTime;
    }
    for (NumericTime.Order order : NumericTime.Order.values()) {
      if (order.shown.equals(format)) {
        return new NumericTime(order)::parseLocal;
      }
    }
    DateTimeFormatter pattern = pattern(format);
    return (text, from, to) -> formatted(pattern, new String(text, from, to - from));
  }

  private static DateTimeFormatter pattern(String format) {
    try {
      return DateTimeFormatter.ofPattern(format, Locale.ENGLISH);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "time format: expected iso, epoch-s, epoch-ms, epoch-us, epoch-ns or a pattern such as"
              + " dd/MM/yyyy HH:mm, got \""
              + format
              + "\" ("
              + e.getMessage()
              + ")",
          e);
    }
  }

  private long isoTime(char[] text, int from, int to) {
    long local = iso.parseLocal(text, from, to);
    zoned = iso.zoned();
    if (local != EventLog.NO_TIME && iso.finerThanMillis()) {
      finerCount++;
    }
    return local;
  }

  private long epoch(char[] text, int from, int to, int unitDigits) {
    zoned = true;
    boolean negative = text[from] == '-';
    long value = 0;
    int digits = 0;
    int decimals = -1;
    for (int i = negative ? from + 1 : from; i < to; i++) {
      char c = text[i];
      if (c == '.' && decimals < 0 && digits > 0) {
        decimals = 0;
      } else if (c < '0' || c > '9' || (digits > 18 && decimals < 0)) {
        return EventLog.NO_TIME;
      } else if (digits < 19 && decimals < 9) {
        value = value * 10 + c - '0';
        digits++;
        decimals += decimals >= 0 ? 1 : 0;
      }
    }
    if (digits == 0) {
      return EventLog.NO_TIME;
    }
    long unit = power(unitDigits + Math.max(0, decimals) - 3);
    finerCount += unitDigits + decimals > 3 && value % Math.max(1, unit) != 0 ? 1 : 0;
    long scale = power(3 - unitDigits - Math.max(0, decimals));
    long millis = Math.floorDiv(negative ? -value : value, unit) * scale;
    return millis;
  }

  private static long power(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }

  private long formatted(DateTimeFormatter pattern, String text) {
    try {
      TemporalAccessor parsed = pattern.parse(text);
      if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
        zoned = true;
        return Instant.from(parsed).toEpochMilli();
      }
      LocalDate date = LocalDate.from(parsed);
      LocalTime time = parsed.query(TemporalQueries.localTime());
      return LocalDateTime.of(date, time == null ? LocalTime.MIDNIGHT : time)
          .toInstant(ZoneOffset.UTC)
          .toEpochMilli();
    } catch (DateTimeException e) {
      return EventLog.NO_TIME;
    }
  }
}
