package org.desirepath.io.blueprint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.desirepath.io.FormatException;
import org.desirepath.io.YamlNode;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.Step;
import org.jspecify.annotations.Nullable;

/** Reads the steps of the phases, and keeps what must be checked when all are read. */
final class StepReader {
  private static final List<String> BLOCKS =
      List.of("steps", "choice", "any_order", "optional", "repeat");
  private static final List<String> PLACE_KEYS =
      List.of("optional", "share", "within", "not_before", "drop_off", "at_most");
  static final List<String> TOUCHPOINT_KEYS =
      Stream.of(List.of("touchpoint"), PLACE_KEYS, TouchpointFacts.KEYS)
          .flatMap(List::stream)
          .toList();
  static final List<String> STEP_KEYS =
      Stream.of(List.of("touchpoint"), BLOCKS, List.of("share", "at_most"))
          .flatMap(List::stream)
          .toList();

  private final FactTable facts;
  private final Set<String> ids = new HashSet<>();
  private final Map<String, Integer> lineOfName = new LinkedHashMap<>();
  private final List<YamlNode> references = new ArrayList<>();

  StepReader(FactTable facts) {
    this.facts = facts;
  }

  /** The line of the first place of each touchpoint of the flow, in design order. */
  Map<String, Integer> lineOfName() {
    return lineOfName;
  }

  /** The touchpoints that waits count from. */
  List<YamlNode> references() {
    return references;
  }

  List<Step> list(YamlNode node, String what, boolean branches) throws FormatException {
    List<Step> steps = new ArrayList<>();
    for (YamlNode item : node.items(what)) {
      steps.add(step(item, branches));
    }
    return steps;
  }

  private Step step(YamlNode node, boolean branch) throws FormatException {
    if (node instanceof YamlNode.Items) {
      throw node.unexpected(
          "a step", "a name or a mapping; write {steps: [...]} for steps in order");
    }
    if (!(node instanceof YamlNode.Mapping mapping)) {
      String name = node.text("a step");
      return place(name, node, false, OptionalDouble.empty(), null, null, OptionalDouble.empty());
    }
    if (mapping.has("share") && !branch) {
      throw mapping
          .require("share", "a step")
          .fault("share stands on a step that is not a branch of a choice; remove it");
    }
    return mapping.has("touchpoint") ? touchpoint(mapping) : block(mapping);
  }

  private Step touchpoint(YamlNode.Mapping mapping) throws FormatException {
    for (String block : BLOCKS) {
      if (!block.equals("optional") && mapping.has(block)) {
        throw mapping.fault(
            "a step has both \"touchpoint\" and \"" + block + "\", expected one; split the step");
      }
    }
    mapping.allowOnly(TOUCHPOINT_KEYS, "a touchpoint");
    YamlNode nameNode = mapping.require("touchpoint", "a step");
    String name = nameNode.text("touchpoint");
    facts.read(name, mapping);
    YamlNode flag = mapping.get("optional").orElse(null);
    boolean optional = flag != null && flag.flag("optional");
    Step.@Nullable Wait within = wait(mapping, "within");
    Step.@Nullable Wait notBefore = wait(mapping, "not_before");
    checkWaits(mapping, within, notBefore);
    OptionalDouble dropOff = share(mapping, "drop_off");
    OptionalDouble share = share(mapping, "share");
    OptionalInt atMost = atMost(mapping);
    if (atMost.orElse(1) == 1) {
      return place(name, nameNode, optional, share, within, notBefore, dropOff);
    }
    Step one = place(name, nameNode, false, OptionalDouble.empty(), within, notBefore, dropOff);
    Step repeat = new Step.Repeat(List.of(one), atMost, optional ? OptionalDouble.empty() : share);
    return optional ? new Step.Optional(List.of(repeat), share) : repeat;
  }

  private static void checkWaits(
      YamlNode.Mapping mapping, Step.@Nullable Wait within, Step.@Nullable Wait notBefore)
      throws FormatException {
    if (within != null
        && notBefore != null
        && notBefore.millis() > within.millis()
        && Objects.equals(within.after(), notBefore.after())) {
      throw mapping
          .require("not_before", "a step")
          .fault("not_before is longer than within, expected it to be shorter; swap the two");
    }
  }

