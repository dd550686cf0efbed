package org.desirepath.diagnostics.effects;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.desirepath.diagnostics.effects.RiskSets.Stay;
import org.desirepath.diagnostics.effects.Stays.AtRisk;
import org.desirepath.diagnostics.effects.Stays.Rows;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.JourneyStatus;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.journeys.Periods;
import org.desirepath.eventlog.EventLog;
import org.desirepath.statistics.StratifiedTables;

/**
 * The tempting wrong ways to ask whether a moment goes with success, to be shown beside the right
 * ones: on logs in which nothing has an effect, these find one far more often than they may. For
 * calibration only; no finding is made with them. O(n log n) each for n events.
 */
public final class NaiveDesigns {
  private NaiveDesigns() {}

  /**
   * "Had it or had it not" over whole journeys, in one table. Longer journeys have more chances to
   * have it, and those who last have come further (immortal time).
   */
  public static StratifiedTables wholeJourney(AlignedJourneys journeys, String touchpoint) {
    return counted(journeys, touchpoint, 1, false);
  }

  /** "Had it again, or once" over whole journeys: wrong in the same way. */
  public static StratifiedTables wholeJourneyRepetition(
      AlignedJourneys journeys, String touchpoint) {
    return counted(journeys, touchpoint, 2, true);
  }

  private static StratifiedTables counted(
      AlignedJourneys journeys, String touchpoint, int atLeast, boolean amongThoseWithIt) {
    EventLog log = journeys.log();
    int code = journeys.codeOf(touchpoint);
    long[] cells = new long[4];
    for (int t = 0; t < log.traceCount(); t++) {
      int count = 0;
      for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
        count += log.activity(e) == code ? 1 : 0;
      }
      if (count > 0 || !amongThoseWithIt) {
        boolean success = journeys.statuses().status(t) == JourneyStatus.COMPLETED;
        cells[(count >= atLeast ? 0 : 2) + (success ? 0 : 1)]++;
      }
    }
    return new StratifiedTables.Builder().add(cells[0], cells[1], cells[2], cells[3]).build();
  }

  /**
   * A decision point at which any next designed step is an alternative, also one that comes only
   * later: of those who leave a touchpoint, those whose next step is this one against all others.
   * Who takes an optional step may still be lost while waiting for the rest; who left it out may
   * not.
   */
  public static StratifiedTables anyNextStep(
      OutcomeContext context, String before, String touchpoint) {
    AlignedJourneys journeys = context.journeys();
    EventLog log = journeys.log();
    int from = journeys.codeOf(before);
    int code = journeys.codeOf(touchpoint);
    Landmark.Builder builder = new Landmark.Builder(context);
    for (int t = 0; t < log.traceCount(); t++) {
      int[] transitions = journeys.transitionsOf(t);
      int first = log.firstEvent(t);
      boolean left = false;
      for (int e = first; e < journeys.endOfJourney(t) && journeys.isTimed(t); e++) {
        if (transitions[e - first] >= 0 && left) {
          builder.add(t, from, log.timeMillis(e), log.activity(e) == code);
          break;
        }
        left |= transitions[e - first] >= 0 && log.activity(e) == from;
      }
    }
    return builder.build().tables(null);
  }

  /**
   * A customer's first contact of a kind against all journeys still in the state. A customer who is
   * silently lost can't call, yet stays at risk.
   */
  public static StratifiedTables plainRiskSet(OutcomeContext context, String touchpoint) {
    return Stays.compare(context, AtRisk.ALL, firstOccurrences(context, touchpoint)).tables(null);
  }

  /**
   * A touchpoint against all still in the state, times of exposure rounded to bins: comparators in
   * a bin may have left the state before the exposure they are held against.
   *
   * @param binMillis width of a bin of time since entering the state, above 0
   */
  public static StratifiedTables elapsedBins(
      OutcomeContext context, String touchpoint, long binMillis) {
    if (binMillis <= 0) {
      throw new IllegalArgumentException("binMillis: expected more than 0, got " + binMillis);
    }
    Bins bins = new Bins(context, binMillis);
    for (StayList group :
        Stays.groups(context, AtRisk.ALL, firstOccurrences(context, touchpoint))) {
      bins.add(group);
    }
    return bins.tables();
  }

  private static Stays.Exposures firstOccurrences(OutcomeContext context, String touchpoint) {
    AlignedJourneys journeys = context.journeys();
    EventLog log = journeys.log();
    int code = journeys.codeOf(touchpoint);
    return t -> {
      for (int e = log.firstEvent(t); e < journeys.endOfJourney(t); e++) {
        if (log.activity(e) == code) {
          return new Rows(-1, e, Stays.NONE);
        }
      }
      return new Rows(-1, Stays.NONE, Stays.NONE);
    };
  }

  /** Tables by state, segment, bin of elapsed time and week of its beginning. */
  private static final class Bins {
    private record Cell(int group, long bin, long period) {}

    private final OutcomeContext context;
    private final long width;
    private final Periods periods;
    private final Map<Cell, long[]> cells = new HashMap<>();
    private final List<long[]> inOrder = new ArrayList<>();
    private int groups;

    Bins(OutcomeContext context, long width) {
      this.context = context;
      this.width = width;
      this.periods = context.periods(Periods.Unit.WEEK);
    }

    void add(StayList group) {
      groups++;
      Set<Long> used = new HashSet<>();
      for (int i = 0; i < group.size(); i++) {
        if (group.exposure(i) != RiskSets.NEVER) {
          used.add(group.exposure(i) / width);
        }
      }
      for (int i = 0; i < group.size(); i++) {
        Stay stay = group.get(i);
        boolean exposed = stay.exposure() != RiskSets.NEVER;
        long last = (exposed ? stay.exposure() : stay.lastAtRisk()) / width;
        for (long bin : used.stream().filter(b -> b <= last).sorted().toList()) {
          long moment = stay.entry() + bin * width;
          if (moment <= context.window().latestMoment()) {
            boolean now = exposed && bin == last;
            boolean success =
                stay.success() != RiskSets.NEVER
                    && stay.success() - bin * width <= context.window().millis();
            counts(new Cell(groups, bin, periods.cell(moment)))[
                (now ? 0 : 2) + (success ? 0 : 1)]++;
          }
        }
      }
    }

    private long[] counts(Cell cell) {
      long[] counts = cells.get(cell);
      if (counts == null) {
        counts = new long[4];
        cells.put(cell, counts);
        inOrder.add(counts);
      }
      return counts;
    }

    StratifiedTables tables() {
      StratifiedTables.Builder tables = new StratifiedTables.Builder();
      inOrder.forEach(c -> tables.add(c[0], c[1], c[2], c[3]));
      return tables.build();
    }
  }
}
