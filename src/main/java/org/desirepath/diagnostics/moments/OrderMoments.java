package org.desirepath.diagnostics.moments;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.desirepath.diagnostics.effects.Landmark;
import org.desirepath.diagnostics.effects.Stays;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.moments.CriticalMoments.Evidence;
import org.desirepath.diagnostics.moments.CriticalMoments.Facet;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.JourneyStructure;
import org.desirepath.model.Step;

/**
 * Which of two steps came first, where the design lets them come in any order. The journeys are
 * compared at the next mandatory step after both: as soon as both are had, the loss that follows
 * the later of the two would still lie ahead in one arm and behind in the other.
 */
final class OrderMoments {

  /** Beyond so many steps in any order their pairs would outnumber all other moments. */
  private static final int MOST_STEPS = 6;

  private final OutcomeContext context;
  private final AlignedJourneys journeys;
  private final EventLog log;
  private final JourneyStructure structure;
  private final List<Candidate> found = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  OrderMoments(OutcomeContext context) {
    this.context = context;
    this.journeys = context.journeys();
    this.log = journeys.log();
    this.structure = JourneyStructure.of(journeys.model().facts());
  }

  List<String> notes() {
    return notes;
  }

  List<Candidate> find() {
    for (JourneyBlueprint.Phase phase : journeys.model().facts().phases()) {
      phase.steps().forEach(this::search);
    }
    return found;
  }

  private void search(Step step) {
    if (step instanceof Step.AnyOrder && step.children().size() <= MOST_STEPS) {
      List<String> firsts = new ArrayList<>();
      for (Step child : step.children()) {
        Step first = child;
        while (first instanceof Step.Steps) {
          first = first.children().get(0);
        }
        if (first instanceof Step.Place place && isUsable(place)) {
          firsts.add(place.touchpoint());
        }
      }
      for (int i = 0; i < firsts.size(); i++) {
        for (int j = i + 1; j < firsts.size(); j++) {
          add(firsts.get(i), firsts.get(j));
        }
      }
    }
    step.children().forEach(this::search);
  }

  private boolean isUsable(Step.Place place) {
    return journeys.codeOf(place.touchpoint()) >= 0
        && !journeys.isSuccess(place.touchpoint())
        && journeys.model().facts().places().stream()
                .filter(other -> other.touchpoint().equals(place.touchpoint()))
                .count()
            == 1;
  }

  private void add(String one, String other) {
    Optional<String> next = structure.nextMandatory(one);
    boolean usable =
        next.equals(structure.nextMandatory(other))
            && next.filter(step -> !journeys.isSuccess(step)).isPresent();
    if (!usable) {
      notes.add(
          "the order of "
              + one
              + " and "
              + other
              + " was not tested: no mandatory step before the goal follows both");
      return;
    }
    String step = next.orElseThrow();
    found.add(
        new Candidate(
            one,
            Facet.ORDER,
            "landmark at the next mandatory step, " + step + ": before " + other + ", or after it",
            Evidence.E2,
            "what is left after passing; those lost before " + step + " are not seen",
            () -> compare(journeys.codeOf(one), journeys.codeOf(other), journeys.codeOf(step))));
  }

  private Landmark compare(int one, int other, int next) {
    Landmark.Builder builder = new Landmark.Builder(context);
    for (int t = 0; t < log.traceCount(); t++) {
      if (journeys.isTimed(t)) {
        add(builder, t, one, other, next);
      }
    }
    return builder.build();
  }

  /** The state is that before the earlier of the two. */
  private void add(Landmark.Builder builder, int trace, int one, int other, int next) {
    int[] transitions = journeys.transitionsOf(trace);
    int first = log.firstEvent(trace);
    int state = Stays.START;
    long entry = Landmark.NEVER;
    int earlier = -1;
    boolean both = false;
    for (int e = first; e < journeys.endOfJourney(trace); e++) {
      int activity = log.activity(e);
      if (transitions[e - first] < 0) {
        continue;
      }
      if (activity == next) {
        if (both) {
          builder.add(trace, state, entry, log.timeMillis(e), earlier == one);
        }
        return;
      }
      if (activity != one && activity != other) {
        entry = earlier < 0 ? log.timeMillis(e) : entry;
        state = earlier < 0 ? activity : state;
      } else if (earlier < 0) {
        earlier = activity;
      } else {
        both |= activity != earlier;
      }
    }
  }
}
