package org.desirepath.io.bpmn;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.desirepath.io.FormatException;
import org.desirepath.io.bpmn.BpmnFile.Flow;
import org.desirepath.io.bpmn.BpmnFile.Kind;
import org.desirepath.io.bpmn.BpmnFile.Node;
import org.desirepath.io.bpmn.BpmnFile.Scope;
import org.desirepath.io.bpmn.BpmnFile.Trigger;
import org.desirepath.io.bpmn.NetSketch.Step;
import org.jspecify.annotations.Nullable;

/**
 * Processes and sub-processes to places and steps. A token on a sequence flow is a token on a
 * place; the docs page on BPMN says what each element becomes.
 */
final class ScopeCompiler {
  private static final int DEEPEST = 50;

  final BpmnFile file;
  final NetSketch net;
  final Messages messages;
  final Deque<Frame> frames = new ArrayDeque<>();
  private final Map<String, List<String>> remarks = new LinkedHashMap<>();
  private final ScopeEnd end;
  private final ActivityCompiler activities;

  ScopeCompiler(BpmnFile file, NetSketch net, Messages messages) {
    this.file = file;
    this.net = net;
    this.messages = messages;
    this.end = new ScopeEnd(this);
    this.activities = new ActivityCompiler(this);
  }

  /** Something the reader should know of an element. */
  void remark(String reason, Node node) {
    List<String> elements = remarks.computeIfAbsent(reason, r -> new ArrayList<>());
    if (!elements.contains(node.shown())) {
      elements.add(node.shown());
    }
  }

  void remark(String reason, String element) {
    remarks.computeIfAbsent(reason, r -> new ArrayList<>()).add(element);
  }

  void tell(List<String> notes) {
    remarks.forEach((reason, elements) -> Notes.add(notes, reason, elements));
  }

  /**
   * Compiles the process of a pool.
   *
   * @param open a place for a token until the process has ended
   * @return whether that place is used
   */
  boolean process(Scope scope, int entry, int exit, int open) throws FormatException {
    return compile(scope, null, entry, exit, open, List.of());
  }

  /**
   * Compiles what stands between two places.
   *
   * @param cancels places that an event outside puts the only token of the scope on, at any time
   */
  void inside(Scope scope, Node host, int entry, int exit, List<Integer> cancels)
      throws FormatException {
    for (Frame frame : frames) {
      if (frame.scope == scope) {
        throw file.fault(host, "calls a process that calls it; name a task instead");
      }
    }
    if (frames.size() >= DEEPEST) {
      throw file.fault(host, "sub-processes nest more than " + DEEPEST + " deep");
    }
    compile(scope, host, entry, exit, -1, cancels);
  }

  private boolean compile(
      Scope scope, @Nullable Node host, int entry, int exit, int open, List<Integer> cancels)
      throws FormatException {
    Frame frame = new Frame(scope, host, net);
    frames.push(frame);
    frame.unfold = !cancels.isEmpty();
    if (host != null) {
      activities.catchThrownAt(frame, host);
    }
    if (scope.adHoc) {
      adHoc(frame);
    } else {
      makePlaces(frame);
      armEventSubProcesses(frame);
      start(frame);
      for (Node node : scope.nodes) {
        compile(frame, node);
      }
    }
    int initial = end.finish(frame, exit, open, cancels);
    net.instant(scope.id + " starts").from(entry).to(initial);
    frames.pop();
    return frame.usesOpen;
  }

  private void makePlaces(Frame frame) {
    for (Node node : frame.scope.nodes) {
      boolean joins =
          (node.kind == Kind.PARALLEL || node.kind == Kind.INCLUSIVE) && node.incoming.size() > 1;
      if (joins) {
        node.incoming.forEach(flow -> frame.ways.put(flow.id(), net.place(flow.id())));
      } else if (node.kind != Kind.START && node.kind != Kind.BOUNDARY) {
        frame.into.put(node, net.place("to " + node.id));
      }
    }
  }

