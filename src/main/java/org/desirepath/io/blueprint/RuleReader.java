package org.desirepath.io.blueprint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.desirepath.io.FormatException;
import org.desirepath.io.YamlNode;
import org.desirepath.model.JourneyBlueprint.Rule;

/** Reads the rules beside the flow: their form; what they mean is for those who check them. */
final class RuleReader {

  /** A parameter: what it holds, and whether it must be there. */
  private enum Kind {
    TOUCHPOINT(true),
    COUNT(true),
    TIME(false);

    private final boolean required;

    Kind(boolean required) {
      this.required = required;
    }
  }

  private static final Map<String, Map<String, Kind>> TEMPLATES = new LinkedHashMap<>();

  static {
    TEMPLATES.put("response", parameters("if", "then", Kind.TOUCHPOINT, "within", Kind.TIME));
    TEMPLATES.put("never_after", touchpoints("after", "touchpoint"));
    TEMPLATES.put("at_most", parameters("touchpoint", "times", Kind.COUNT, "per", Kind.TIME));
  }

  private final FactTable facts;

  RuleReader(FactTable facts) {
    this.facts = facts;
  }

  private static Map<String, Kind> touchpoints(String first, String second) {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    kinds.put(first, Kind.TOUCHPOINT);
    kinds.put(second, Kind.TOUCHPOINT);
    return kinds;
  }

  private static Map<String, Kind> parameters(
      String touchpoint, String second, Kind ofSecond, String third, Kind ofThird) {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    kinds.put(touchpoint, Kind.TOUCHPOINT);
    kinds.put(second, ofSecond);
    kinds.put(third, ofThird);
    return kinds;
  }

  /** The names of the templates with their parameters. */
  static Map<String, List<String>> templates() {
    Map<String, List<String>> names = new LinkedHashMap<>();
    TEMPLATES.forEach((name, kinds) -> names.put(name, List.copyOf(kinds.keySet())));
    return names;
  }

  List<Rule> read(YamlNode.Mapping root) throws FormatException {
    List<Rule> rules = new ArrayList<>();
    YamlNode list = root.get("rules").orElse(null);
    if (list == null) {
      return rules;
    }
    for (YamlNode node : list.items("rules")) {
      YamlNode.Mapping mapping = node.mapping("a rule");
      mapping.allowOnly(TEMPLATES.keySet(), "a rule");
      if (mapping.fields().size() != 1) {
        throw mapping.fault(
            "a rule has "
                + mapping.fields().size()
                + " keys, expected one of "
                + String.join(", ", TEMPLATES.keySet())
                + "; write one rule an entry");
      }
      String template = mapping.fields().keySet().iterator().next();
      rules.add(rule(template, mapping.require(template, "a rule").mapping(template)));
    }
    return rules;
  }

  private Rule rule(String template, YamlNode.Mapping mapping) throws FormatException {
    Map<String, Kind> kinds = TEMPLATES.getOrDefault(template, Map.of());
    mapping.allowOnly(kinds.keySet(), "the rule " + template);
    Map<String, String> parameters = new LinkedHashMap<>();
    for (Map.Entry<String, Kind> entry : kinds.entrySet()) {
      String key = entry.getKey();
      if (entry.getValue().required || mapping.has(key)) {
        YamlNode node = mapping.require(key, "the rule " + template);
        check(node, key, entry.getValue());
        parameters.put(key, node.text(key));
      }
    }
    return new Rule(template, parameters);
  }

  private void check(YamlNode node, String key, Kind kind) throws FormatException {
    switch (kind) {
      case TOUCHPOINT -> facts.mention(node.text(key), node);
      case COUNT -> node.integer(key, 0, 1_000_000);
      case TIME -> node.durationMillis(key);
    }
  }
}
