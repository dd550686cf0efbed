package org.desirepath.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.desirepath.model.contacts.ContactPolicy;
import org.desirepath.model.contacts.Score;
import org.desirepath.model.rules.JourneyRule;
import org.jspecify.annotations.Nullable;

/**
 * A journey as a company designed it: phases of steps, and what is known of each touchpoint.
 * Without phases it holds facts only, to go with a Petri net that holds the flow.
 *
 * @param journey its name
 * @param version of the design, or null
 * @param outcome what the journey is for, or null = not said
 * @param rules checked beside the flow
 * @param unplannedAllowed touchpoints that may happen at any time at no cost
 * @param touchpoints facts by name, in order of appearance: every touchpoint of the flow, the
 *     exits, the unplanned ones and those of the rules
 * @param scores what customers are asked
 * @param contacts how the company means to approach its customers
 */
public record JourneyBlueprint(
    String journey,
    @Nullable String version,
    @Nullable Outcome outcome,
    List<Phase> phases,
    List<Rule> rules,
    List<String> unplannedAllowed,
    Map<String, Touchpoint> touchpoints,
    List<Score> scores,
    ContactPolicy contacts) {

  /** The largest {@code atMost} of a repeat. */
  public static final int MAX_TURNS = 100;

  /** The largest number of places with the turns of all bounded repeats counted. */
  public static final int MAX_PLACES = 5_000;

  /** A phase: a name and its steps in order. */
  public record Phase(String name, List<Step> steps) {
    public Phase {
      steps = List.copyOf(steps);
    }

    /** The places of the phase in design order. */
    public List<Step.Place> places() {
      List<Step.Place> places = new ArrayList<>();
      steps.forEach(step -> collect(step, places));
      return places;
    }

    /** The touchpoints of the phase in design order, each once. */
    public List<String> touchpoints() {
      return places().stream().map(Step.Place::touchpoint).distinct().toList();
    }
  }

  /**
   * A rule beside the flow.
   *
   * @param template such as {@code response}
   * @param parameters by key, as written
   * @param meaning what is checked
   */
  public record Rule(String template, Map<String, String> parameters, JourneyRule meaning) {
    public Rule {
      parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }
  }

  public JourneyBlueprint {
    phases = List.copyOf(phases);
    rules = List.copyOf(rules);
    unplannedAllowed = List.copyOf(unplannedAllowed);
    touchpoints = Collections.unmodifiableMap(new LinkedHashMap<>(touchpoints));
    scores = List.copyOf(scores);
  }

  /** One that says nothing of scores and contacts. */
  public JourneyBlueprint(
      String journey,
      @Nullable String version,
      @Nullable Outcome outcome,
      List<Phase> phases,
      List<Rule> rules,
      List<String> unplannedAllowed,
      Map<String, Touchpoint> touchpoints) {
    this(
        journey,
        version,
        outcome,
        phases,
        rules,
        unplannedAllowed,
        touchpoints,
        List.of(),
        ContactPolicy.NONE);
  }

  /** A blueprint that says nothing beside the name. */
  public static JourneyBlueprint empty(String journey) {
    return new JourneyBlueprint(journey, null, null, List.of(), List.of(), List.of(), Map.of());
  }

  /** The facts of a touchpoint; only its name when nothing more is known. */
  public Touchpoint touchpoint(String name) {
    Touchpoint known = touchpoints.get(name);
    return known == null ? Touchpoint.named(name) : known;
  }

  /**
   * These facts, and where they do not say who starts or owns a touchpoint, what others say.
   *
   * @param others such as the lanes of a process
   */
  public JourneyBlueprint over(JourneyBlueprint others) {
    Map<String, Touchpoint> all = new LinkedHashMap<>(touchpoints);
    others.touchpoints.forEach(
        (name, other) -> all.merge(name, other, (own, more) -> own.completedBy(more)));
    return new JourneyBlueprint(
        journey, version, outcome, phases, rules, unplannedAllowed, all, scores, contacts);
  }

  /** The places of all phases in design order. */
  public List<Step.Place> places() {
    return phases.stream().flatMap(phase -> phase.places().stream()).toList();
  }

  /**
   * The place that an activity of the tree, or a transition of the net, was made from; O(places).
   *
   * @param id of the activity or transition, also of a later turn of a repeat
   */
  public Optional<Step.Place> place(String id) {
    Optional<Step.Place> exact = placeWithId(id);
    return exact.isPresent() ? exact : placeWithId(id.replaceFirst("#[0-9]+$", ""));
  }

  private Optional<Step.Place> placeWithId(String id) {
    return places().stream().filter(place -> place.id().equals(id)).findFirst();
  }

  /** Number of places with the turns of all bounded repeats counted. */
  public long unrolledPlaceCount() {
    long count = 0;
    for (Phase phase : phases) {
      count += BlueprintToTree.unrolledCount(phase.steps());
    }
    return count;
  }

  /**
   * The flow as a process tree. A bounded repeat is unrolled turn by turn; designed exits and
   * unplanned touchpoints that are allowed are not part of it. O(places with all turns).
   *
   * @throws IllegalStateException if there are no phases, or more than {@link #MAX_PLACES} places
   *     with all turns counted
   */
  public ProcessTree toProcessTree() {
    return BlueprintToTree.convert(this);
  }

  /**
   * The flow as a net, with these facts.
   *
   * @throws IllegalStateException as {@link #toProcessTree} says
   */
  public DesignedJourney toDesignedJourney() {
    return new DesignedJourney(toProcessTree().toPetriNet(), this, List.of());
  }

  private static void collect(Step step, List<Step.Place> places) {
    if (step instanceof Step.Place place) {
      places.add(place);
    }
    step.children().forEach(child -> collect(child, places));
  }
}