  int placeOf(Frame frame, Flow flow) {
    Integer way = frame.ways.get(flow.id());
    return way == null ? into(frame, flow.target()) : way;
  }

  int into(Frame frame, Node node) {
    Integer place = frame.into.get(node);
    if (place == null) {
      throw new IllegalStateException("no place before " + node.id);
    }
    return place;
  }

  /** Any activity, any number of times, in any order. */
  private void adHoc(Frame frame) throws FormatException {
    int at = net.place(frame.scope.id + " open");
    frame.adHoc = at;
    net.instant(frame.scope.id + " opens").from(frame.initial).to(at);
    List<Node> activities = new ArrayList<>();
    for (Node node : frame.scope.nodes) {
      if (node.kind.isActivity()) {
        activities.add(node);
      } else if (node.kind != Kind.BOUNDARY) {
        remark(
            "In an ad-hoc sub-process without effect, since its activities come in any order",
            node);
      }
    }
    for (Node node : activities) {
      remark("Approximation: in an ad-hoc sub-process any number of times, in any order", node);
      frame.into.put(node, at);
      this.activities.compile(frame, node, at);
    }
    int done = net.place(frame.scope.id + " done");
    frame.ends.set(done);
    net.silent(frame.scope.id + " closes").from(at).to(done);
  }

  private void armEventSubProcesses(Frame frame) {
    for (Node node : frame.scope.eventSubProcesses()) {
      frame.unfold = true;
      int armed = net.place(node.id + " waits");
      frame.idle.set(armed);
      frame.armed.set(armed);
      activities.catchThrownBy(frame, node);
    }
  }

  private void start(Frame frame) throws FormatException {
    Scope scope = frame.scope;
    List<Node> starts = new ArrayList<>();
    List<Node> free = new ArrayList<>();
    for (Node node : scope.nodes) {
      boolean instantiates =
          node.kind == Kind.START || (node.incoming.isEmpty() && startsInstances(node));
      if (instantiates) {
        starts.add(node);
      } else if (node.incoming.isEmpty() && isReachedByFlow(node, scope)) {
        free.add(node);
      }
    }
    int[] armed = frame.armed.stream().toArray();
    for (Node node : starts) {
      if (node.kind == Kind.START) {
        Step step = starting(frame, node).from(frame.initial).to(armed);
        leave(frame, step, node);
      } else {
        net.silent(node.id + " begins").from(frame.initial).to(into(frame, node)).to(armed);
      }
    }
    if (starts.isEmpty()) {
      Step step = net.instant(scope.id + " begins all").from(frame.initial).to(armed);
      free.forEach(node -> step.to(into(frame, node)));
      frame.multiplies |= free.size() > 1;
    } else {
      free.forEach(node -> remark("Never reached, since nothing leads to it", node));
    }
  }

  /** The event that starts an event sub-process happened when that was triggered. */
  private Step starting(Frame frame, Node node) {
    if (frame.scope.eventSubProcess && frame.scope.starts().size() == 1) {
      return net.instant(node.id);
    }
    Step step = net.step(node.id, node.label());
    step.urgent = frame.scope.starts().size() == 1 && node.label() == null && !messages.reach(node);
    messages.receive(step, node);
    return step;
  }

  private static boolean startsInstances(Node node) {
    return node.instantiates
        && (node.kind == Kind.EVENT_BASED || node.element.equals("receiveTask"));
  }

  private static boolean isReachedByFlow(Node node, Scope scope) {
    boolean linked =
        node.kind == Kind.CATCH
            && node.has("link")
            && scope.nodes.stream().anyMatch(n -> n.kind == Kind.THROW && n.has("link"));
    return node.kind != Kind.BOUNDARY && !Scope.startsByEvent(node) && !linked;
  }

