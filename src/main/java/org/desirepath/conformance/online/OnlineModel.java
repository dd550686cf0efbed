package org.desirepath.conformance.online;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.conformance.alignment.Outlook;
import org.desirepath.conformance.search.BuiltOutlook;
import org.desirepath.model.AcceptingPetriNet.Transition;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.ReachabilityGraph;
import org.desirepath.model.Touchpoint;
import org.jspecify.annotations.Nullable;

/** A designed journey as a monitor wants it: numbered labels, and what each move costs. */
final class OnlineModel {
  static final int NO_LABEL = -1;

  private final ReachabilityGraph graph;
  private final DesignedJourney model;
  private final Outlook outlook;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Set<String> exits;
  private final Set<String> free;
  private final int[] labelOfTransition;
  private final int[] costOfTransition;
  private final List<Move> moveOfTransition = new ArrayList<>();
  private final List<Outlook.@Nullable Rest> rests = new ArrayList<>();

  OnlineModel(DesignedJourney model, int maxMarkings) {
    this.model = model;
    this.graph = ReachabilityGraph.of(model.net(), maxMarkings);
    this.outlook = BuiltOutlook.of(graph, model);
    JourneyBlueprint facts = model.facts();
    this.exits = new HashSet<>(model.exits());
    this.free = new HashSet<>(facts.unplannedAllowed());
    model.net().labels().forEach(label -> numbers.put(label, numbers.size()));
    List<Transition> transitions = model.net().transitions();
    this.labelOfTransition = new int[transitions.size()];
    this.costOfTransition = new int[transitions.size()];
    for (int t = 0; t < labelOfTransition.length; t++) {
      String label = transitions.get(t).label();
      labelOfTransition[t] = NO_LABEL;
      moveOfTransition.add(label == null ? new Move.Silent(t) : new Move.OfModel(label, t));
      if (label != null) {
        labelOfTransition[t] = number(label);
        Touchpoint touchpoint = facts.touchpoint(label);
        costOfTransition[t] = touchpoint.observable() ? touchpoint.missingWeight() : 0;
      }
    }
    for (int m = 0; m <= graph.markingCount(); m++) {
      rests.add(null);
    }
  }

  int markingCount() {
    return graph.markingCount();
  }

  /** Where a case is after a designed exit. */
  int exited() {
    return graph.markingCount();
  }

  int firstEdge(int state) {
    return state == exited() ? 0 : graph.firstEdge(state);
  }

  int endEdge(int state) {
    return state == exited() ? 0 : graph.endEdge(state);
  }

  int target(int edge) {
    return graph.target(edge);
  }

  /** The label an edge bears, or {@link #NO_LABEL}. */
  int label(int edge) {
    return labelOfTransition[graph.transition(edge)];
  }

  /** A labelled edge as a model move. */
  Move missing(int edge) {
    return moveOfTransition.get(graph.transition(edge));
  }

  /** What an edge costs as a model move. */
  int cost(int edge) {
    return costOfTransition[graph.transition(edge)];
  }

  /** The number of an activity of the flow, or {@link #NO_LABEL}. */
  int number(String activity) {
    return numbers.getOrDefault(activity, NO_LABEL);
  }

  boolean isExit(String activity) {
    return exits.contains(activity);
  }

  int logCost(String activity) {
    return free.contains(activity) ? 0 : model.facts().touchpoint(activity).unplannedWeight();
  }

  int distance(int state) {
    return state == exited() ? 0 : outlook.distance(state);
  }

  /** What is still to come; nothing after an exit. */
  Outlook.Rest rest(int state) {
    Outlook.Rest known = rests.get(state);
    if (known == null) {
      known = state == exited() ? new Outlook.Rest(0, List.of(), List.of()) : outlook.rest(state);
      rests.set(state, known);
    }
    return known;
  }
}
