package org.desirepath.io.blueprint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.desirepath.io.FormatException;
import org.desirepath.io.Suggestion;
import org.desirepath.io.YamlNode;
import org.desirepath.io.YamlNode.Mapping;

/** Rows of a classified list to the keys of a blueprint. */
final class ListToBlueprint {
  private static final List<String> GROUPS = List.of("choice", "any_order", "optional", "repeat");
  private static final List<String> OUTCOMES = List.of("success", "exit", "unplanned");

  private final String file;
  private final List<ListRow> rows;
  private final Map<String, List<YamlNode>> phases = new LinkedHashMap<>();
  private final Map<String, ListRow> firstOfPhase = new LinkedHashMap<>();
  private final Map<String, List<YamlNode>> outcomes = new LinkedHashMap<>();
  private final List<YamlNode> beside = new ArrayList<>();
  private final Set<String> steps = new LinkedHashSet<>();

  ListToBlueprint(String file, List<ListRow> rows) {
    this.file = file;
    this.rows = rows;
  }

  Mapping blueprint() throws FormatException {
    List<ListRow> flow = new ArrayList<>();
    for (ListRow row : rows) {
      String outcome = outcome(row);
      if (outcome.isEmpty() || outcome.equals("success")) {
        flow.add(row);
      } else {
        beside.add(row.step(List.of("optional")));
      }
    }
    readFlow(flow);
    ListRow first = rows.get(0);
    Map<String, YamlNode> keys = new LinkedHashMap<>();
    keys.put("journey", first.text(said("journey", file.replaceFirst("(?i)\\.csv$", ""))));
    String version = said("version", "");
    if (!version.isEmpty()) {
      keys.put("version", first.text(version));
    }
    putOutcome(keys, first);
    List<YamlNode> list = new ArrayList<>();
    for (Map.Entry<String, List<YamlNode>> phase : phases.entrySet()) {
      ListRow at = firstOfPhase.getOrDefault(phase.getKey(), first);
      Map<String, YamlNode> entry = new LinkedHashMap<>();
      entry.put("phase", at.text(phase.getKey()));
      entry.put("steps", at.items(phase.getValue()));
      list.add(at.mapping(entry));
    }
    keys.put("phases", first.items(list));
    if (outcomes.containsKey("unplanned")) {
      keys.put("unplanned_allowed", first.items(outcomes.getOrDefault("unplanned", List.of())));
    }
    if (!beside.isEmpty()) {
      keys.put("touchpoints", first.items(beside));
    }
    return first.mapping(keys);
  }

  private void putOutcome(Map<String, YamlNode> keys, ListRow first) throws FormatException {
    Map<String, YamlNode> outcome = new LinkedHashMap<>();
    if (outcomes.containsKey("success")) {
      outcome.put("success", first.items(outcomes.getOrDefault("success", List.of())));
    }
    if (outcomes.containsKey("exit")) {
      outcome.put("exits", first.items(outcomes.getOrDefault("exit", List.of())));
    }
    for (String key : ClassifiedListReader.OUTCOME) {
      String value = said(key, "");
      if (!value.isEmpty()) {
        outcome.put(key, first.text(value));
      }
    }
    if (!outcome.isEmpty()) {
      keys.put("outcome", first.mapping(outcome));
    }
  }

  /** The one value of a column for the whole journey. */
  private String said(String column, String otherwise) throws FormatException {
    String found = "";
    for (ListRow row : rows) {
      String cell = row.cell(column);
      if (!cell.isEmpty() && !found.isEmpty() && !cell.equals(found)) {
        throw row.fault(
            column
                + " is \""
                + cell
                + "\", but \""
                + found
                + "\" above, expected one; say it once");
      }
      found = found.isEmpty() ? cell : found;
    }
    return found.isEmpty() ? otherwise : found;
  }