  private Step block(YamlNode.Mapping mapping) throws FormatException {
    List<String> kinds = BLOCKS.stream().filter(mapping::has).toList();
    if (kinds.size() != 1) {
      mapping.allowOnly(STEP_KEYS, "a step");
      throw mapping.fault(
          kinds.isEmpty()
              ? "a step says neither touchpoint nor one of " + String.join(", ", BLOCKS)
              : "a step has both \""
                  + kinds.get(0)
                  + "\" and \""
                  + kinds.get(1)
                  + "\", expected one; put one inside the other");
    }
    String kind = kinds.get(0);
    mapping.allowOnly(
        kind.equals("repeat") ? List.of(kind, "at_most", "share") : List.of(kind, "share"),
        "a step of kind " + kind);
    OptionalDouble share = share(mapping, "share");
    YamlNode body = mapping.require(kind, "a step");
    List<Step> children = list(body, kind, kind.equals("choice"));
    if (children.size() < 2 && (kind.equals("choice") || kind.equals("any_order"))) {
      throw body.fault(kind + " has one entry, expected at least two; write the step alone");
    }
    return switch (kind) {
      case "choice" -> choice(body, children, share);
      case "any_order" -> new Step.AnyOrder(children, share);
      case "optional" -> new Step.Optional(children, share);
      case "repeat" -> new Step.Repeat(children, atMost(mapping), share);
      default -> new Step.Steps(children, share);
    };
  }

  private static Step choice(YamlNode node, List<Step> branches, OptionalDouble share)
      throws FormatException {
    double sum = 0;
    for (Step branch : branches) {
      sum += branch.share().orElse(0);
    }
    if (sum > 1 + 1e-9) {
      throw node.fault(
          "the shares of the choice add up to "
              + Math.round(sum * 1e6) / 1e6
              + ", expected at most 1; lower one");
    }
    return new Step.Choice(branches, share);
  }

  private Step place(
      String name,
      YamlNode node,
      boolean optional,
      OptionalDouble share,
      Step.@Nullable Wait within,
      Step.@Nullable Wait notBefore,
      OptionalDouble dropOff)
      throws FormatException {
    facts.mention(name, node);
    lineOfName.putIfAbsent(name, node.line());
    return new Step.Place(newId(name, ids), name, optional, share, within, notBefore, dropOff);
  }

  /**
   * The name, or the name with {@code @2}, {@code @3} behind it. A name that could be taken for
   * such an id, or for a later turn of a repeat, gets an {@code @1}.
   */
  static String newId(String name, Set<String> ids) {
    String id = name.matches(".*[#@][0-9]+") ? name + "@1" : name;
    for (int n = 2; !ids.add(id); n++) {
      id = name + "@" + n;
    }
    return id;
  }

  private Step.@Nullable Wait wait(YamlNode.Mapping mapping, String key) throws FormatException {
    YamlNode node = mapping.get(key).orElse(null);
    if (node == null) {
      return null;
    }
    if (!(node instanceof YamlNode.Mapping named)) {
      return new Step.Wait(node.durationMillis(key), null);
    }
    named.allowOnly(List.of("time", "after"), key);
    YamlNode after = named.require("after", key);
    references.add(after);
    return new Step.Wait(
        named.require("time", key).durationMillis(key + ".time"), after.text(key + ".after"));
  }

  private static OptionalDouble share(YamlNode.Mapping mapping, String key) throws FormatException {
    YamlNode node = mapping.get(key).orElse(null);
    return node == null ? OptionalDouble.empty() : OptionalDouble.of(node.number(key, 0, 1));
  }

  private static OptionalInt atMost(YamlNode.Mapping mapping) throws FormatException {
    YamlNode node = mapping.get("at_most").orElse(null);
    return node == null
        ? OptionalInt.empty()
        : OptionalInt.of(node.integer("at_most", 1, JourneyBlueprint.MAX_TURNS));
  }
}
