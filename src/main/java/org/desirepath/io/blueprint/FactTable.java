package org.desirepath.io.blueprint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.desirepath.io.FormatException;
import org.desirepath.io.YamlNode;
import org.desirepath.model.JourneyBlueprint.Phase;
import org.desirepath.model.Touchpoint;

/** The facts of all touchpoints, in order of first mention. */
final class FactTable {
  private final Map<String, TouchpointFacts> facts = new LinkedHashMap<>();

  void mention(String name, YamlNode at) {
    facts.computeIfAbsent(name, key -> new TouchpointFacts(key, at.line()));
  }

  void read(String name, YamlNode.Mapping mapping) throws FormatException {
    TouchpointFacts fact =
        facts.computeIfAbsent(name, key -> new TouchpointFacts(key, mapping.line()));
    fact.read(mapping);
    fact.answeredBy().forEach(answer -> mention(answer, mapping));
  }

  /** The list {@code touchpoints:} of the blueprint. */
  void readList(YamlNode.Mapping root) throws FormatException {
    YamlNode list = root.get("touchpoints").orElse(null);
    if (list == null) {
      return;
    }
    for (YamlNode node : list.items("touchpoints")) {
      YamlNode.Mapping mapping = node.mapping("an entry of touchpoints");
      String name = mapping.require("touchpoint", "an entry of touchpoints").text("touchpoint");
      for (String key : StepReader.TOUCHPOINT_KEYS) {
        if (mapping.has(key) && !key.equals("touchpoint") && !TouchpointFacts.KEYS.contains(key)) {
          throw mapping
              .require(key, name)
              .fault(
                  key
                      + " is a fact of a place in the flow, expected facts of the touchpoint in"
                      + " the list touchpoints; say it where \""
                      + name
                      + "\" stands in the phases");
        }
      }
      List<String> known = new ArrayList<>(TouchpointFacts.KEYS);
      known.add(0, "touchpoint");
      mapping.allowOnly(known, "an entry of touchpoints");
      read(name, mapping);
    }
  }

  /**
   * The weight of a phase holds for its touchpoints that have none of their own; to be called when
   * all facts are read.
   */
  void applyPhaseWeights(Map<Phase, YamlNode> weights) throws FormatException {
    Set<String> own = new HashSet<>();
    facts.forEach(
        (name, fact) -> {
          if (fact.hasWeight()) {
            own.add(name);
          }
        });
    for (Map.Entry<Phase, YamlNode> entry : weights.entrySet()) {
      for (String name : entry.getKey().touchpoints()) {
        TouchpointFacts fact = facts.get(name);
        if (fact != null && !own.contains(name)) {
          fact.weight(entry.getValue());
        }
      }
    }
  }

  /** Touchpoints that others stand in for or repair, and where that is said. */
  Map<String, YamlNode> named() {
    Map<String, YamlNode> named = new LinkedHashMap<>();
    facts.values().forEach(fact -> fact.named().forEach(named::putIfAbsent));
    return named;
  }

  /** The line where each name stands first. */
  int line(String name) {
    TouchpointFacts fact = facts.get(name);
    return fact == null ? 0 : fact.line();
  }

  Map<String, Touchpoint> touchpoints() {
    Map<String, Touchpoint> touchpoints = new LinkedHashMap<>();
    facts.forEach((name, fact) -> touchpoints.put(name, fact.touchpoint()));
    return touchpoints;
  }
}
