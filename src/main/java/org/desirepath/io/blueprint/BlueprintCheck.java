package org.desirepath.io.blueprint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.desirepath.io.FormatException;
import org.desirepath.io.Suggestion;
import org.desirepath.io.YamlNode;
import org.desirepath.model.Outcome;
import org.desirepath.model.Touchpoint;
import org.desirepath.model.Touchpoint.EventName;
import org.jspecify.annotations.Nullable;

/** What can be judged only when the whole file is read. */
final class BlueprintCheck {
  private final FactTable facts;
  private final StepReader steps;
  private final Set<String> flow;

  BlueprintCheck(FactTable facts, StepReader steps) {
    this.facts = facts;
    this.steps = steps;
    this.flow = steps.lineOfName().keySet();
  }

  void check(YamlNode.Mapping root, @Nullable Outcome outcome, List<String> unplanned)
      throws FormatException {
    Map<String, String> roles = new LinkedHashMap<>();
    if (outcome != null) {
      YamlNode.Mapping mapping = root.require("outcome", "the blueprint").mapping("outcome");
      checkSuccess(mapping, outcome, roles);
      checkBeside(mapping.get("exits").orElse(mapping), outcome.exits(), "exits", roles);
    }
    checkBeside(root.get("unplanned_allowed").orElse(root), unplanned, "unplanned_allowed", roles);
    checkReferences();
    checkNamed();
    checkEventNames(root.file());
  }

  private void checkSuccess(YamlNode.Mapping mapping, Outcome outcome, Map<String, String> roles)
      throws FormatException {
    for (String name : outcome.success()) {
      roles.put(name, "success");
      if (!flow.isEmpty() && !flow.contains(name)) {
        throw mapping
            .require("success", "outcome")
            .fault("success \"" + name + "\" is not in the phases" + advice(name));
      }
    }
  }

  private String advice(String name) {
    String proposal = Suggestion.didYouMean(name, flow);
    return proposal.isEmpty() ? "; add it as a step, or name one of them" : "; " + proposal;
  }

  /** Exits and unplanned touchpoints stand beside the flow, and each in one list only. */
  private void checkBeside(YamlNode at, List<String> names, String list, Map<String, String> roles)
      throws FormatException {
    for (String name : names) {
      String role = roles.putIfAbsent(name, list);
      if (role != null) {
        throw at.fault(
            "\"" + name + "\" stands in " + role + " and in " + list + ", expected one of them");
      }
      Integer line = steps.lineOfName().get(name);
      if (line != null) {
        throw at.fault(
            "\""
                + name
                + "\" stands in "
                + list
                + " and in the phases (line "
                + line
                + "), expected one of them; "
                + list
                + " stand beside the flow");
      }
    }
  }

  private void checkReferences() throws FormatException {
    for (YamlNode reference : steps.references()) {
      String name = reference.text("after");
      if (!flow.contains(name)) {
        throw reference.fault("after names \"" + name + "\", not in the phases" + advice(name));
      }
    }
  }

  /** What is replaced or repaired is in the flow; a file of facts alone can't say. */
  private void checkNamed() throws FormatException {
    for (Map.Entry<String, YamlNode> entry : facts.named().entrySet()) {
      if (!flow.isEmpty() && !flow.contains(entry.getKey())) {
        throw entry
            .getValue()
            .fault("\"" + entry.getKey() + "\" is not in the phases" + advice(entry.getKey()));
      }
    }
  }

  private record Claim(String touchpoint, EventName event) {}

  private void checkEventNames(String file) throws FormatException {
    Map<String, List<Claim>> claims = new LinkedHashMap<>();
    for (Touchpoint touchpoint : facts.touchpoints().values()) {
      List<EventName> events =
          touchpoint.events().isEmpty()
              ? List.of(new EventName(touchpoint.name(), Map.of()))
              : touchpoint.events();
      for (EventName event : events) {
        Claim claim = new Claim(touchpoint.name(), event);
        List<Claim> others = claims.computeIfAbsent(event.name(), key -> new ArrayList<>());
        for (Claim other : others) {
          refuseShared(file, other, claim);
        }
        others.add(claim);
      }
    }
  }

  private void refuseShared(String file, Claim one, Claim two) throws FormatException {
    if (one.touchpoint().equals(two.touchpoint())) {
      return;
    }
    Map<String, String> when = one.event().when();
    boolean apart =
        two.event().when().entrySet().stream()
            .anyMatch(
                entry ->
                    when.containsKey(entry.getKey())
                        && !Objects.equals(when.get(entry.getKey()), entry.getValue()));
    if (!apart) {
      throw new FormatException(
          file,
          facts.line(two.touchpoint()),
          "the event \""
              + two.event().name()
              + "\" means \""
              + one.touchpoint()
              + "\" (line "
              + facts.line(one.touchpoint())
              + ") and \""
              + two.touchpoint()
              + "\", expected one; tell them apart by events: [{name: ..., when: {channel: ...}}] in"
              + " both");
    }
  }
}
