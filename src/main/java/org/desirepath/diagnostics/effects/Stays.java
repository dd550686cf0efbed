package org.desirepath.diagnostics.effects;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.desirepath.diagnostics.effects.RiskSets.Stay;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.eventlog.EventLog;
import org.jspecify.annotations.Nullable;

/**
 * Cuts journeys into stays in a state, the last designed touchpoint reached, and notes when an
 * exposure falls into them.
 */
public final class Stays {

  /** No row. */
  public static final int NONE = Integer.MAX_VALUE;

  /** The state before any designed touchpoint. */
  public static final int START = -1;

  /** Which journeys are compared in a state. */
  public enum AtRisk {
    /** All still in it, also those lost later: right for what the company sends. */
    ALL,
    /**
     * Those that leave it by a designed step: for what customers start, as one silently lost can't
     * start anything, yet would stay at risk.
     */
    LEAVING_BY_DESIGN
  }

  /**
   * Rows of a journey between which it may be exposed.
   *
   * @param from it is at risk after this row; -1 = from the start, {@link #NONE} = never
   * @param exposure the row of the exposure, or {@link #NONE}
   * @param until it is no longer at risk from this row on, or {@link #NONE}
   */
  public record Rows(int from, int exposure, int until) {}

  /** Finds the rows of a journey. */
  public interface Exposures {
    Rows of(int trace);
  }

  private final OutcomeContext context;
  private final EventLog log;
  private final AtRisk atRisk;

  /**
   * By state, segment and whether since an occurrence, packed; only those with an exposure, as the
   * others are compared with nothing.
   */
  private final Map<Long, StayList> groups = new HashMap<>();

  /** The groups without a segment, by their key, as they are asked for most. */
  private final @Nullable StayList[] ofFirstSegment;

  private final List<StayList> inOrder = new ArrayList<>();
  private int[] traces = new int[64];
  private int units;

  /** Whether groups with an exposure are looked for, before their stays are taken. */
  private boolean isMarking;

  private Stays(OutcomeContext context, AtRisk atRisk) {
    this.context = context;
    this.log = context.journeys().log();
    this.atRisk = atRisk;
    this.ofFirstSegment = new StayList[2 * (log.activities().size() + 1)];
  }

  public static RiskSets compare(OutcomeContext context, AtRisk atRisk, Exposures exposures) {
    Stays run = cutAll(context, atRisk, exposures);
    return RiskSets.of(context, Arrays.copyOf(run.traces, run.units), run.inOrder);
  }

  /** The stays themselves, by state and segment, where there is an exposure. */
  static List<StayList> groups(OutcomeContext context, AtRisk atRisk, Exposures exposures) {
    return cutAll(context, atRisk, exposures).inOrder;
  }

  private static Stays cutAll(OutcomeContext context, AtRisk atRisk, Exposures exposures) {
    Stays run = new Stays(context, atRisk);
    Rows[] found = new Rows[run.log.traceCount()];
    run.isMarking = true;
    for (int t = 0; t < found.length; t++) {
      Rows rows = exposures.of(t);
      if (rows.from != NONE && context.journeys().isTimed(t)) {
        found[t] = rows;
        if (rows.exposure != NONE) {
          run.cut(t, rows);
        }
      }
    }
    run.isMarking = false;
    for (int t = 0; t < found.length; t++) {
      if (found[t] != null) {
        run.cut(t, found[t]);
      }
    }
    return run;
  }

  private void cut(int trace, Rows rows) {
    int[] transitions = context.journeys().transitionsOf(trace);
    int first = log.firstEvent(trace);
    int end = context.journeys().endOfJourney(trace);
    boolean exit = end < log.endEvent(trace) && isExit(trace, end);
    int state = START;
    boolean sinceOccurrence = false;
    long entry = log.timeMillis(first);
    long exposed = RiskSets.NEVER;
    boolean eligible = rows.from < first;
    for (int e = first; e < end && e < rows.until; e++) {
      int transition = transitions[e - first];
      long time = log.timeMillis(e);
      if (transition >= 0) {
        if (eligible && e > first) {
          close(trace, key(state, sinceOccurrence), entry, time, exposed, rows);
        }
        if (exposed != RiskSets.NEVER) {
          return;
        }
        state = log.activity(e);
        entry = time;
        sinceOccurrence = false;
        eligible = rows.from <= e;
      } else if (e == rows.exposure && eligible) {
        exposed = time - entry;
      } else if (e == rows.from) {
        entry = time;
        sinceOccurrence = true;
        eligible = true;
      }
    }
    if (!eligible) {
      return;
    }
    int key = key(state, sinceOccurrence);
    boolean stopped = rows.until < end;
    boolean lost = end == log.endEvent(trace) || exit;
    if (stopped) {
      if (atRisk == AtRisk.ALL) {
        close(trace, key, entry, log.timeMillis(rows.until), exposed, rows);
      }
    } else if (!lost || atRisk == AtRisk.ALL) {
      long leave =
          end < log.endEvent(trace)
              ? log.timeMillis(end)
              : context.journeys().statuses().asOfMillis();
      close(trace, key, entry, leave, exposed, rows);
    }
  }

  private boolean isExit(int trace, int row) {
    return !context.journeys().statuses().isSuccessEvent(trace, row);
  }

  private static int key(int state, boolean sinceOccurrence) {
    return 2 * (state - START) + (sinceOccurrence ? 1 : 0);
  }

  private @Nullable StayList group(int key, int segment) {
    return segment == 0 ? ofFirstSegment[key] : groups.get(((long) segment << Integer.SIZE) | key);
  }

  private void mark(int key, int segment) {
    if (group(key, segment) != null) {
      return;
    }
    if (segment == 0) {
      ofFirstSegment[key] = new StayList();
    } else {
      groups.put(((long) segment << Integer.SIZE) | key, new StayList());
    }
  }

  private void close(int trace, int key, long entry, long leave, long exposed, Rows rows) {
    if (entry > context.window().latestMoment()) {
      return;
    }
    boolean exposedHere = exposed != RiskSets.NEVER;
    int segment = context.segments().crossed(trace);
    if (isMarking) {
      if (exposedHere) {
        mark(key, segment);
      }
      return;
    }
    if (units == 0 || traces[units - 1] != trace) {
      if (units == traces.length) {
        traces = Arrays.copyOf(traces, 2 * units);
      }
      traces[units++] = trace;
    }
    StayList group = group(key, segment);
    if (group == null) {
      return;
    }
    if (group.size() == 0) {
      inOrder.add(group);
    }
    long success = context.journeys().successTime(trace);
    group.add(
        new Stay(
            units - 1,
            entry,
            exposedHere ? exposed - 1 : leave - entry,
            exposed,
            success == RiskSets.NEVER ? RiskSets.NEVER : success - entry,
            rows.exposure != NONE));
  }
}
