package org.desirepath.io.bpmn;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.desirepath.io.XmlElement;
import org.desirepath.io.bpmn.BpmnFile.Flow;
import org.desirepath.io.bpmn.BpmnFile.Node;
import org.desirepath.io.bpmn.BpmnFile.Scope;

/** The graph of a file as sorted lines without ids, so that exports of one diagram are equal. */
final class GraphText {
  private GraphText() {}

  static List<String> of(Path path) throws IOException {
    try (InputStream input = Files.newInputStream(path)) {
      String name = String.valueOf(path.getFileName());
      return of(BpmnParser.parse(XmlElement.read(input, name), name));
    }
  }

  private static List<String> of(BpmnFile file) {
    Map<String, String> scopes = new HashMap<>();
    for (Scope process : file.processes.values()) {
      collect(process, "", scopes);
    }
    List<String> lines = new ArrayList<>();
    for (Node node : file.nodes.values()) {
      lines.add(
          scopes.getOrDefault(node.id, "")
              + shown(node)
              + (node.turns == BpmnFile.Turns.ONCE ? "" : " " + node.turns)
              + (node.interrupting ? "" : " non-interrupting")
              + (node.boundaries.isEmpty() ? "" : " with " + node.boundaries.size() + " events"));
      for (Flow flow : node.outgoing) {
        lines.add(
            shown(flow.source())
                + " > "
                + shown(flow.target())
                + (flow.id().equals(node.defaultFlow) ? " default" : "")
                + (flow.conditional() ? " conditional" : ""));
      }
    }
    lines.sort(null);
    return lines;
  }

  private static void collect(Scope scope, String within, Map<String, String> scopes) {
    for (Node node : scope.nodes) {
      scopes.put(node.id, within);
      if (node.content != null) {
        collect(node.content, within + node.name + "/", scopes);
      }
    }
  }

  /** Task types are left out: not every tool has them. */
  private static String shown(Node node) {
    StringBuilder triggers = new StringBuilder();
    node.triggers.forEach(trigger -> triggers.append(' ').append(trigger.type()));
    return node.kind.name().toLowerCase(Locale.ROOT) + triggers + " \"" + node.name + "\"";
  }

  /** What only one of two has: {@code -} only the first, {@code +} only the second. */
  static List<String> differences(List<String> reference, List<String> other) {
    List<String> differences = new ArrayList<>();
    List<String> left = new ArrayList<>(other);
    for (String line : reference) {
      if (!left.remove(line)) {
        differences.add("-" + line);
      }
    }
    left.forEach(line -> differences.add("+" + line));
    return differences;
  }
}
