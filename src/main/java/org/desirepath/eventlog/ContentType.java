package org.desirepath.eventlog;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * The narrowest type that all values of a text column fit without two different texts becoming the
 * same value: codes such as {@code 0012}, versions such as {@code 1.1} beside {@code 1.10} and
 * numbers too long for their type stay text. Decimals may have a comma instead of the point.
 */
final class ContentType {
  private static final int MOST_DIGITS = 15;

  private ContentType() {}

  static ColumnType of(List<String> labels) {
    if (labels.isEmpty()) {
      return ColumnType.TEXT;
    }
    if (labels.stream().allMatch(l -> l.equals("true") || l.equals("false"))) {
      return ColumnType.BOOLEAN;
    }
    if (isInstant(labels.get(0))) {
      return labels.stream().allMatch(ContentType::isInstant) ? ColumnType.TIME : ColumnType.TEXT;
    }
    ColumnType plain = numeric(labels);
    return plain == ColumnType.TEXT && hasDecimalCommas(labels)
        ? numeric(labels.stream().map(l -> l.replace(',', '.')).toList())
        : plain;
  }

  /**
   * Numbers with decimal commas: there are commas, each number has at most one and no point. If
   * each has exactly three digits after it, they may be thousands, and nothing is taken for
   * granted.
   */
  private static boolean hasDecimalCommas(List<String> labels) {
    boolean any = false;
    boolean sure = false;
    for (String label : labels) {
      int comma = label.indexOf(',');
      if (label.indexOf('.') >= 0 || comma != label.lastIndexOf(',')) {
        return false;
      }
      any |= comma >= 0;
      sure |= comma >= 0 && label.length() - comma != 4;
    }
    return any && sure;
  }

  static long cell(ColumnType type, String label) {
    return switch (type) {
      case INTEGER -> Long.parseLong(label);
      case REAL -> {
        double value = Double.parseDouble(label.replace(',', '.'));
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
