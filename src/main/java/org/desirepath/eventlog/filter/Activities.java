package org.desirepath.eventlog.filter;

import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.desirepath.eventlog.EventLog;

/**
 * Traces, or events, by activity.
 *
 * @param mode how the activities count
 * @param names activity labels as the log has them, at least one
 */
public record Activities(Mode mode, SortedSet<String> names) implements LogFilter {

  /** How the activities count. */
  public enum Mode {
    /** Events of other activities are removed. */
    ONLY,
    /** Events of these activities are removed. */
    WITHOUT,
    /** Traces with an event of each. */
    HAS_ALL,
    /** Traces with an event of at least one. */
    HAS_ANY,
    /** Traces with an event of none. */
    HAS_NONE,
    /** Traces whose first event is of one of these. */
    STARTS_WITH,
    /** Traces whose last event is of one of these. */
    ENDS_WITH
  }

  public Activities(Mode mode, Collection<String> names) {
    this(mode, Collections.unmodifiableSortedSet(new TreeSet<>(names)));
  }

  public Activities {
    if (names.isEmpty()) {
      throw new IllegalArgumentException("names: expected at least one activity");
    }
  }

  @Override
  public Kept keep(EventLog log) {
    BitSet chosen = new BitSet();
    for (int a = 0; a < log.activities().size(); a++) {
      chosen.set(a, names.contains(log.activities().get(a)));
    }
    return switch (mode) {
      case ONLY -> LogFilter.events(log, (t, e) -> chosen.get(log.activity(e)));
      case WITHOUT -> LogFilter.events(log, (t, e) -> !chosen.get(log.activity(e)));
      case HAS_ALL -> LogFilter.traces(log, t -> found(log, chosen, t) == names.size());
      case HAS_ANY -> LogFilter.traces(log, t -> found(log, chosen, t) > 0);
      case HAS_NONE -> LogFilter.traces(log, t -> found(log, chosen, t) == 0);
      case STARTS_WITH ->
          LogFilter.traces(
              log, t -> !isEmpty(log, t) && chosen.get(log.activity(log.firstEvent(t))));
      case ENDS_WITH ->
          LogFilter.traces(
              log, t -> !isEmpty(log, t) && chosen.get(log.activity(log.endEvent(t) - 1)));
    };
  }

  private static boolean isEmpty(EventLog log, int trace) {
    return log.firstEvent(trace) == log.endEvent(trace);
  }

  /** How many of the chosen activities a trace has. */
  private static int found(EventLog log, BitSet chosen, int trace) {
    BitSet seen = new BitSet();
    for (int e = log.firstEvent(trace); e < log.endEvent(trace); e++) {
      if (chosen.get(log.activity(e))) {
        seen.set(log.activity(e));
      }
    }
    return seen.cardinality();
  }

  @Override
  public String expression() {
    return Words.of(mode) + " " + Words.list(names);
  }
}
