package org.desirepath.eventlog;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The narrowest type that all values of a text column fit without two different texts becoming the
 * same value: codes such as {@code 0012}, versions such as {@code 1.1} beside {@code 1.10} and
 * numbers too long for their type stay text. Decimals may have a comma instead of the point, and
 * thousands a mark between them, where the values leave no doubt which is which.
 *
 * @param decimal the mark before the decimals
 * @param group the mark between thousands, or null
 * @param doubtful the numbers were read with points before decimals, but all of these are three, as
 *     they would be if the points stood between thousands
 */
record ContentType(ColumnType type, char decimal, @Nullable Character group, boolean doubtful) {
  private static final int MOST_DIGITS = 15;

  /** What stands between thousands; a space may be a usual, no-break or narrow one. */
  private static final char[] GROUPS = {',', '.', ' ', '\u00a0', '\u202f', '\'', '\u2019'};

  /**
   * @param labels the distinct values
   * @param decimal the mark before decimals, if it is known
   */
  static ContentType of(List<String> labels, @Nullable Character decimal) {
    if (labels.isEmpty()) {
      return plain(ColumnType.TEXT);
    }
    if (labels.stream().allMatch(l -> l.equals("true") || l.equals("false"))) {
      return plain(ColumnType.BOOLEAN);
    }
    if (isInstant(labels.get(0))) {
      return plain(
          labels.stream().allMatch(ContentType::isInstant) ? ColumnType.TIME : ColumnType.TEXT);
    }
    if (decimal == null || decimal == '.') {
      ColumnType type = numeric(labels);
      if (type != ColumnType.TEXT) {
        boolean doubtful = type == ColumnType.REAL && decimal == null && mayBeThousands(labels);
        return new ContentType(type, '.', null, doubtful);
      }
    }
    if (!labels.stream().allMatch(ContentType::mayBeNumber)) {
      return plain(ColumnType.TEXT);
    }
    List<ContentType> readings = new ArrayList<>();
    for (char mark : new char[] {',', '.'}) {
      if (decimal == null || decimal == mark) {
        addReading(labels, mark, null, decimal != null, readings);
        for (char group : GROUPS) {
          addReading(labels, mark, group, decimal != null, readings);
        }
      }
    }
    return readings.size() == 1 ? readings.get(0) : plain(ColumnType.TEXT);
  }

  private static ContentType plain(ColumnType type) {
    return new ContentType(type, '.', null, false);
  }

  /**
   * Adds the reading of all values with these marks, if there is one that is sure: what the mark
   * is, is known, or a value shows it.
   */
  private static void addReading(
      List<String> labels,
      char decimal,
      @Nullable Character group,
      boolean known,
      List<ContentType> readings) {
    boolean usesDecimal = false;
    boolean usesGroup = false;
    boolean sure = known || (group != null && group != ',' && group != '.');
    for (String label : labels) {
      int end = label.lastIndexOf(decimal);
      int whole = end < 0 ? label.length() : end;
      int groups = group == null ? 0 : groups(label, whole, group);
      boolean strange = decimal == ',' && !isPoint(group) && label.indexOf('.') >= 0;
      if (groups < 0 || strange || (group != null && label.indexOf(group, whole) >= 0)) {
        return;
      }
      usesDecimal |= end >= 0;
      usesGroup |= groups > 0;
      // a single mark before three digits may be either
      sure |= groups > 1 || (end >= 0 && (label.length() - end != 4 || groups > 0));
    }
    // without decimals both marks read the same; one of the two is enough
    boolean again =
        !usesDecimal && !known && decimal != (Character.valueOf(',').equals(group) ? '.' : ',');
    if (!sure || again || (group == null ? !usesDecimal : !usesGroup)) {
      return;
    }
    ContentType form = new ContentType(ColumnType.TEXT, decimal, group, false);
    List<String> numbers = labels.stream().map(form::number).toList();
    ColumnType type = numeric(numbers);
    if (type != ColumnType.TEXT && new HashSet<>(numbers).size() == labels.size()) {
      readings.add(new ContentType(type, decimal, group, false));
    }
  }

  private static boolean isPoint(@Nullable Character mark) {
    return mark != null && mark == '.';
  }

