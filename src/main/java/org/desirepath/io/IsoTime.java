package org.desirepath.io;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.desirepath.eventlog.EventLog;

/**
 * ISO-8601 dates and times from a range of characters, without a string: {@code yyyy-MM-dd}, then
 * perhaps {@code T} or a blank and {@code HH:mm}, {@code :ss}, a fraction of any length after a
 * point or comma, and {@code Z}, {@code +HH:mm}, {@code +HHmm} or {@code +HH}. Years have four
 * digits; 24:00 is the next midnight; second 60 is refused. Digits below a millisecond are cut off.
 */
final class IsoTime {
  private final ZoneId zone;
  private final boolean utc;
  private char[] text = new char[0];
  private int at;
  private int end;
  private boolean failed;
  private boolean zoned;
  private boolean finer;
  private long cachedQuarter = Long.MIN_VALUE;
  private long cachedOffsetMillis;
  private boolean cachedJump;

  IsoTime(ZoneId zone) {
    this.zone = zone;
    this.utc = zone.equals(ZoneOffset.UTC);
  }

  /** True if the last time said its zone. */
  boolean zoned() {
    return zoned;
  }

  /** True if the last time had digits other than 0 below a millisecond. */
  boolean finerThanMillis() {
    return finer;
  }

  /**
   * Milliseconds since 1970-01-01T00:00, in UTC if {@link #zoned}, else local; {@link
   * EventLog#NO_TIME} if it is not such a time.
   */
  long parseLocal(char[] chars, int from, int to) {
    text = chars;
    at = from;
    end = to;
    failed = false;
    zoned = false;
    finer = false;
    int year = digits(4);
    expect('-');
    int month = digits(2);
    expect('-');
    int day = digits(2);
    if (failed || month < 1 || month > 12 || day < 1 || day > lengthOfMonth(year, month)) {
      return EventLog.NO_TIME;
    }
    long local = epochDay(year, month, day) * 86_400_000L + timeOfDay();
    long offset = at < end ? offsetMillis() : 0;
    if (failed || at < end) {
      return EventLog.NO_TIME;
    }
    return local - offset;
  }

  private long timeOfDay() {
    if (at == end) {
      return 0;
    }
    char separator = text[at++];
    if (separator != 'T' && separator != ' ' && separator != 't') {
      failed = true;
      return 0;
    }
    int hour = digits(2);
    expect(':');
    int minute = digits(2);
    int second = 0;
    int millis = 0;
    if (at < end && text[at] == ':') {
      at++;
      second = digits(2);
      millis = fraction();
    }
    boolean nextMidnight = hour == 24 && minute == 0 && second == 0 && millis == 0;
    failed |= (hour > 23 && !nextMidnight) || minute > 59 || second > 59;
    return hour * 3_600_000L + minute * 60_000L + second * 1000L + millis;
  }

  private int fraction() {
    if (at == end || (text[at] != '.' && text[at] != ',')) {
      return 0;
    }
    at++;
    int millis = 0;
    int digits = 0;
    for (; at < end && text[at] >= '0' && text[at] <= '9'; at++, digits++) {
      if (digits < 3) {
        millis = millis * 10 + text[at] - '0';
      } else {
        finer |= text[at] != '0';
      }
    }
    failed |= digits == 0;
    return digits == 1 ? millis * 100 : digits == 2 ? millis * 10 : millis;
  }

  private long offsetMillis() {
    zoned = true;
    if (text[at] == ' ' && at + 1 < end) {
      at++;
    }
    char sign = text[at++];
    if (sign == 'Z' || sign == 'z') {
      return 0;
    }
    failed |= sign != '+' && sign != '-';
    int hours = digits(2);
    int minutes = 0;
    if (at < end) {
      if (text[at] == ':') {
        at++;
      }
      minutes = digits(2);
    }
    failed |= hours > 18 || minutes > 59;
    long offset = hours * 3_600_000L + minutes * 60_000L;
    return sign == '-' ? -offset : offset;
  }

  private int digits(int count) {
    if (at + count > end) {
      failed = true;
      return 0;
    }
    int value = 0;
    for (int i = 0; i < count; i++) {
      int digit = text[at++] - '0';
      failed |= digit < 0 || digit > 9;
      value = value * 10 + digit;
    }
    return value;
  }

  private void expect(char c) {
    if (at == end || text[at++] != c) {
      failed = true;
    }
  }

  /**
   * The zone's offset at a local time, the earlier one where clocks go back; where they go forward,
   * the skipped time is moved by the gap.
   */
  long zoneOffset(long localMillis) {
    if (utc) {
      return 0;
    }
    long quarter = Math.floorDiv(localMillis, 900_000L);
    if (quarter != cachedQuarter) {
      LocalDateTime local =
          LocalDateTime.ofInstant(Instant.ofEpochMilli(localMillis), ZoneOffset.UTC);
      cachedJump = zone.getRules().getValidOffsets(local).size() != 1;
      cachedOffsetMillis = zone.getRules().getOffset(local).getTotalSeconds() * 1000L;
      cachedQuarter = quarter;
    }
    return cachedOffsetMillis;
  }

  /** True if the last local time asked for was one that clocks skip or show twice. */
  boolean jumped() {
    return !utc && cachedJump;
  }

  static int lengthOfMonth(int year, int month) {
    if (month == 2) {
      return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  /** Days since 1970-01-01, in years that begin in March so that the leap day comes last. */
  static long epochDay(int year, int month, int day) {
    long y = month <= 2 ? year - 1 : year;
    long era = Math.floorDiv(y, 400L);
    long yearOfEra = y - era * 400;
    long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097 + dayOfEra - 719_468;
  }
}
