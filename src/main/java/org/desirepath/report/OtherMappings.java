package org.desirepath.report;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import org.desirepath.eventlog.Column;
import org.desirepath.eventlog.ColumnType;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.io.LogFiles;
import org.desirepath.io.ReadReport;
import org.jspecify.annotations.Nullable;

/**
 * What another choice of column or date form would make of the same events, side by side with what
 * was chosen. Only columns that could be it are tried, at most three for each meaning; O(events)
 * each.
 */
final class OtherMappings {
  private static final int MOST_EVENTS = 1_000_000;
  private static final int MOST_EACH = 3;
  private static final int MOST_NAMES = 200;

  /**
   * One choice and what it gives.
   *
   * @param what as {@link ReadReport.Choice#what}
   * @param value the column or form
   * @param chosen whether this is how the log was read
   * @param timed events with a time
   */
  record Outcome(
      String what,
      String value,
      boolean chosen,
      int journeys,
      int events,
      int activities,
      int variants,
      int timed) {}

  private final EventLog log;
  private final List<Outcome> outcomes = new ArrayList<>();
  private final int[] traceOf;

  private OtherMappings(EventLog log) {
    this.log = log;
    traceOf = new int[log.eventCount()];
    for (int t = 0; t < log.traceCount(); t++) {
      for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
        traceOf[e] = t;
      }
    }
  }

  /** True if the log is too large to try. */
  static boolean tooMany(EventLog log) {
    return log.eventCount() > MOST_EVENTS;
  }

  /** The chosen one first for each meaning that has others. */
  static List<Outcome> of(LogFiles.Result read) {
    EventLog log = read.log();
    if (tooMany(log) || log.eventCount() == 0 || read.reports().size() != 1) {
      return List.of();
    }
    OtherMappings run = new OtherMappings(log);
    for (ReadReport.Choice choice : read.reports().get(0).choices()) {
      switch (choice.what()) {
        case "case" -> run.cases(choice);
        case "activity" -> run.activities(choice);
        case "time format" -> run.dates(choice);
        default -> {}
      }
    }
    return run.outcomes;
  }

  private void cases(ReadReport.Choice chosen) {
    List<Column> others = candidates(2, log.eventCount() - 1);
    others.removeIf(c -> c.distinct().size() * 20L < log.traceCount());
    add(chosen, others, column -> regrouped(column::text, this::activity, log::timeMillis));
  }

  private void activities(ReadReport.Choice chosen) {
    List<Column> others = candidates(2, Math.min(MOST_NAMES, log.eventCount() - 1));
    others.removeIf(c -> c.type() != ColumnType.TEXT);
    add(chosen, others, column -> regrouped(this::trace, column::text, log::timeMillis));
  }

  private interface Regrouping {
    EventLog by(Column column);
  }

  private void add(ReadReport.Choice chosen, List<Column> others, Regrouping regrouping) {
    if (!others.isEmpty()) {
      outcome(chosen.what(), chosen.value(), true, log);
      for (Column other : others.subList(0, Math.min(MOST_EACH, others.size()))) {
        outcome(chosen.what(), other.name(), false, regrouping.by(other));
      }
    }
  }

  /** Nearly always filled, neither times nor decimals, and with some repetition. */
  private List<Column> candidates(int fewest, int most) {
    List<Column> candidates = new ArrayList<>();
    for (Map.Entry<String, Column> entry : log.eventColumns().entrySet()) {
      Column column = entry.getValue();
      boolean names = column.type() == ColumnType.TEXT || column.type() == ColumnType.INTEGER;
      if (names && column.presentCount() == column.size()) {
        int distinct = column.distinct().size();
        if (distinct >= fewest && distinct <= most) {
          candidates.add(column);
        }
      }
    }
    return candidates;
  }

  private void dates(ReadReport.Choice chosen) {
    String other =
        switch (chosen.value()) {
          case "dd/MM/yyyy" -> "MM/dd/yyyy";
          case "MM/dd/yyyy" -> "dd/MM/yyyy";
          default -> null;
        };
    if (other != null) {
      outcome(chosen.what(), chosen.value(), true, log);
      outcome(chosen.what(), other, false, regrouped(this::trace, this::activity, e -> swapped(e)));
    }
  }

  /** Day and month exchanged, where that is a date; the zone's offset stays as it was. */
  private long swapped(int event) {
    long millis = log.timeMillis(event);
    if (millis == EventLog.NO_TIME) {
      return millis;
    }
    LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    return time.getDayOfMonth() > 12
        ? EventLog.NO_TIME
        : time.withDayOfMonth(1)
            .withMonth(time.getDayOfMonth())
            .withDayOfMonth(time.getMonthValue())
            .toInstant(ZoneOffset.UTC)
            .toEpochMilli();
  }

  private String trace(int event) {
    return log.traceId(traceOf[event]);
  }

  private String activity(int event) {
    return log.activities().get(log.activity(event));
  }

  private EventLog regrouped(
      IntFunction<String> trace, IntFunction<String> activity, IntToLongFunction time) {
    EventLogBuilder builder = EventLog.builder(log.name());
    for (int e = 0; e < log.eventCount(); e++) {
      builder.addEvent(builder.trace(trace.apply(e)), activity.apply(e), time.applyAsLong(e));
    }
    return builder.build();
  }

  private void outcome(String what, @Nullable String value, boolean chosen, EventLog as) {
    int timed = 0;
    for (int e = 0; e < as.eventCount(); e++) {
      timed += as.timeMillis(e) == EventLog.NO_TIME ? 0 : 1;
    }
    outcomes.add(
        new Outcome(
            what,
            String.valueOf(value),
            chosen,
            as.traceCount(),
            as.eventCount(),
            as.activities().size(),
            as.variants().size(),
            timed));
  }
}