  private void compile(Frame frame, Node node) throws FormatException {
    frame.multiplies |= Branching.multiplies(node);
    switch (node.kind) {
      case START -> {}
      case BOUNDARY -> {}
      case TASK, SUB_PROCESS, CALL -> {
        if (Scope.startsByEvent(node)) {
          activities.eventSubProcess(frame, node);
        } else {
          activities.compile(frame, node, into(frame, node));
        }
      }
      case END -> end(frame, node);
      case CATCH, THROW -> intermediate(frame, node);
      default -> gateway(frame, node);
    }
  }

  private void gateway(Frame frame, Node node) throws FormatException {
    Step step = net.silent(node.id);
    step.urgent = node.kind == Kind.EXCLUSIVE || node.kind == Kind.PARALLEL;
    if (node.incoming.size() > 1 && node.kind == Kind.PARALLEL) {
      node.incoming.forEach(flow -> step.from(placeOf(frame, flow)));
    } else if (node.incoming.size() > 1 && node.kind == Kind.INCLUSIVE) {
      step.join = node.incoming.stream().mapToInt(flow -> placeOf(frame, flow)).toArray();
      frame.unfold = true;
    } else {
      step.from(into(frame, node));
    }
    leave(frame, step, node);
  }

  private void end(Frame frame, Node node) throws FormatException {
    Step step = net.step(node.id, node.label()).from(into(frame, node));
    step.urgent = node.label() == null;
    for (Trigger trigger : node.triggers) {
      if (trigger.type().equals("terminate")) {
        frame.terminates = true;
        step.clears = true;
      } else if (activities.raise(frame, node, trigger, step)) {
        return;
      }
    }
    leave(frame, step, node);
  }

  private void intermediate(Frame frame, Node node) throws FormatException {
    Step step = net.step(node.id, node.label()).from(into(frame, node));
    if (node.kind == Kind.CATCH) {
      messages.receive(step, node);
    }
    for (Trigger trigger : node.triggers) {
      if (trigger.type().equals("link") && node.kind == Kind.THROW) {
        step.to(into(frame, linkTarget(frame.scope, node, trigger)));
        return;
      }
      if (node.kind == Kind.THROW && activities.raise(frame, node, trigger, step)) {
        return;
      }
    }
    leave(frame, step, node);
  }

  private Node linkTarget(Scope scope, Node node, Trigger link) throws FormatException {
    for (Node other : scope.nodes) {
      boolean same =
          other.triggers.contains(link)
              || (link.reference().isEmpty() && other.has("link") && other.name.equals(node.name));
      if (other.kind == Kind.CATCH && same) {
        return other;
      }
    }
    throw file.fault(
        node, "links to \"" + link.reference() + "\", but no catching link has that name; add it");
  }

  /** Sends the messages of the node, and gives tokens to what comes next. */
  void leave(Frame frame, Step step, Node node) throws FormatException {
    List<List<Flow>> sets = frame.adHoc < 0 ? Branching.of(node, file) : List.of();
    boolean sends = messages.sends(node) && !messages.asks(node);
    if (sets.size() <= 1 && !sends) {
      step.to(next(frame, node, sets.isEmpty() ? List.of() : sets.get(0)));
      return;
    }
    int done = net.place(node.id + " done");
    step.to(done);
    int at = sends ? messages.send(node, done) : done;
    for (List<Flow> set : sets.isEmpty() ? List.of(List.<Flow>of()) : sets) {
      Step on = net.silent(node.id + " leads on").from(at).to(next(frame, node, set));
      on.urgent = node.kind != Kind.EVENT_BASED;
    }
  }

  private int[] next(Frame frame, Node node, List<Flow> flows) {
    if (frame.adHoc >= 0) {
      return new int[] {frame.adHoc};
    }
    if (flows.isEmpty()) {
      int done = net.place(node.id + " ended");
      frame.ends.set(done);
      return new int[] {done};
    }
    return flows.stream().mapToInt(flow -> placeOf(frame, flow)).toArray();
  }

  /** States of what has been compiled of a frame so far. */
  ScopeStates states(Frame frame, BitSet dropped, int most) {
    return new ScopeStates(
        net, frame.firstPlace, frame.firstStep, frame.initial, dropped, frame.idle, most);
  }
}
