package org.desirepath.io.bpmn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.desirepath.io.FormatException;
import org.jspecify.annotations.Nullable;

/** What a BPMN file says, element by element, with all references resolved. */
final class BpmnFile {

  /** What a flow node is. */
  enum Kind {
    TASK,
    SUB_PROCESS,
    CALL,
    EXCLUSIVE,
    PARALLEL,
    INCLUSIVE,
    EVENT_BASED,
    COMPLEX,
    START,
    END,
    CATCH,
    THROW,
    BOUNDARY;

    boolean isActivity() {
      return this == TASK || this == SUB_PROCESS || this == CALL;
    }
  }

  /** How often an activity is done. */
  enum Turns {
    ONCE,
    /** One or more times. */
    LOOP,
    /** Any number of times, none too. */
    LOOP_TEST_BEFORE,
    SEQUENTIAL_INSTANCES,
    PARALLEL_INSTANCES
  }

  /**
   * What an event is about.
   *
   * @param type as in {@code message}
   * @param reference of the error, escalation or signal, or the name of the link; empty = none
   */
  record Trigger(String type, String reference) {}

  /** A task, event, gateway or sub-process. */
  static final class Node {
    final String id;
    final String element;
    final Kind kind;
    final String name;
    final int line;
    final List<Trigger> triggers = new ArrayList<>();
    final List<Flow> incoming = new ArrayList<>();
    final List<Flow> outgoing = new ArrayList<>();
    final List<Node> boundaries = new ArrayList<>();
    final List<String> owners = new ArrayList<>();
    Turns turns = Turns.ONCE;
    boolean interrupting = true;
    boolean parallelEvents;
    boolean instantiates;
    @Nullable String defaultFlow;
    String attachedTo = "";
    @Nullable String called;
    @Nullable Scope content;

    Node(String id, String element, Kind kind, String name, int line) {
      this.id = id;
      this.element = element;
      this.kind = kind;
      this.name = name;
      this.line = line;
    }

    boolean has(String type) {
      return triggers.stream().anyMatch(trigger -> trigger.type().equals(type));
    }

    /** As people call it, for messages. */
    String shown() {
      return element + " " + (name.isEmpty() ? "\"" + id + "\"" : "\"" + name + "\"");
    }

    /** The name it has in a log, or null when it leaves no event. */
    @Nullable String label() {
      boolean seen = kind.isActivity() || has("message") || has("timer");
      return seen && !name.isEmpty() ? name : null;
    }
  }

  /** A sequence flow. */
  record Flow(String id, Node source, Node target, boolean conditional) {}

  /** A process or the inside of a sub-process. */
  static final class Scope {
    final String id;
    final String name;
    final int line;
    final List<Node> nodes = new ArrayList<>();
    boolean adHoc;
    boolean eventSubProcess;

    Scope(String id, String name, int line) {
      this.id = id;
      this.name = name;
      this.line = line;
    }

    /** The sub-processes that an event starts. */
    List<Node> eventSubProcesses() {
      return nodes.stream().filter(Scope::startsByEvent).toList();
    }

    static boolean startsByEvent(Node node) {
      return node.content != null && node.content.eventSubProcess;
    }

    List<Node> starts() {
      return nodes.stream().filter(node -> node.kind == Kind.START).toList();
    }
  }

  /**
   * A pool.
   *
   * @param process its process, or null = a black box
   */
  record Pool(String id, String name, @Nullable String process) {}

  /** A message flow; its ends are nodes or pools. */
  record MessageFlow(String id, String source, String target) {}

  final String file;
  String name = "";
  final Map<String, Scope> processes = new LinkedHashMap<>();
  final Map<String, Node> nodes = new LinkedHashMap<>();
  final List<Pool> pools = new ArrayList<>();
  final List<MessageFlow> messages = new ArrayList<>();
  final List<String> notes = new ArrayList<>();

  BpmnFile(String file) {
    this.file = file;
  }

  FormatException fault(Node node, String message) {
    return new FormatException(file, node.line, node.shown() + ": " + message);
  }

  /** The pool of a process, or null when it has none. */
  @Nullable Pool poolOf(String process) {
    for (Pool pool : pools) {
      if (process.equals(pool.process())) {
        return pool;
      }
    }
    return null;
  }
}