  /** The number of marks in the whole part, each before three digits; -1 if one is elsewhere. */
  private static int groups(String label, int whole, char group) {
    int start = label.startsWith("-") ? 1 : 0;
    int groups = 0;
    for (int at = label.indexOf(group); at >= 0 && at < whole; at = label.indexOf(group, at + 1)) {
      if ((whole - at) % 4 != 0 || at == start || (groups == 0 && at - start > 3)) {
        return -1;
      }
      groups++;
    }
    return groups == 0 || groups == (whole - start - 1) / 4 ? groups : -1;
  }

  /** Numbers with three decimals each or none, all below 1,000 and none below 1. */
  private static boolean mayBeThousands(List<String> labels) {
    for (String label : labels) {
      int start = label.startsWith("-") ? 1 : 0;
      int point = label.indexOf('.');
      int whole = (point < 0 ? label.length() : point) - start;
      if (whole > 3
          || (point >= 0 && (label.length() - point != 4 || label.charAt(start) == '0'))) {
        return false;
      }
    }
    return true;
  }

  /** Digits and marks alone: what has none of a number need not be looked at further. */
  private static boolean mayBeNumber(String label) {
    for (int i = 0; i < label.length(); i++) {
      char c = label.charAt(i);
      if ((c < '0' || c > '9') && (c != '-' || i > 0) && !isMark(c)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isMark(char c) {
    for (char group : GROUPS) {
      if (c == group) {
        return true;
      }
    }
    return false;
  }

  /** A value in the one way that numbers are written. */
  private String number(String label) {
    String grouped = group == null ? label : label.replace(String.valueOf(group), "");
    return grouped.replace(decimal, '.');
  }

  long cell(String label) {
    return switch (type) {
      case INTEGER -> Long.parseLong(number(label));
      case REAL -> {
        double value = Double.parseDouble(number(label));
        yield Double.doubleToLongBits(value == 0 ? 0.0 : value);
      }
      case BOOLEAN -> label.equals("true") ? 1 : 0;
      case TIME -> OffsetDateTime.parse(label).toInstant().toEpochMilli();
      case TEXT -> throw new IllegalArgumentException("type: expected other than TEXT");
    };
  }

  private static ColumnType numeric(List<String> labels) {
    int fewest = Integer.MAX_VALUE;
    int most = 0;
    boolean endsInZero = false;
    for (String label : labels) {
      int decimals = decimals(label);
      if (decimals < 0) {
        return ColumnType.TEXT;
      }
      fewest = Math.min(fewest, decimals);
      most = Math.max(most, decimals);
      endsInZero |= decimals > 0 && label.endsWith("0") && !(decimals == 1 && label.endsWith(".0"));
    }
    if (most == 0) {
      return ColumnType.INTEGER;
    }
    boolean distinct =
        fewest == most || (!endsInZero && (fewest > 0 || noneEndsInPointZero(labels)));
    return distinct ? ColumnType.REAL : ColumnType.TEXT;
  }

  private static boolean noneEndsInPointZero(List<String> labels) {
    return labels.stream().noneMatch(l -> l.endsWith(".0"));
  }

  /** The number of decimals of a plain number without needless zeros in front, or -1. */
  private static int decimals(String label) {
    int start = label.startsWith("-") ? 1 : 0;
    int point = label.indexOf('.');
    int whole = (point < 0 ? label.length() : point) - start;
    int digits = label.length() - start - (point < 0 ? 0 : 1);
    boolean zeroFirst = whole > 0 && label.charAt(start) == '0';
    if (whole < 1
        || digits > MOST_DIGITS
        || (zeroFirst && whole > 1)
        || point == label.length() - 1
        || label.matches("-0(\\.0*)?")) {
      return -1;
    }
    for (int i = start; i < label.length(); i++) {
      char c = label.charAt(i);
      if (i != point && (c < '0' || c > '9')) {
        return -1;
      }
    }
    return point < 0 ? 0 : label.length() - point - 1;
  }

  /** A date and time with its offset, not finer than a millisecond. */
  private static boolean isInstant(String label) {
    if (label.length() < 17 || label.charAt(4) != '-' || label.charAt(10) != 'T') {
      return false;
    }
    try {
      return OffsetDateTime.parse(label).getNano() % 1_000_000 == 0;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
