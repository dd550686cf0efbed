package org.desirepath.diagnostics.moments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.desirepath.diagnostics.deviations.Initiators;
import org.desirepath.diagnostics.effects.Landmark;
import org.desirepath.diagnostics.effects.RiskSets;
import org.desirepath.diagnostics.effects.Stays;
import org.desirepath.diagnostics.effects.Stays.AtRisk;
import org.desirepath.diagnostics.effects.Stays.Rows;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.moments.CriticalMoments.Evidence;
import org.desirepath.diagnostics.moments.CriticalMoments.Facet;
import org.desirepath.eventlog.EventLog;

/** Moments beside the flow: touchpoints that may come at any time, and what comes again. */
final class FreeMoments {

  /** With fewer exposed there is nothing to be seen. */
  private static final int FEWEST_EXPOSED = 5;

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
  private final List<Candidate> found = new ArrayList<>();

  FreeMoments(OutcomeContext context) {
    this.context = context;
    this.journeys = context.journeys();
    this.log = journeys.log();
    this.initiators = new Initiators(journeys);
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
    Map<String, Integer> firstContacts = firstContacts(contacts);
    int total = firstContacts.values().stream().mapToInt(Integer::intValue).sum();
    String smallest =
        firstContacts.entrySet().stream()
            .min(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse("");
    for (String touchpoint : free) {
      boolean contact = contacts.contains(touchpoint);
      int others = total - firstContacts.getOrDefault(touchpoint, 0);
      if (contact && others >= FEWEST_COMPARATORS) {
        // of two kinds, one against the other is the same hypothesis as the other against the one
        if (firstContacts.size() > 2 || touchpoint.equals(smallest)) {
          addAgainstOtherContacts(touchpoint, contacts);
        }
      } else {
        addPresence(touchpoint);
      }
    }
    for (String touchpoint : new TreeSet<>(log.activities())) {
      if (!journeys.isSuccess(touchpoint) && !journeys.isExit(touchpoint)) {
        addRepetition(touchpoint);
      }
    }
    return found;
  }

  private Map<String, Integer> firstContacts(Set<String> contacts) {
    Map<String, Integer> counts = new TreeMap<>();
    for (int t = 0; t < log.traceCount(); t++) {
      int row = first(t, contacts);
      if (row >= 0) {
        counts.merge(journeys.touchpoint(log.activity(row)), 1, Integer::sum);
      }
    }
    return counts;
  }

  private int first(int trace, Set<String> touchpoints) {
    for (int e = log.firstEvent(trace); e < journeys.endOfJourney(trace); e++) {
      if (touchpoints.contains(journeys.touchpoint(log.activity(e)))) {
        return e;
      }
    }
    return -1;
  }

  private void addAgainstOtherContacts(String touchpoint, Set<String> contacts) {
    Landmark.Builder builder = new Landmark.Builder(context);
    int code = journeys.codeOf(touchpoint);
    for (int t = 0; t < log.traceCount(); t++) {
      int row = first(t, contacts);
      if (row >= 0 && journeys.isTimed(t)) {
        builder.add(t, state(t, row), log.timeMillis(row), log.activity(row) == code);
      }
    }
    found.add(
        new Candidate(
            touchpoint,
            Facet.PRESENCE,
            "active comparator: first contacts of this kind against first contacts of other kinds",
            Evidence.E2,
            "against other contacts, not against none",
            builder.build()));
  }

  private int state(int trace, int row) {
    int[] transitions = journeys.transitionsOf(trace);
    int first = log.firstEvent(trace);
    for (int e = row - 1; e >= first; e--) {
      if (transitions[e - first] >= 0) {
        return log.activity(e);
      }
    }
    return Stays.START;
  }

  private void addPresence(String touchpoint) {
    int code = journeys.codeOf(touchpoint);
    boolean all = initiators.atRisk(touchpoint) == AtRisk.ALL;
    RiskSets comparison =
        Stays.compare(
            context,
            initiators.atRisk(touchpoint),
            t -> {
              int row = occurrence(t, code, 1);
              return new Rows(-1, row < 0 ? Stays.NONE : row, Stays.NONE);
            });
    if (comparison.exposedCount() >= FEWEST_EXPOSED) {
      found.add(
          new Candidate(
              touchpoint,
              Facet.PRESENCE,
              all ? ALL : LEAVERS,
              Evidence.E2,
              all ? NOW_NOTE : LEAVERS_NOTE,
              comparison));
    }
  }

  private void addRepetition(String touchpoint) {
    int code = journeys.codeOf(touchpoint);
    boolean all = initiators.atRisk(touchpoint) == AtRisk.ALL;
    RiskSets comparison =
        Stays.compare(context, initiators.atRisk(touchpoint), t -> secondOccurrence(t, code));
    if (comparison.exposedCount() >= FEWEST_EXPOSED) {
      found.add(
          new Candidate(
              touchpoint,
              Facet.REPETITION,
              (all ? ALL : LEAVERS) + "; the second time, among journeys that had it once",
              all ? Evidence.E2 : Evidence.E1,
              all
                  ? NOW_NOTE
                  : LEAVERS_NOTE + "; a hidden problem may lie behind both the repeat and the loss",
              comparison));
    }
  }

  /** A second time within the design is a step of the flow, and ends the comparison. */
  private Rows secondOccurrence(int trace, int code) {
    int once = occurrence(trace, code, 1);
    int again = once < 0 ? -1 : occurrence(trace, code, 2);
    if (once < 0) {
      return new Rows(Stays.NONE, Stays.NONE, Stays.NONE);
    }
    if (again < 0) {
      return new Rows(once, Stays.NONE, Stays.NONE);
    }
    boolean unplanned =
        journeys.transitionsOf(trace)[again - log.firstEvent(trace)] == AlignedJourneys.LOG_MOVE;
    return unplanned ? new Rows(once, again, Stays.NONE) : new Rows(once, Stays.NONE, again);
  }

  private int occurrence(int trace, int code, int wanted) {
    int count = 0;
    for (int e = log.firstEvent(trace); e < journeys.endOfJourney(trace); e++) {
      count += log.activity(e) == code ? 1 : 0;
      if (count == wanted && log.activity(e) == code) {
        return e;
      }
    }
    return -1;
  }
}
