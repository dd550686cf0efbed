package org.desirepath.io;

import org.desirepath.eventlog.EventLog;

/**
 * Dates of three numbers between {@code / - .}, then perhaps a blank, {@code T} or comma and {@code
 * H:mm}, {@code :ss}, a fraction and {@code AM} or {@code PM}; years have four digits. Gives local
 * milliseconds.
 */
final class NumericTime {

  /** Where the day, the month and the year stand. */
  enum Order {
    DAY_MONTH_YEAR("dd/MM/yyyy", 0, 1, 2),
    MONTH_DAY_YEAR("MM/dd/yyyy", 1, 0, 2),
    YEAR_MONTH_DAY("yyyy/MM/dd", 2, 1, 0);

    final String shown;
    final int day;
    final int month;
    final int year;

    Order(String shown, int day, int month, int year) {
      this.shown = shown;
      this.day = day;
      this.month = month;
      this.year = year;
    }
  }

  private final Order order;
  private final int[] numbers = new int[3];
  private char[] text = new char[0];
  private int at;
  private int end;
  private boolean failed;

  NumericTime(Order order) {
    this.order = order;
  }

  long parseLocal(char[] chars, int from, int to) {
    text = chars;
    at = from;
    end = to;
    failed = false;
    for (int i = 0; i < 3; i++) {
      if (i > 0) {
        failed |= at >= end || (text[at] != '/' && text[at] != '-' && text[at] != '.');
        at++;
      }
      int start = at;
      numbers[i] = number(i == order.year ? 4 : 2);
      failed |= i == order.year && at - start != 4;
    }
    int year = numbers[order.year];
    int month = numbers[order.month];
    int day = numbers[order.day];
    if (failed || month < 1 || month > 12 || day < 1 || day > IsoTime.lengthOfMonth(year, month)) {
      return EventLog.NO_TIME;
    }
    long millis = IsoTime.epochDay(year, month, day) * 86_400_000L + timeOfDay();
    return failed || at < end ? EventLog.NO_TIME : millis;
  }

  private long timeOfDay() {
    if (at == end) {
      return 0;
    }
    int start = at;
    while (at < end && (text[at] == ' ' || text[at] == 'T' || text[at] == ',')) {
      at++;
    }
    failed |= at == start;
    int hour = number(2);
    failed |= at >= end || text[at] != ':';
    at++;
    int minute = number(2);
    int second = 0;
    int millis = 0;
    if (at < end && text[at] == ':') {
      at++;
      second = number(2);
      millis = fraction();
    }
    hour = halfDay(hour);
    failed |= hour > 23 || minute > 59 || second > 59;
    return hour * 3_600_000L + minute * 60_000L + second * 1000L + millis;
  }

  private int fraction() {
    if (at >= end || (text[at] != '.' && text[at] != ',')) {
      return 0;
    }
    at++;
    int start = at;
    int unit = 100;
    int millis = 0;
    for (; at < end && text[at] >= '0' && text[at] <= '9'; at++, unit /= 10) {
      millis += (text[at] - '0') * unit;
    }
    failed |= at == start;
    return millis;
  }

  private int halfDay(int hour) {
    int start = at;
    while (at < end && text[at] == ' ') {
      at++;
    }
    if (at + 2 != end || (text[at + 1] | 32) != 'm') {
      at = start;
      return hour;
    }
    char half = (char) (text[at] | 32);
    failed |= (half != 'a' && half != 'p') || hour < 1 || hour > 12;
    at = end;
    return hour % 12 + (half == 'p' ? 12 : 0);
  }

  private int number(int mostDigits) {
    int start = at;
    int value = 0;
    while (at < end && at - start < mostDigits && text[at] >= '0' && text[at] <= '9') {
      value = value * 10 + text[at++] - '0';
    }
    failed |= at == start;
    return value;
  }
}
