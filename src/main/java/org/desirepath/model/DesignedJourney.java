package org.desirepath.model;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a log is held against: the flow as a net, and the facts of the touchpoints. Designed exits
 * and unplanned touchpoints that are allowed stand beside the flow, in the facts.
 *
 * @param net the flow
 * @param facts may have no phases, when the flow came from elsewhere
 * @param notes what a reader should know of how the file was understood, such as the silent
 *     transitions
 * @param data guards of the net and the variables it writes
 */
public record DesignedJourney(
    AcceptingPetriNet net, JourneyBlueprint facts, List<String> notes, NetData data) {
  public DesignedJourney {
    notes = List.copyOf(notes);
  }

  /** A journey without guards. */
  public DesignedJourney(AcceptingPetriNet net, JourneyBlueprint facts, List<String> notes) {
    this(net, facts, notes, NetData.NONE);
  }

  public String name() {
    return facts.journey();
  }

  /** Designed exits, empty when no outcome is declared. */
  public List<String> exits() {
    Outcome outcome = facts.outcome();
    return outcome == null ? List.of() : outcome.exits();
  }

  /** Touchpoints any of which is the goal, empty when no outcome is declared. */
  public List<String> success() {
    Outcome outcome = facts.outcome();
    return outcome == null ? List.of() : outcome.success();
  }

  /** Every touchpoint the design knows: of the flow, exits, unplanned ones and those with facts. */
  public SortedSet<String> touchpoints() {
    SortedSet<String> names = new TreeSet<>(net.labels());
    names.addAll(exits());
    names.addAll(facts.unplannedAllowed());
    names.addAll(facts.touchpoints().keySet());
    return names;
  }
}
