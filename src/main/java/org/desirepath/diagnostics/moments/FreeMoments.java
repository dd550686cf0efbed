package org.desirepath.diagnostics.moments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.desirepath.diagnostics.deviations.Initiators;
import org.desirepath.diagnostics.effects.Landmark;
import org.desirepath.diagnostics.effects.StayStates;
import org.desirepath.diagnostics.effects.Stays;
import org.desirepath.diagnostics.effects.Stays.AtRisk;
import org.desirepath.diagnostics.effects.Stays.Rows;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.moments.CriticalMoments.Evidence;
import org.desirepath.diagnostics.moments.CriticalMoments.Facet;
import org.desirepath.diagnostics.moments.CriticalMoments.SetApart;
import org.desirepath.eventlog.EventLog;

/** Moments beside the flow: touchpoints that may come at any time, and what comes again. */
final class FreeMoments {

  /** With fewer exposed there is nothing to be seen. */
  private static final int FEWEST_EXPOSED = 5;

  /** Repetitions beyond this are not told apart. */
  private static final int MOST_TIMES = 10;

  /** Fewest contacts of other kinds to compare a kind of contact with. */
  private static final int FEWEST_COMPARATORS = 30;

  private static final String LEAVERS =
      "exact-time risk set among journeys that leave the state by a designed step";
  private static final String ALL =
      "exact-time risk set: at the same time since entering the state, against all still in it";
  private static final String LEAVERS_NOTE = "after leaving the state; loss inside it is not seen";
  private static final String NOW_NOTE = "now against not yet";

  private final OutcomeContext context;
  private final AlignedJourneys journeys;
  private final EventLog log;
  private final Initiators initiators;
  private final int[] atLeast;
  private final List<Candidate> found = new ArrayList<>();
  private final List<Candidate.OfTrend> trends = new ArrayList<>();
  private final List<SetApart> setApart = new ArrayList<>();

  FreeMoments(OutcomeContext context) {
    this.context = context;
    this.journeys = context.journeys();
    this.log = journeys.log();
    this.initiators = new Initiators(journeys);
    this.atLeast = countTimes();
  }

  List<Candidate> find() {
    Set<String> free = new TreeSet<>();
    Set<String> contacts = new TreeSet<>();
    for (String touchpoint : new TreeSet<>(log.activities())) {
      if (!journeys.isDesigned(touchpoint)
          && !journeys.isExit(touchpoint)
          && !journeys.isSuccess(touchpoint)) {
        free.add(touchpoint);
        if (!initiators.isCompany(touchpoint)) {
          contacts.add(touchpoint);
        }
      }
    }
    OutcomeLikeness likeness = new OutcomeLikeness(journeys);
    for (String touchpoint : List.copyOf(free)) {
      likeness
          .reason(touchpoint)
          .ifPresent(
              reason -> {
                free.remove(touchpoint);
                contacts.remove(touchpoint);
                setApart.add(new SetApart(touchpoint, Facet.PRESENCE, reason));
              });
    }
    List<String> kinds = List.copyOf(contacts);
    int[] firsts = firstContacts(kinds);
    int total = Arrays.stream(firsts).sum();
    int[] mirrors = Mirrors.of(firsts);
    for (String touchpoint : free) {
      int kind = kinds.indexOf(touchpoint);
      if (kind < 0 || total - firsts[kind] < FEWEST_COMPARATORS) {
        addPresence(touchpoint);
      } else if (mirrors[kind] >= 0) {
        setApart.add(Mirrors.setApart(touchpoint, kinds.get(mirrors[kind])));
      } else {
        addAgainstOtherContacts(touchpoint, contacts);
      }
    }
    for (String touchpoint : new TreeSet<>(log.activities())) {
      if (!journeys.isSuccess(touchpoint) && !journeys.isExit(touchpoint)) {
        addRepetitions(touchpoint);
      }
    }
    return found;
  }

  List<Candidate.OfTrend> trends() {
    return trends;
  }

  List<SetApart> setApart() {
    return setApart;
  }

  /** How many journeys have each kind as their first contact. */
  private int[] firstContacts(List<String> kinds) {
    int[] kindOf = kindOf(kinds);
    int[] counts = new int[kinds.size()];
    for (int t = 0; t < log.traceCount(); t++) {
      int row = first(t, kindOf);
      if (row >= 0) {
        counts[kindOf[log.activity(row)]]++;
      }
    }
    return counts;
  }

  /** The place among some touchpoints, by activity code; -1 for the others. */
  private int[] kindOf(List<String> kinds) {
    int[] kindOf = new int[log.activities().size()];
    Arrays.setAll(kindOf, a -> kinds.indexOf(journeys.touchpoint(a)));
    return kindOf;
  }

  private int first(int trace, int[] kindOf) {
    int end = journeys.endOfJourney(trace);
    for (int e = log.firstEvent(trace); e < end; e++) {
      if (kindOf[log.activity(e)] >= 0) {
        return e;
      }
    }
    return -1;
  }

  private void addAgainstOtherContacts(String touchpoint, Set<String> contacts) {
    found.add(
        new Candidate(
            touchpoint,
            Facet.PRESENCE,
            "active comparator: first contacts of this kind against first contacts of other kinds",
            Evidence.E2,
            "against other contacts, not against none",
            () -> firstContactsCompared(journeys.codeOf(touchpoint), contacts)));
  }

