package org.desirepath.io.blueprint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.desirepath.io.FormatException;
import org.desirepath.io.YamlNode;
import org.desirepath.model.JourneyBlueprint.Rule;
import org.desirepath.model.rules.Condition;
import org.desirepath.model.rules.Condition.Scope;
import org.desirepath.model.rules.JourneyRule;
import org.desirepath.model.rules.RuleTemplate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rules beside the flow: {@code response}, {@code never_after}, {@code at_most}, and
 * every template of DECLARE by its name.
 */
final class RuleReader {

  /** A parameter: what it holds, and whether it must be there. */
  private enum Kind {
    TOUCHPOINT(true),
    COUNT(true),
    TIMES(false),
    TIME(false),
    CONDITION(false);

    private final boolean required;

    Kind(boolean required) {
      this.required = required;
    }
  }

  /** What the keys of a template are, in the order of its touchpoints. */
  private record Form(RuleTemplate template, String first, @Nullable String second) {

    Map<String, Kind> parameters() {
      Map<String, Kind> kinds = new LinkedHashMap<>();
      if (template.form() == RuleTemplate.Form.BACKWARD && second != null) {
        kinds.put(second, Kind.TOUCHPOINT);
      }
      kinds.put(first, Kind.TOUCHPOINT);
      if (second != null) {
        kinds.put(second, Kind.TOUCHPOINT);
      }
      if (template == RuleTemplate.AT_MOST) {
        kinds.put("times", Kind.COUNT);
        kinds.put("per", Kind.TIME);
      } else if (template == RuleTemplate.EXISTENCE || template == RuleTemplate.EXACTLY) {
        kinds.put("times", Kind.TIMES);
      }
      if (template.isBinary() && !template.isOfJourney()) {
        kinds.put("within", Kind.TIME);
        kinds.put("not_before", Kind.TIME);
      }
      kinds.put("when", Kind.CONDITION);
      if (template.isBinary() && !template.isOfJourney()) {
        kinds.put("and", Kind.CONDITION);
      }
      return kinds;
    }
  }

  private static final Map<String, Form> FORMS = new LinkedHashMap<>();
  private static final Map<String, Map<String, Kind>> TEMPLATES = new LinkedHashMap<>();

  static {
    put("response", RuleTemplate.RESPONSE, "if", "then");
    put("never_after", RuleTemplate.NOT_RESPONSE, "after", "touchpoint");
    put("at_most", RuleTemplate.AT_MOST, "touchpoint", null);
    for (RuleTemplate template : RuleTemplate.values()) {
      switch (template.form()) {
        case COUNT, ONE -> put(template.key(), template, "touchpoint", null);
        case TWO, BOTH -> put(template.key(), template, "first", "second");
        case FORWARD -> put(template.key(), template, "if", "then");
        case BACKWARD -> put(template.key(), template, "before", "if");
      }
    }
  }

  private static void put(
      String key, RuleTemplate template, String first, @Nullable String second) {
    Form form = new Form(template, first, second);
    if (FORMS.putIfAbsent(key, form) == null) {
      TEMPLATES.put(key, form.parameters());
    }
  }

  private final FactTable facts;

  RuleReader(FactTable facts) {
    this.facts = facts;
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
    return new Rule(template, parameters, meaning(template, mapping));
  }

  private static JourneyRule meaning(String key, YamlNode.Mapping mapping) throws FormatException {
    Form form = FORMS.get(key);
    if (form == null) {
      throw new IllegalStateException("no form of " + key);
    }
    String second = form.second();
    JourneyRule rule =
        new JourneyRule(
            form.template(),
            mapping.require(form.first(), key).text(form.first()),
            second == null ? null : mapping.require(second, key).text(second),
            mapping.has("times") ? mapping.require("times", key).integer("times", 0, 1_000_000) : 1,
            condition(mapping, "when", Scope.ACTIVATION),
            condition(mapping, "and", Scope.TARGET),
            0,
            JourneyRule.UNBOUNDED);
    long least = duration(mapping, "not_before", 0);
    String most = form.template() == RuleTemplate.AT_MOST ? "per" : "within";
    long longest = duration(mapping, most, JourneyRule.UNBOUNDED);
    if (longest < least) {
      throw mapping.fault("within is shorter than not_before, expected at least as long");
    }
    return rule.within(least, longest);
  }

  private static long duration(YamlNode.Mapping mapping, String key, long otherwise)
      throws FormatException {
    return mapping.has(key) ? mapping.require(key, key).durationMillis(key) : otherwise;
  }

  private static @Nullable Condition condition(YamlNode.Mapping mapping, String key, Scope bare)
      throws FormatException {
    return mapping.has(key)
        ? mapping.require(key, key).converted(key, text -> Condition.ofRule(text, bare))
        : null;
  }

  private void check(YamlNode node, String key, Kind kind) throws FormatException {
    switch (kind) {
      case TOUCHPOINT -> facts.mention(node.text(key), node);
      case COUNT -> node.integer(key, 0, 1_000_000);
      case TIMES -> node.integer(key, 1, 1_000_000);
      case TIME -> node.durationMillis(key);
      case CONDITION -> node.text(key);
    }
  }
}
