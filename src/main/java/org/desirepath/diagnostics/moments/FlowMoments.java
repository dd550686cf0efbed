package org.desirepath.diagnostics.moments;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.desirepath.diagnostics.deviations.DeviationKind;
import org.desirepath.diagnostics.deviations.Waits;
import org.desirepath.diagnostics.dropoff.DropOff;
import org.desirepath.diagnostics.effects.Landmark;
import org.desirepath.diagnostics.effects.StayStates;
import org.desirepath.diagnostics.effects.Stays;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.diagnostics.moments.CriticalMoments.Evidence;
import org.desirepath.diagnostics.moments.CriticalMoments.Facet;
import org.desirepath.diagnostics.moments.CriticalMoments.SetApart;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.JourneyStructure;
import org.desirepath.model.JourneyStructure.Branch;
import org.desirepath.model.JourneyStructure.ChoicePoint;
import org.desirepath.model.JourneyStructure.OptionalStep;
import org.desirepath.model.Step;

/**
 * Moments of the designed flow: branches of choices, steps taken or left out, and waits. A
 * mandatory step has no moment of presence: to have had it is to have come that far.
 */
final class FlowMoments {

  /** Above this rate of loss at a step, the hidden frailty of those who stay shows a benefit. */
  private static final double FRAILTY_RATE = 0.05;

  private static final String WAIT_NOTE =
      "says nothing of those who left while waiting; read it beside the drop-off before it;"
          + " compared among journeys that had the same touchpoints beside the flow meanwhile";

  private final OutcomeContext context;
  private final AlignedJourneys journeys;
  private final EventLog log;
  private final JourneyStructure structure;
  private final Map<String, Quantity> dropOffRates = new HashMap<>();
  private final List<Candidate> found = new ArrayList<>();
  private final List<Candidate.OfTrend> trends = new ArrayList<>();
  private final List<SetApart> setApart = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  FlowMoments(OutcomeContext context, DropOff dropOff) {
    this.context = context;
    this.journeys = context.journeys();
    this.log = journeys.log();
    this.structure = JourneyStructure.of(journeys.model().facts());
    dropOff.steps().forEach(step -> dropOffRates.put(step.touchpoint(), step.rate()));
  }

  List<String> notes() {
    return notes;
  }

  List<Candidate.OfTrend> trends() {
    return trends;
  }

  List<SetApart> setApart() {
    return setApart;
  }

  List<Candidate> find(List<String> designed) {
    structure.choicePoints().forEach(this::addChoice);
    Set<String> optional = new HashSet<>();
    for (OptionalStep step : structure.optionalSteps()) {
      optional.addAll(step.touchpoints());
      addOptional(step);
    }
    for (String touchpoint : designed) {
      if (structure.isMandatory(touchpoint) && !optional.contains(touchpoint)) {
        addAbsence(touchpoint);
        setApart.add(
            isGoal(touchpoint)
                ? new SetApart(touchpoint, Facet.PRESENCE, "it is the outcome itself")
                : new SetApart(
                    touchpoint,
                    Facet.PRESENCE,
                    "a mandatory step of the funnel: to have had it is to have come that far"));
      }
      addWait(touchpoint);
    }
    return found;
  }

  private void addChoice(ChoicePoint choice) {
    Map<String, Integer> branchOf = new HashMap<>();
    List<Branch> branches = choice.branches();
    for (int b = 0; b < branches.size(); b++) {
      for (String touchpoint : branches.get(b).touchpoints()) {
        if (placeCount(touchpoint) == 1) {
          branchOf.put(touchpoint, b);
        }
      }
    }
    boolean goal = branches.stream().flatMap(b -> b.entries().stream()).anyMatch(this::isGoal);
    if (goal || branchOf.values().stream().distinct().count() < 2) {
      notes.add(
          "the choice of "
              + String.join(", ", branches.stream().flatMap(b -> b.entries().stream()).toList())
              + " was not tested: a branch can't be told by its touchpoints, or is the goal"
              + " itself");
      return;
    }
    int[] branchOfCode = new int[log.activities().size()];
    for (int a = 0; a < branchOfCode.length; a++) {
      branchOfCode[a] = branchOf.getOrDefault(journeys.touchpoint(a), -1);
    }
    boolean[] ofBranches = codes(branchOf.keySet());
    int[] rows = new int[log.traceCount()];
    int[] taken = new int[log.traceCount()];
    int[] counts = new int[branches.size()];
    for (int t = 0; t < rows.length; t++) {
      rows[t] = firstSynchronous(t, ofBranches);
      taken[t] = rows[t] < 0 ? -1 : branchOfCode[log.activity(rows[t])];
      if (taken[t] >= 0) {
        counts[taken[t]]++;
      }
    }
    int[] mirrors = Mirrors.of(counts);
    for (int b = 0; b < counts.length; b++) {
      if (mirrors[b] >= 0) {
        setApart.add(Mirrors.setApart(name(branches.get(b)), name(branches.get(mirrors[b]))));
      } else if (counts[b] > 0) {
        addBranch(branches.get(b), b, rows, taken);
      }
    }
  }

