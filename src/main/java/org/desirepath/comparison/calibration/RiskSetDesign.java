package org.desirepath.comparison.calibration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.diagnostics.journeys.JourneyStatus;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.JourneyStructure;
import org.desirepath.statistics.StratifiedTables;

/**
 * Risk sets with parts of the design left out, as others leave them out, counted plainly and apart
 * from the ones that diagnostics use: O(exposures x stays).
 *
 * @param byState whether only journeys in the same state are compared
 * @param bySegment whether only journeys of the same segments are
 * @param calendar within which times
 * @param without journeys of this status are left out; {@code COMPLETED} = none are
 */
record RiskSetDesign(boolean byState, boolean bySegment, Calendar calendar, JourneyStatus without) {

  /** Nothing left out. */
  static final RiskSetDesign RIGHT =
      new RiskSetDesign(true, true, Calendar.WEEK_AND_WEEKEND, JourneyStatus.COMPLETED);

  private static final long DAY = 86_400_000L;
  private static final int DAYS_TO_MONDAY = 3;
  private static final int SATURDAY = 5;
  private static final long NEVER = Long.MAX_VALUE;

  /** Times that are compared. */
  enum Calendar {
    ANY,
    FOUR_WEEKS,
    WEEK,
    WEEK_AND_WEEKEND;

    /** The times that are compared with a time, as a number. */
    long cell(long millis) {
      long day = Math.floorDiv(millis, DAY) + DAYS_TO_MONDAY;
      long week = Math.floorDiv(day, 7);
      return switch (this) {
        case ANY -> 0;
        case FOUR_WEEKS -> Math.floorDiv(week, 4);
        case WEEK -> week;
        case WEEK_AND_WEEKEND -> 2 * week + (Math.floorMod(day, 7) >= SATURDAY ? 1 : 0);
      };
    }
  }

  /** A stay in a state until the exposure, if any. */
  private record Stay(long entry, long leave, boolean exposed, boolean later, boolean success) {}

  private record Key(String state, List<String> segments) {}

  /** The risk sets at the first occurrences of a touchpoint beside the flow. */
  StratifiedTables tables(OneLog log, String touchpoint) {
    Map<Key, List<Stay>> groups = new HashMap<>();
    EventLog journeys = log.result.journeys();
    Set<String> flow =
        new HashSet<>(JourneyStructure.of(log.result.model().facts()).inDesignOrder());
    for (int t = 0; t < journeys.traceCount(); t++) {
      JourneyStatus status = log.result.statuses().get(t);
      if (without == JourneyStatus.COMPLETED || status != without) {
        cut(log.result, t, touchpoint, flow, segments(log, t), groups);
      }
    }
    StratifiedTables.Builder tables = new StratifiedTables.Builder();
    for (List<Stay> stays : groups.values()) {
      for (Stay stay : stays) {
        if (stay.exposed) {
          add(stay, stays, tables);
        }
      }
    }
    return tables.build();
  }

  private List<String> segments(OneLog log, int trace) {
    List<String> values = new ArrayList<>();
    if (bySegment) {
      for (String column : log.scenario.segments()) {
        values.add(String.valueOf(log.result.journeys().segmentText(column, trace)));
      }
    }
    return values;
  }

  private void cut(
      ComparisonResult result,
      int trace,
      String touchpoint,
      Set<String> flow,
      List<String> segments,
      Map<Key, List<Stay>> groups) {
    EventLog journeys = result.journeys();
    int first = journeys.firstEvent(trace);
    int code = journeys.activities().indexOf(touchpoint);
    boolean ever = false;
    for (int e = first; e < journeys.endEvent(trace); e++) {
      ever |= journeys.activity(e) == code;
    }
    boolean success = result.statuses().get(trace) == JourneyStatus.COMPLETED;
    String state = "";
    long entry = journeys.timeMillis(first);
    for (int e = first; e < journeys.endEvent(trace); e++) {
      String name = journeys.activities().get(journeys.activity(e));
      long time = journeys.timeMillis(e);
      boolean exposed = journeys.activity(e) == code;
      boolean over =
          result.model().success().contains(name) || result.model().exits().contains(name);
      if (exposed || over || (byState && flow.contains(name))) {
        groups
            .computeIfAbsent(new Key(state, segments), k -> new ArrayList<>())
            .add(new Stay(entry, time, exposed, ever, success));
        if (exposed || over) {
          return;
        }
        state = name;
        entry = time;
      }
    }
    groups
        .computeIfAbsent(new Key(state, segments), k -> new ArrayList<>())
        .add(new Stay(entry, NEVER, false, ever, success));
  }

  private void add(Stay exposed, List<Stay> stays, StratifiedTables.Builder tables) {
    long elapsed = exposed.leave - exposed.entry;
    long cell = calendar.cell(exposed.leave);
    long successes = 0;
    long failures = 0;
    long later = 0;
    for (Stay other : stays) {
      if ((other.leave == NEVER || other.leave - other.entry > elapsed)
          && calendar.cell(other.entry + elapsed) == cell) {
        successes += other.success ? 1 : 0;
        failures += other.success ? 0 : 1;
        later += other.later ? 1 : 0;
      }
    }
    tables.addRiskSet(exposed.success ? 1 : 0, exposed.success ? 0 : 1, successes, failures, later);
  }
}
