package org.desirepath.diagnostics.journeys;

import java.util.Locale;
import org.desirepath.eventlog.Column;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.Role;
import org.jspecify.annotations.Nullable;

/**
 * An attribute by the name a design gives it, and since when it is known in a journey.
 *
 * <p>A value that stands on an event is known after that event: for the touchpoint itself it may be
 * a result, so it was not known before. Values of the journey are known throughout; so is an
 * attribute of events that never changes within a journey of the log, as flat files repeat what
 * they know of a customer on every line. That such a value was not filled in afterwards, the log
 * can't show.
 *
 * <p>Built in O(events); a look-up costs O(events of the journey before it). Immutable.
 */
public final class KnownAttribute {

  /** Instead of a row: the value is the journey's. */
  public static final int OF_JOURNEY = -1;

  /** Instead of a row: nothing is known. */
  public static final int UNKNOWN = -2;

  private final EventLog log;
  private final String name;
  private final @Nullable Column ofEvent;
  private final @Nullable Column ofTrace;
  private final boolean constant;

  private KnownAttribute(EventLog log, String name, String key) {
    this.log = log;
    this.name = name;
    this.ofEvent = log.eventColumns().get(key);
    this.ofTrace = log.traceColumns().get(key);
    this.constant = ofEvent != null && isConstant(log, ofEvent);
  }

  /**
   * The attribute of that key; else that of the role of that name, such as {@code status} or {@code
   * channel}.
   */
  public static KnownAttribute of(EventLog log, String name) {
    return new KnownAttribute(log, name, key(log, name));
  }

  private static String key(EventLog log, String name) {
    if (!log.eventColumns().containsKey(name) && !log.traceColumns().containsKey(name)) {
      for (Role role : Role.values()) {
        String key = log.roleKey(role);
        if (key != null && role.name().equals(name.toUpperCase(Locale.ROOT))) {
          return key;
        }
      }
    }
    return name;
  }

  private static boolean isConstant(EventLog log, Column column) {
    boolean repeated = false;
    for (int t = 0; t < log.traceCount(); t++) {
      String first = null;
      for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
        if (column.isPresent(e)) {
          String text = column.text(e);
          if (first != null && !first.equals(text)) {
            return false;
          }
          repeated |= first != null;
          first = text;
        }
      }
    }
    return repeated;
  }

  public String name() {
    return name;
  }

  /** Whether the log has the attribute at all. */
  public boolean isInLog() {
    return ofEvent != null || ofTrace != null;
  }

  /** The value on an event, else its journey's, else null. */
  public @Nullable String at(int trace, int row) {
    if (ofEvent != null && ofEvent.isPresent(row)) {
      return ofEvent.text(row);
    }
    return ofTrace != null && ofTrace.isPresent(trace) ? ofTrace.text(trace) : null;
  }

  /** The value on an event or of its journey as a number; {@code NaN} if it is none. */
  public double numberAt(int trace, int row) {
    return number(at(trace, row));
  }

  /** The same, or where the event has none, of the value known before it. */
  public double numberAtOrBefore(int trace, int row) {
    String text = at(trace, row);
    return number(text == null ? knownBefore(trace, row) : text);
  }

  private static double number(@Nullable String text) {
    if (text == null) {
      return Double.NaN;
    }
    try {
      double value = Double.parseDouble(text.strip());
      return Double.isFinite(value) ? value : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /**
   * Where the value stands that was known before an event: the row of the latest earlier one,
   * {@link #OF_JOURNEY} or {@link #UNKNOWN}.
   */
  public int knownSince(int trace, int row) {
    if (ofEvent != null && !constant) {
      for (int e = row - 1; e >= log.firstEvent(trace); e--) {
        if (ofEvent.isPresent(e)) {
          return e;
        }
      }
    }
    boolean ofJourney =
        (ofTrace != null && ofTrace.isPresent(trace)) || (constant && firstRow(trace) >= 0);
    return ofJourney ? OF_JOURNEY : UNKNOWN;
  }

  /** The value known before an event, or null. */
  public @Nullable String knownBefore(int trace, int row) {
    int since = knownSince(trace, row);
    if (since == UNKNOWN) {
      return null;
    }
    if (since >= 0) {
      return at(trace, since);
    }
    int first = constant ? firstRow(trace) : -1;
    return at(trace, first >= 0 ? first : row);
  }

  /** Whether the value stands on the event or on a later one, whatever was known before. */
  public boolean comesWithOrAfter(int trace, int row) {
    for (int e = row; ofEvent != null && e < log.endEvent(trace); e++) {
      if (ofEvent.isPresent(e)) {
        return true;
      }
    }
    return false;
  }

  private int firstRow(int trace) {
    for (int e = log.firstEvent(trace); ofEvent != null && e < log.endEvent(trace); e++) {
      if (ofEvent.isPresent(e)) {
        return e;
      }
    }
    return -1;
  }
}