  private Landmark firstContactsCompared(int code, Set<String> contacts) {
    Landmark.Builder builder = new Landmark.Builder(context);
    int[] kindOf = kindOf(List.copyOf(contacts));
    for (int t = 0; t < log.traceCount(); t++) {
      int row = first(t, kindOf);
      if (row >= 0 && journeys.isTimed(t)) {
        int before = stateRow(t, row);
        builder.add(
            t,
            before < 0 ? Stays.START : log.activity(before),
            before < 0 ? Landmark.NEVER : log.timeMillis(before),
            log.timeMillis(row),
            log.activity(row) == code);
      }
    }
    return builder.build();
  }

  /** The row of the designed event before; -1 if none. */
  private int stateRow(int trace, int row) {
    int[] transitions = journeys.transitionsOf(trace);
    int first = log.firstEvent(trace);
    for (int e = row - 1; e >= first; e--) {
      if (transitions[e - first] >= 0) {
        return e;
      }
    }
    return -1;
  }

  private void addPresence(String touchpoint) {
    int code = journeys.codeOf(touchpoint);
    if (withAtLeast(code, 1) < FEWEST_EXPOSED) {
      return;
    }
    AtRisk atRisk = initiators.atRisk(touchpoint);
    boolean all = atRisk == AtRisk.ALL;
    found.add(
        new Candidate(
            touchpoint,
            Facet.PRESENCE,
            all ? ALL : LEAVERS,
            Evidence.E2,
            all ? NOW_NOTE : LEAVERS_NOTE,
            () ->
                Stays.compare(
                    context,
                    atRisk,
                    t -> {
                      int row = occurrence(t, code, 1);
                      return new Rows(-1, row < 0 ? Stays.NONE : row, Stays.NONE);
                    })));
  }

  private void addRepetitions(String touchpoint) {
    int code = journeys.codeOf(touchpoint);
    int largest = 1;
    while (largest < MOST_TIMES
        && withAtLeast(code, largest + 1) >= (largest == 1 ? FEWEST_EXPOSED : FEWEST_COMPARATORS)) {
      largest++;
      addRepetition(touchpoint, largest);
    }
    if (largest > 2) {
      trends.add(
          new Candidate.OfTrend(
              touchpoint,
              Facet.REPETITION,
              "landmark at the next designed step after the first time, by how often so far",
              "times",
              LEAVERS_NOTE,
              () -> timesAtNextStep(code)));
    }
  }

  private void addRepetition(String touchpoint, int times) {
    int code = journeys.codeOf(touchpoint);
    AtRisk atRisk = initiators.atRisk(touchpoint);
    boolean all = atRisk == AtRisk.ALL;
    String so =
        times == 2
            ? "; the second time, among journeys that had it once"
            : "; time " + times + ", among journeys that had it " + (times - 1) + " times";
    found.add(
        new Candidate(
            touchpoint,
            Facet.REPETITION,
            (all ? ALL : LEAVERS) + so,
            all ? Evidence.E2 : Evidence.E1,
            all
                ? NOW_NOTE
                : LEAVERS_NOTE + "; a hidden problem may lie behind both the repeat and the loss",
            () -> Stays.compare(context, atRisk, t -> nextOccurrence(t, code, times))));
  }

  /** One more time within the design is a step of the flow, and ends the comparison. */
  private Rows nextOccurrence(int trace, int code, int times) {
    int before = occurrence(trace, code, times - 1);
    int again = before < 0 ? -1 : occurrence(trace, code, times);
    if (before < 0) {
      return new Rows(Stays.NONE, Stays.NONE, Stays.NONE);
    }
    if (again < 0) {
      return new Rows(before, Stays.NONE, Stays.NONE);
    }
    boolean unplanned =
        journeys.transitionsOf(trace)[again - log.firstEvent(trace)] == AlignedJourneys.LOG_MOVE;
    return unplanned ? new Rows(before, again, Stays.NONE) : new Rows(before, Stays.NONE, again);
  }

  private Landmark timesAtNextStep(int code) {
    StayStates states = new StayStates(journeys, code);
    Landmark.Builder builder = new Landmark.Builder(context);
    for (int t = 0; t < log.traceCount(); t++) {
      int once = journeys.isTimed(t) ? occurrence(t, code, 1) : -1;
      int times = 1;
      for (int e = once + 1; once >= 0 && e < journeys.endOfJourney(t); e++) {
        if (log.activity(e) == code) {
          times++;
        } else if (journeys.transitionsOf(t)[e - log.firstEvent(t)] >= 0) {
          builder.add(
              t,
              states.of(t, stateRow(t, e), e),
              log.timeMillis(once),
              log.timeMillis(e),
              times,
              Double.NaN);
          break;
        }
      }
    }
    return builder.build();
  }

  /** How many journeys have something so often before they end. */
  private int withAtLeast(int code, int times) {
    return atLeast[code * (MOST_TIMES + 1) + times];
  }

  private int[] countTimes() {
    int activities = log.activities().size();
    int[] counts = new int[activities * (MOST_TIMES + 1)];
    int[] times = new int[activities];
    for (int t = 0; t < log.traceCount(); t++) {
      for (int e = log.firstEvent(t); e < journeys.endOfJourney(t); e++) {
        int code = log.activity(e);
        times[code]++;
        if (times[code] <= MOST_TIMES) {
          counts[code * (MOST_TIMES + 1) + times[code]]++;
        }
      }
      for (int e = log.firstEvent(t); e < journeys.endOfJourney(t); e++) {
        times[log.activity(e)] = 0;
      }
    }
    return counts;
  }

  private int occurrence(int trace, int code, int wanted) {
    int count = 0;
    int end = journeys.endOfJourney(trace);
    for (int e = log.firstEvent(trace); e < end; e++) {
      if (log.activity(e) == code && ++count == wanted) {
        return e;
      }
    }
    return -1;
  }
}
