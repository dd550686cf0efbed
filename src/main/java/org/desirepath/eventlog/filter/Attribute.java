package org.desirepath.eventlog.filter;

import java.util.List;
import org.desirepath.eventlog.Column;
import org.desirepath.eventlog.ColumnType;
import org.desirepath.eventlog.EventLog;
import org.jspecify.annotations.Nullable;

/**
 * Traces, or events, by an attribute. A trace holds if its own value does, or that of at least one
 * of its events; an event by its own value, else its trace's. An empty cell holds no comparison but
 * {@code MISSING} and {@code IS_NOT}.
 *
 * @param scope whether whole traces stay or single events
 * @param key the attribute
 * @param test how its value is held against {@code values}
 * @param values texts for {@code IS} and {@code IS_NOT}; one number, as text, for the comparisons;
 *     none for {@code PRESENT} and {@code MISSING}
 */
public record Attribute(Scope scope, String key, Test test, List<String> values)
    implements LogFilter {

  /** Whether whole traces stay or single events. */
  public enum Scope {
    JOURNEYS,
    EVENTS
  }

  /** How a value is held against others. */
  public enum Test {
    IS("=", 1, Integer.MAX_VALUE),
    IS_NOT("!=", 1, Integer.MAX_VALUE),
    LESS("<", 1, 1),
    AT_MOST("<=", 1, 1),
    MORE(">", 1, 1),
    AT_LEAST(">=", 1, 1),
    PRESENT("present", 0, 0),
    MISSING("missing", 0, 0);

    private final String sign;
    private final int fewest;
    private final int most;

    Test(String sign, int fewest, int most) {
      this.sign = sign;
      this.fewest = fewest;
      this.most = most;
    }

    /** As an expression writes it. */
    public String sign() {
      return sign;
    }

    boolean comparesNumbers() {
      return switch (this) {
        case LESS, AT_MOST, MORE, AT_LEAST -> true;
        case IS, IS_NOT, PRESENT, MISSING -> false;
      };
    }
  }

  public Attribute {
    values = List.copyOf(values);
    if (values.size() < test.fewest || values.size() > test.most) {
      throw new IllegalArgumentException(
          "values: expected "
              + (test.most == 0 ? "none" : test.most == 1 ? "one" : "some")
              + " for "
              + test.sign
              + ", got "
              + values.size());
    }
    if (test.comparesNumbers()) {
      Double.parseDouble(values.get(0));
    }
  }

  /**
   * @throws IllegalArgumentException if the log has no such attribute, or numbers are asked of text
   */
  @Override
  public Kept keep(EventLog log) {
    Column ofEvent = log.eventColumns().get(key);
    Column ofTrace = log.traceColumns().get(key);
    if (ofEvent == null && ofTrace == null) {
      throw new IllegalArgumentException("the log has no attribute \"" + key + "\"");
    }
    if (scope == Scope.EVENTS) {
      return LogFilter.events(
          log,
          (t, e) ->
              (ofEvent != null && ofEvent.isPresent(e)) ? holds(ofEvent, e) : holds(ofTrace, t));
    }
    return LogFilter.traces(log, t -> holdsForTrace(log, ofTrace, ofEvent, t));
  }

  private boolean holdsForTrace(
      EventLog log, @Nullable Column ofTrace, @Nullable Column ofEvent, int trace) {
    boolean some = false;
    boolean any = false;
    boolean all = true;
    if (ofTrace != null && ofTrace.isPresent(trace)) {
      some = true;
      any = holds(ofTrace, trace);
      all = any;
    }
    if (ofEvent != null) {
      for (int e = log.firstEvent(trace); e < log.endEvent(trace); e++) {
        if (ofEvent.isPresent(e)) {
          boolean here = holds(ofEvent, e);
          some = true;
          any |= here;
          all &= here;
        }
      }
    }
    return switch (test) {
      case MISSING -> !some;
      case PRESENT -> some;
      case IS_NOT -> all;
      case IS, LESS, AT_MOST, MORE, AT_LEAST -> any;
    };
  }

  private boolean holds(@Nullable Column column, int row) {
    if (column == null || !column.isPresent(row)) {
      return test == Test.MISSING || test == Test.IS_NOT;
    }
    return switch (test) {
      case PRESENT -> true;
      case MISSING -> false;
      case IS -> values.contains(column.text(row));
      case IS_NOT -> !values.contains(column.text(row));
      case LESS -> number(column, row) < limit();
      case AT_MOST -> number(column, row) <= limit();
      case MORE -> number(column, row) > limit();
      case AT_LEAST -> number(column, row) >= limit();
    };
  }

  private double limit() {
    return Double.parseDouble(values.get(0));
  }

  private double number(Column column, int row) {
    if (column.type() == ColumnType.TIME) {
      throw new IllegalArgumentException(
          "attribute \"" + key + "\" holds times; filter those with time, or compare text with =");
    }
    try {
      return column.number(row);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "attribute \"" + key + "\" holds \"" + column.text(row) + "\", which is not a number", e);
    }
  }

  @Override
  public String expression() {
    return Words.of(scope)
        + " "
        + Words.quoted(key)
        + " "
        + test.sign
        + (values.isEmpty()
            ? ""
            : " " + (test.comparesNumbers() ? values.get(0) : Words.list(values)));
  }
}