  private String outcome(ListRow row) throws FormatException {
    String word = row.word("outcome");
    if (word.isEmpty()) {
      return "";
    }
    if (!OUTCOMES.contains(word)) {
      throw row.fault(
          "outcome is \""
              + row.cell("outcome")
              + "\", expected success, exit or unplanned"
              + Suggestion.ending(word, OUTCOMES));
    }
    List<YamlNode> names = outcomes.computeIfAbsent(word, o -> new ArrayList<>());
    String name = row.touchpoint();
    if (names.stream().noneMatch(n -> n.describe().equals(row.text(name).describe()))) {
      names.add(row.text(name));
    }
    return word;
  }

  private void readFlow(List<ListRow> flow) throws FormatException {
    String phase = "";
    for (int i = 0; i < flow.size(); ) {
      ListRow row = flow.get(i);
      String name = row.cell("phase");
      if (name.isEmpty()) {
        throw row.fault("a row without a phase, expected the phase that the touchpoint is in");
      }
      if (!name.equals(phase) && phases.containsKey(name)) {
        throw row.fault(
            "phase \"" + name + "\" goes on after another; put its rows one under the other");
      }
      phase = name;
      int end = i + 1;
      while (end < flow.size() && isSameStep(row, flow.get(end))) {
        end++;
      }
      if (!row.cell("step").isEmpty() && !steps.add(phase + "\n" + row.cell("step"))) {
        throw row.fault(
            "step "
                + row.cell("step")
                + " goes on after another step; put its rows one under the other");
      }
      firstOfPhase.putIfAbsent(phase, row);
      phases.computeIfAbsent(phase, p -> new ArrayList<>()).add(group(flow.subList(i, end)));
      i = end;
    }
  }

  private static boolean isSameStep(ListRow a, ListRow b) {
    return !a.cell("step").isEmpty()
        && a.cell("step").equals(b.cell("step"))
        && a.cell("phase").equals(b.cell("phase"));
  }

  private static YamlNode group(List<ListRow> rows) throws FormatException {
    String kind = "";
    for (ListRow row : rows) {
      String word = row.word("group").replace(' ', '_');
      if (!word.isEmpty() && !GROUPS.contains(word)) {
        throw row.fault(
            "group is \""
                + row.cell("group")
                + "\", expected one of "
                + String.join(", ", GROUPS)
                + Suggestion.ending(word, GROUPS));
      }
      if (!word.isEmpty() && !kind.isEmpty() && !word.equals(kind)) {
        throw row.fault("group is " + word + ", but " + kind + " above, expected one a step");
      }
      kind = kind.isEmpty() ? word : kind;
    }
    if (rows.size() == 1 && kind.isEmpty()) {
      return rows.get(0).step(List.of());
    }
    ListRow first = rows.get(0);
    Map<String, YamlNode> block = new LinkedHashMap<>();
    block.put(kind.isEmpty() ? "choice" : kind, first.items(branches(rows)));
    return first.mapping(block);
  }

  /** Rows of one branch, one under the other, are one entry. */
  private static List<YamlNode> branches(List<ListRow> rows) throws FormatException {
    List<YamlNode> entries = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (int i = 0; i < rows.size(); ) {
      ListRow row = rows.get(i);
      String branch = row.cell("branch");
      int end = i + 1;
      while (end < rows.size()
          && !branch.isEmpty()
          && rows.get(end).cell("branch").equals(branch)) {
        end++;
      }
      if (!branch.isEmpty() && !seen.add(branch)) {
        throw row.fault(
            "branch "
                + branch
                + " goes on after another; put the rows of a branch one under the other");
      }
      if (end == i + 1) {
        entries.add(row.step(List.of()));
      } else {
        entries.add(several(rows.subList(i, end)));
      }
      i = end;
    }
    return entries;
  }

  /** A share in the first row is the share of the branch. */
  private static YamlNode several(List<ListRow> rows) throws FormatException {
    List<YamlNode> inside = new ArrayList<>();
    for (ListRow row : rows) {
      inside.add(row.step(row == rows.get(0) ? List.of("share") : List.of()));
    }
    Map<String, YamlNode> steps = new LinkedHashMap<>();
    steps.put("steps", rows.get(0).items(inside));
    if (!rows.get(0).cell("share").isEmpty()) {
      steps.put("share", rows.get(0).text(rows.get(0).cell("share")));
    }
    return rows.get(0).mapping(steps);
  }
}
