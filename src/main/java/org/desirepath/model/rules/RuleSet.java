package org.desirepath.model.rules;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A declarative model: rules, and what it says of activities and their data.
 *
 * @param name of the model
 * @param activities named, in order
 * @param bindings attributes of each activity, in order
 * @param domains what an attribute may hold, as written, in order
 * @param rules in order
 * @param notes what a reader should know of how the file was understood
 */
public record RuleSet(
    String name,
    List<String> activities,
    Map<String, List<String>> bindings,
    Map<String, String> domains,
    List<JourneyRule> rules,
    List<String> notes) {
  public RuleSet {
    activities = List.copyOf(activities);
    Map<String, List<String>> bound = new LinkedHashMap<>();
    bindings.forEach((activity, names) -> bound.put(activity, List.copyOf(names)));
    bindings = Collections.unmodifiableMap(bound);
    domains = Collections.unmodifiableMap(new LinkedHashMap<>(domains));
    rules = List.copyOf(rules);
    notes = List.copyOf(notes);
  }
}
