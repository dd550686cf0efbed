package org.desirepath.diagnostics.moments;

import java.util.ArrayList;
import java.util.List;
import org.desirepath.diagnostics.effects.Landmark;
import org.desirepath.diagnostics.effects.Stays;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.moments.CriticalMoments.Evidence;
import org.desirepath.diagnostics.moments.CriticalMoments.Facet;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.Step;

/**
 * Which of two steps came first, where the design lets them come in any order. Known once both are
 * had, which is where the journeys are compared.
 */
final class OrderMoments {

  /** Beyond so many steps in any order their pairs would outnumber all other moments. */
  private static final int MOST_STEPS = 6;

  private final OutcomeContext context;
  private final AlignedJourneys journeys;
  private final EventLog log;
  private final List<Candidate> found = new ArrayList<>();

  OrderMoments(OutcomeContext context) {
    this.context = context;
    this.journeys = context.journeys();
    this.log = journeys.log();
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
    found.add(
        new Candidate(
            one,
            Facet.ORDER,
            "landmark once both are had: before " + other + ", or after it",
            Evidence.E2,
            "what is left after both; those lost between the two are not seen",
            () -> compare(journeys.codeOf(one), journeys.codeOf(other))));
  }

  private Landmark compare(int one, int other) {
    Landmark.Builder builder = new Landmark.Builder(context);
    for (int t = 0; t < log.traceCount(); t++) {
      if (journeys.isTimed(t)) {
        add(builder, t, one, other);
      }
    }
    return builder.build();
  }

  private void add(Landmark.Builder builder, int trace, int one, int other) {
    int[] transitions = journeys.transitionsOf(trace);
    int first = log.firstEvent(trace);
    int state = Stays.START;
    int earlier = -1;
    for (int e = first; e < journeys.endOfJourney(trace); e++) {
      int activity = log.activity(e);
      if (transitions[e - first] < 0) {
        continue;
      }
      if (activity != one && activity != other) {
        state = earlier < 0 ? activity : state;
      } else if (earlier < 0) {
        earlier = activity;
      } else if (activity != earlier) {
        builder.add(trace, state, log.timeMillis(e), earlier == one);
        return;
      }
    }
  }
}