  private static String name(Branch branch) {
    return branch.entries().isEmpty() ? branch.touchpoints().get(0) : branch.entries().get(0);
  }

  private Landmark atBranch(int b, int[] rows, int[] taken) {
    Landmark.Builder builder = new Landmark.Builder(context);
    boolean[] none = codes(Set.of());
    for (int t = 0; t < rows.length; t++) {
      if (taken[t] >= 0 && journeys.isTimed(t)) {
        int before = synchronousBefore(t, rows[t], none);
        builder.add(
            t,
            before < 0 ? Stays.START : log.activity(before),
            before < 0 ? Landmark.NEVER : log.timeMillis(before),
            log.timeMillis(rows[t]),
            taken[t] == b);
      }
    }
    return builder.build();
  }

  private void addBranch(Branch branch, int b, int[] rows, int[] taken) {
    String name = name(branch);
    found.add(
        new Candidate(
            name,
            Facet.PRESENCE,
            "decision point: this branch against the other branches of its choice",
            Evidence.E2,
            "the branch's own drop-off is part of it",
            () -> atBranch(b, rows, taken)));
  }

  private void addOptional(OptionalStep step) {
    String name = step.entries().isEmpty() ? "" : step.entries().get(0);
    Optional<String> next = step.nextMandatory();
    if (name.isEmpty() || next.isEmpty() || isGoal(next.orElseThrow())) {
      notes.add(
          "the optional step "
              + (name.isEmpty() ? String.join(", ", step.touchpoints()) : name)
              + " was not tested: no mandatory step before the goal follows it");
      return;
    }
    Set<String> own = new HashSet<>(step.touchpoints());
    found.add(atNext(next.orElseThrow(), own, name, Facet.PRESENCE, step.touchpoints(), true));
  }

  private void addAbsence(String touchpoint) {
    Optional<String> next = structure.nextMandatory(touchpoint);
    if (next.isPresent() && !isGoal(next.orElseThrow()) && !isGoal(touchpoint)) {
      Set<String> own = Set.of(touchpoint);
      found.add(
          atNext(next.orElseThrow(), own, touchpoint, Facet.ABSENCE, List.of(touchpoint), false));
    }
  }

  private Candidate atNext(
      String next,
      Set<String> own,
      String name,
      Facet facet,
      List<String> steps,
      boolean exposedIfHad) {
    boolean frail =
        steps.stream()
            .map(step -> dropOffRates.getOrDefault(step, Quantity.absent("unknown")))
            .anyMatch(rate -> rate.isPresent() && rate.value().getAsDouble() > FRAILTY_RATE);
    return new Candidate(
        name,
        facet,
        "landmark at the next mandatory step, " + next + ": had it before or not",
        frail ? Evidence.E1 : Evidence.E2,
        frail
            ? "what is left after passing; more than 5 % are lost at the step itself, so those who"
                + " passed it may be the hardier ones"
            : "what is left after passing; read it beside the step's own drop-off",
        () -> atNext(next, previousMandatory(name), own, exposedIfHad));
  }

  /** The last step that all pass before they can have a touchpoint, none that it may follow. */
  private Set<String> previousMandatory(String touchpoint) {
    Set<String> found = Set.of();
    for (String step : structure.inDesignOrder()) {
      if (step.equals(touchpoint)) {
        return found;
      }
      boolean partner = structure.nextMandatory(step).equals(structure.nextMandatory(touchpoint));
      if (structure.isMandatory(step) && !partner) {
        found = Set.of(step);
      }
    }
    return Set.of();
  }

