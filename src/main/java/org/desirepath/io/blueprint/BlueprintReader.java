package org.desirepath.io.blueprint;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.desirepath.io.FormatException;
import org.desirepath.io.YamlNode;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.JourneyBlueprint.Phase;
import org.desirepath.model.JourneyBlueprint.Rule;
import org.desirepath.model.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Reads a journey blueprint, with or without phases; without them it holds facts only, to go with a
 * flow from BPMN, PNML or PTML.
 *
 * <p>YAML 1.2: names are text as written; duplicate and unknown keys, anchors and tags are errors.
 * Every error names file, line, what was found, what was expected and what to do. Takes files up to
 * 4 MB, repeats of at most {@value JourneyBlueprint#MAX_TURNS} turns, and {@value
 * JourneyBlueprint#MAX_PLACES} places with all turns counted. O(size of the file), plus the square
 * of the number of misspelt words. Stateless and thread-safe.
 */
public final class BlueprintReader {
  static final List<String> KEYS =
      List.of(
          "journey",
          "version",
          "outcome",
          "phases",
          "rules",
          "unplanned_allowed",
          "touchpoints",
          "scores",
          "contacts");
  static final List<String> OUTCOME_KEYS =
      List.of("success", "exits", "horizon", "inactive_after", "rate", "value", "currency");
  static final List<String> PHASE_KEYS = List.of("phase", "steps", "weight");

  private BlueprintReader() {}

  /**
   * Reads a blueprint.
   *
   * @param input the bytes, UTF-8; not closed
   * @param file the name for messages
   * @throws FormatException if the file is not a blueprint
   */
  public static JourneyBlueprint read(InputStream input, String file) throws IOException {
    return read(YamlNode.read(input, file).mapping("the blueprint"));
  }

  /** The blueprint that a mapping of its keys says. */
  static JourneyBlueprint read(YamlNode.Mapping root) throws FormatException {
    return new Run().blueprint(root);
  }

  private static final class Run {
    private final FactTable facts = new FactTable();
    private final StepReader steps = new StepReader(facts);
    private final Map<Phase, YamlNode> weights = new LinkedHashMap<>();

    JourneyBlueprint blueprint(YamlNode.Mapping root) throws FormatException {
      root.allowOnly(KEYS, "the blueprint");
      String journey = root.require("journey", "the blueprint").text("journey");
      List<Phase> phases = phases(root);
      Outcome outcome = outcome(root);
      List<String> unplanned = names(root, "unplanned_allowed");
      List<Rule> rules = new RuleReader(facts).read(root);
      facts.readList(root);
      facts.applyPhaseWeights(weights);
      new BlueprintCheck(facts, steps).check(root, outcome, unplanned);
      YamlNode version = root.get("version").orElse(null);
      JourneyBlueprint blueprint =
          new JourneyBlueprint(
              journey,
              version == null ? null : version.text("version"),
              outcome,
              phases,
              rules,
              unplanned,
              facts.touchpoints(),
              ContactReader.scores(root),
              ContactReader.policy(root));
      checkSize(root, blueprint);
      return blueprint;
    }

    private List<Phase> phases(YamlNode.Mapping root) throws FormatException {
      List<Phase> phases = new ArrayList<>();
      List<String> seen = new ArrayList<>();
      if (!root.has("phases")) {
        return phases;
      }
      for (YamlNode node : root.require("phases", "the blueprint").items("phases")) {
        YamlNode.Mapping mapping = node.mapping("a phase");
        mapping.allowOnly(PHASE_KEYS, "a phase");
        String name = mapping.require("phase", "a phase").text("phase");
        if (seen.contains(name)) {
          throw node.fault("the phase \"" + name + "\" stands twice; give it another name");
        }
        seen.add(name);
        String owner = "the phase \"" + name + "\"";
        Phase phase = new Phase(name, steps.list(mapping.require("steps", owner), "steps", false));
        mapping.get("weight").ifPresent(weight -> weights.put(phase, weight));
        phases.add(phase);
      }
      return phases;
    }

    private @Nullable Outcome outcome(YamlNode.Mapping root) throws FormatException {
      if (!root.has("outcome")) {
        return null;
      }
      YamlNode.Mapping mapping = root.require("outcome", "the blueprint").mapping("outcome");
      mapping.allowOnly(OUTCOME_KEYS, "outcome");
      mapping.require("success", "outcome");
      List<String> success = names(mapping, "success");
      List<String> exits = names(mapping, "exits");
      YamlNode rate = mapping.get("rate").orElse(null);
      BigDecimal value = null;
      String currency = null;
      if (mapping.has("value")) {
        value = mapping.require("value", "outcome").decimal("value");
        YamlNode code = mapping.require("currency", "outcome with a value");
        currency = code.text("currency");
        if (!currency.matches("[A-Z]{3}")) {
          throw code.unexpected("currency", "a code of three capitals such as EUR");
        }
      } else if (mapping.has("currency")) {
        throw mapping.fault("outcome has a currency but no value; add value: ...");
      }
      return new Outcome(
          success,
          exits,
          duration(mapping, "horizon"),
          duration(mapping, "inactive_after"),
          rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate.number("rate", 0, 1)),
          value,
          currency);
    }

    private static OptionalLong duration(YamlNode.Mapping mapping, String key)
        throws FormatException {
      YamlNode node = mapping.get(key).orElse(null);
      if (node == null) {
        return OptionalLong.empty();
      }
      long millis = node.durationMillis(key);
      if (millis == 0) {
        throw node.unexpected(key, "a length of time above zero");
      }
      return OptionalLong.of(millis);
    }

    private List<String> names(YamlNode.Mapping mapping, String key) throws FormatException {
      YamlNode node = mapping.get(key).orElse(null);
      if (node == null) {
        return List.of();
      }
      List<String> names = node.texts(key);
      for (String name : names) {
        facts.mention(name, node);
      }
      return names;
    }

    private static void checkSize(YamlNode.Mapping root, JourneyBlueprint blueprint)
        throws FormatException {
      long count = blueprint.unrolledPlaceCount();
      if (count > JourneyBlueprint.MAX_PLACES) {
        throw root.require("phases", "the blueprint")
            .fault(
                "the phases hold "
                    + count
                    + " places with all turns of the repeats counted, expected at most "
                    + JourneyBlueprint.MAX_PLACES
                    + "; lower an at_most or leave it out (= any number of turns)");
      }
    }
  }
}
