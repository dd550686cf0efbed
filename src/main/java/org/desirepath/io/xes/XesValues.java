package org.desirepath.io.xes;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.desirepath.eventlog.ColumnBuilder;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.QualityFinding;
import org.desirepath.eventlog.QualityFinding.Severity;
import org.desirepath.eventlog.document.AttributeType;
import org.desirepath.io.TimeParser;

/** Attribute values by their XES type into cells; what is not of its type stays text, counted. */
final class XesValues {
  private static final double[] POWERS_OF_TEN = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private final TimeParser times;
  private final List<String> invalid = new ArrayList<>();
  private long invalidCount;

  XesValues(TimeParser times) {
    this.times = times;
  }

  /** Sets a cell; false if the value is not of its type. */
  boolean set(ColumnBuilder column, int row, AttributeType type, char[] text, int from, int to) {
    boolean done =
        switch (type) {
          case STRING, ID, LIST, CONTAINER, VALUES -> {
            column.setText(row, text, from, to);
            yield true;
          }
          case DATE -> setTime(column, row, text, from, to);
          case INT -> setInteger(column, row, text, from, to);
          case FLOAT -> setReal(column, row, text, from, to);
          case BOOLEAN -> setBoolean(column, row, new String(text, from, to - from).strip());
        };
    if (!done) {
      invalidCount++;
      if (invalid.size() < 5) {
        invalid.add(new String(text, from, to - from));
      }
      column.setText(row, text, from, to);
    }
    return done;
  }

  TimeParser times() {
    return times;
  }

  List<QualityFinding> findings() {
    List<QualityFinding> findings = new ArrayList<>(times.findings());
    if (invalidCount > 0) {
      findings.add(
          new QualityFinding(
              "invalidValues",
              Severity.WARNING,
              invalidCount,
              "attribute values that are not of the type the file gives them; kept as text",
              invalid));
    }
    return findings;
  }

  private boolean setTime(ColumnBuilder column, int row, char[] text, int from, int to) {
    long millis = times.parse(text, from, to);
    if (millis == EventLog.NO_TIME) {
      return false;
    }
    column.setTime(row, millis);
    return true;
  }

  private static boolean setBoolean(ColumnBuilder column, int row, String text) {
    boolean yes = text.equalsIgnoreCase("true") || text.equals("1");
    if (!yes && !text.equalsIgnoreCase("false") && !text.equals("0")) {
      return false;
    }
    column.setBoolean(row, yes);
    return true;
  }

  private static boolean setInteger(ColumnBuilder column, int row, char[] text, int from, int to) {
    int at = from < to && (text[from] == '-' || text[from] == '+') ? from + 1 : from;
    if (at == to || to - at > 18) {
      return setLongInteger(column, row, new String(text, from, to - from));
    }
    long value = 0;
    for (int i = at; i < to; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      value = value * 10 + digit;
    }
    column.setInteger(row, text[from] == '-' ? -value : value);
    return true;
  }

  private static boolean setLongInteger(ColumnBuilder column, int row, String text) {
    try {
      column.setInteger(row, Long.parseLong(text.strip()));
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /**
   * Up to 15 digits, number and power of ten are exact as doubles, so that one division rounds
   * correctly; the rest goes the slow way.
   */
  private static boolean setReal(ColumnBuilder column, int row, char[] text, int from, int to) {
    int at = from < to && text[from] == '-' ? from + 1 : from;
    long digits = 0;
    int count = 0;
    int point = -1;
    for (int i = at; i < to; i++) {
      char c = text[i];
      if (c == '.' && point < 0) {
        point = count;
      } else if (c >= '0' && c <= '9' && count < 15) {
        digits = digits * 10 + c - '0';
        count++;
      } else {
        return setOtherReal(column, row, new String(text, from, to - from).strip());
      }
    }
    if (count == 0) {
      return false;
    }
    double value = point < 0 ? digits : digits / POWERS_OF_TEN[count - point];
    column.setReal(row, text[from] == '-' ? -value : value);
    return true;
  }

  private static boolean setOtherReal(ColumnBuilder column, int row, String text) {
    double value;
    switch (text) {
      case "INF", "+INF" -> value = Double.POSITIVE_INFINITY;
      case "-INF" -> value = Double.NEGATIVE_INFINITY;
      case "NaN" -> value = Double.NaN;
      default -> {
        if (!DECIMAL.matcher(text).matches()) {
          return false;
        }
        value = Double.parseDouble(text);
      }
    }
    column.setReal(row, value);
    return true;
  }
}