  private Landmark atNext(
      String next, Set<String> previous, Set<String> own, boolean exposedIfHad) {
    Landmark.Builder builder = new Landmark.Builder(context);
    boolean[] ofNext = codes(Set.of(next));
    boolean[] ofOwn = codes(own);
    boolean[] ofPrevious = codes(previous);
    for (int t = 0; t < log.traceCount(); t++) {
      int row = firstSynchronous(t, ofNext);
      if (row >= 0 && journeys.isTimed(t)) {
        boolean had = false;
        for (int e = log.firstEvent(t); e < row; e++) {
          had |= ofOwn[log.activity(e)];
        }
        int entry = firstSynchronous(t, ofPrevious);
        builder.add(
            t,
            stateBefore(t, row, ofOwn),
            entry < 0 || entry > row ? Landmark.NEVER : log.timeMillis(entry),
            log.timeMillis(row),
            had == exposedIfHad);
      }
    }
    return builder.build();
  }

  private void addWait(String touchpoint) {
    if (isGoal(touchpoint)) {
      return;
    }
    boolean designed =
        journeys.model().facts().places().stream()
            .anyMatch(p -> p.touchpoint().equals(touchpoint) && p.within() != null);
    found.add(
        new Candidate(
            touchpoint,
            Facet.WAIT,
            designed
                ? "landmark at arrival: later than the designed limit"
                : "landmark at arrival: a wait longer than the median of the stratum",
            Evidence.E2,
            WAIT_NOTE,
            () -> atArrival(touchpoint, designed)));
    trends.add(
        new Candidate.OfTrend(
            touchpoint,
            Facet.WAIT,
            "landmark at arrival, by the wait since the designed step before",
            "millis",
            WAIT_NOTE,
            () -> atArrival(touchpoint, false)));
  }

  private Landmark atArrival(String touchpoint, boolean asDesigned) {
    Waits waits = new Waits(journeys, touchpoint);
    StayStates states = new StayStates(journeys, -1);
    boolean[] here = codes(Set.of(touchpoint));
    boolean[] none = codes(Set.of());
    Landmark.Builder builder = new Landmark.Builder(context);
    for (int t = 0; t < log.traceCount(); t++) {
      int row = firstSynchronous(t, here);
      int before = row < 0 ? -1 : synchronousBefore(t, row, none);
      if (before < 0 || !journeys.isTimed(t)) {
        continue;
      }
      int trace = t;
      if (asDesigned) {
        waits
            .deviates(DeviationKind.LATE, t, row - log.firstEvent(t))
            .ifPresent(
                late ->
                    builder.add(
                        trace,
                        states.of(trace, before, row),
                        log.timeMillis(before),
                        log.timeMillis(row),
                        late));
      } else {
        double wait = StrictMath.max(0, log.startMillis(row) - log.timeMillis(before));
        builder.add(
            t,
            states.of(t, before, row),
            log.timeMillis(before),
            log.timeMillis(row),
            wait,
            Double.NaN);
      }
    }
    return builder.build();
  }

  private long placeCount(String touchpoint) {
    return journeys.model().facts().places().stream()
        .map(Step.Place::touchpoint)
        .filter(touchpoint::equals)
        .count();
  }

  private boolean isGoal(String touchpoint) {
    return journeys.isSuccess(touchpoint);
  }

  /** The first synchronous event on one of these, before the journey's end; -1 if none. */
  private int firstSynchronous(int trace, boolean[] wanted) {
    int[] transitions = journeys.transitionsOf(trace);
    int first = log.firstEvent(trace);
    int end = journeys.endOfJourney(trace);
    for (int e = first; e < end; e++) {
      if (transitions[e - first] >= 0 && wanted[log.activity(e)]) {
        return e;
      }
    }
    return -1;
  }

  /** Which activity codes are those of some touchpoints. */
  private boolean[] codes(Set<String> touchpoints) {
    boolean[] codes = new boolean[log.activities().size()];
    for (int a = 0; a < codes.length; a++) {
      codes[a] = touchpoints.contains(journeys.touchpoint(a));
    }
    return codes;
  }

  private int synchronousBefore(int trace, int row, boolean[] except) {
    int[] transitions = journeys.transitionsOf(trace);
    int first = log.firstEvent(trace);
    for (int e = row - 1; e >= first; e--) {
      if (transitions[e - first] >= 0 && !except[log.activity(e)]) {
        return e;
      }
    }
    return -1;
  }

  private int stateBefore(int trace, int row, boolean[] except) {
    int before = synchronousBefore(trace, row, except);
    return before < 0 ? Stays.START : log.activity(before);
  }
}
