package org.desirepath.io.bpmn;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tasks, gateways and events of one process, and the flows between them. */
final class FlowGraph {

  /** What a node is drawn as. */
  enum Kind {
    START("startEvent", 36, 36),
    END("endEvent", 36, 36),
    TASK("task", 100, 80),
    EXCLUSIVE("exclusiveGateway", 50, 50),
    PARALLEL("parallelGateway", 50, 50);

    final String element;
    final int width;
    final int height;

    Kind(String element, int width, int height) {
      this.element = element;
      this.width = width;
      this.height = height;
    }
  }

  /** A node. */
  static final class Node {
    final String id;
    final Kind kind;
    final String name;

    Node(String id, Kind kind, String name) {
      this.id = id;
      this.kind = kind;
      this.name = name;
    }

    boolean isGateway() {
      return kind == Kind.EXCLUSIVE || kind == Kind.PARALLEL;
    }
  }

  /** A flow. */
  static final class Flow {
    Node source;
    Node target;

    Flow(Node source, Node target) {
      this.source = source;
      this.target = target;
    }
  }

  final List<Node> nodes = new ArrayList<>();
  final List<Flow> flows = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private int made;

  Node gateway(Kind kind) {
    return add(new Node(unique("gateway" + ++made), kind, ""));
  }

  Node event(Kind kind) {
    return add(new Node(unique(kind == Kind.START ? "start" : "end"), kind, ""));
  }

  Node task(String id, String label) {
    return add(new Node(unique(ncName(id)), Kind.TASK, label));
  }

  private Node add(Node node) {
    nodes.add(node);
    return node;
  }

  void flow(Node source, Node target) {
    flows.add(new Flow(source, target));
  }

  /** Letters, digits and a few signs, not a digit first, as an id in XML must be. */
  private static String ncName(String id) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      boolean plain =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
      name.append(plain || (i > 0 && (c == '-' || c == '.')) ? c : '_');
    }
    boolean letterFirst = !name.isEmpty() && !Character.isDigit(name.charAt(0));
    return letterFirst ? name.toString() : "n" + name;
  }

  private String unique(String id) {
    String name = id;
    for (int n = 2; !ids.add(name); n++) {
      name = id + "_" + n;
    }
    return name;
  }

  /** Takes out gateways with one way in and one way out. */
  void contract() {
    for (Node node : List.copyOf(nodes)) {
      List<Flow> in = flows.stream().filter(flow -> flow.target == node).toList();
      List<Flow> out = flows.stream().filter(flow -> flow.source == node).toList();
      if (node.isGateway()
          && in.size() == 1
          && out.size() == 1
          && in.get(0) != out.get(0)
          && in.get(0).source != node) {
        in.get(0).target = out.get(0).target;
        flows.remove(out.get(0));
        nodes.remove(node);
      }
    }
  }
}
