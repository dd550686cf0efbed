package org.desirepath.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 */
public record JourneyBlueprint(
    String journey,
    @Nullable String version,
    @Nullable Outcome outcome,
    List<Phase> phases,
    List<Rule> rules,
    List<String> unplannedAllowed,
    Map<String, Touchpoint> touchpoints) {

  /** A phase: a name and its steps in order. */
  public record Phase(String name, List<Step> steps) {
    public Phase {
      steps = List.copyOf(steps);
    }
  }

  /**
   * A rule beside the flow.
   *
   * @param template such as {@code response}
   * @param parameters by key, as written
   */
  public record Rule(String template, Map<String, String> parameters) {
    public Rule {
      parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }
  }

  public JourneyBlueprint {
    phases = List.copyOf(phases);
    rules = List.copyOf(rules);
    unplannedAllowed = List.copyOf(unplannedAllowed);
    touchpoints = Collections.unmodifiableMap(new LinkedHashMap<>(touchpoints));
  }

  /** A blueprint that says nothing beside the name. */
  public static JourneyBlueprint empty(String journey) {
    return new JourneyBlueprint(journey, null, null, List.of(), List.of(), List.of(), Map.of());
  }

  /** The facts of a touchpoint; only its name when nothing more is known. */
  public Touchpoint touchpoint(String name) {
    return touchpoints.getOrDefault(name, Touchpoint.named(name));
  }
}
