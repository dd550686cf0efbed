package org.desirepath.io.bpmn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.desirepath.io.FormatException;
import org.desirepath.io.bpmn.BpmnFile.Kind;
import org.desirepath.io.bpmn.BpmnFile.Node;
import org.desirepath.io.bpmn.BpmnFile.Scope;
import org.desirepath.io.bpmn.BpmnFile.Trigger;
import org.desirepath.io.bpmn.BpmnFile.Turns;
import org.desirepath.io.bpmn.NetSketch.Step;
import org.jspecify.annotations.Nullable;

/** Activities with all that may be attached to them, and event sub-processes. */
final class ActivityCompiler {
  private final ScopeCompiler compiler;
  private final NetSketch net;

  /** Where the token goes that a boundary event takes, by that event. */
  private final Map<Node, Integer> caughtAt = new HashMap<>();

  ActivityCompiler(ScopeCompiler compiler) {
    this.compiler = compiler;
    this.net = compiler.net;
  }

  /** The places of one activity. */
  private static final class Around {
    int active;
    int over;

    /** A token while a sub-process runs; -1 when {@link #active} says so. */
    int running = -1;

    final List<int[]> armed = new ArrayList<>();
    final List<Node> armedBy = new ArrayList<>();
  }

  void compile(Frame frame, Node node, int in) throws FormatException {
    Scope content = content(node);
    tell(node, content);
    if (content == null && node.turns == Turns.ONCE && node.boundaries.isEmpty()) {
      Step step = net.step(node.id, node.label()).from(asked(node, in));
      compiler.messages.receive(step, node);
      compiler.leave(frame, step, node);
      return;
    }
    Around around = new Around();
    around.active = net.place(node.id + " active");
    around.over = net.place(node.id + " over");
    Step enter = net.instant(node.id + " enters").from(in).to(around.active);
    arm(frame, node, content, around, enter);
    body(node, content, around);
    turns(node, around);
    for (Node boundary : node.boundaries) {
      boundary(frame, boundary, content, around);
    }
    int at = around.over;
    if (around.running >= 0) {
      int stopped = net.place(node.id + " stopped");
      net.instant(node.id + " stops").from(at, around.running).to(stopped);
      at = stopped;
    }
    Step leave = net.instant(node.id + " leaves").from(disarmed(node, around, at));
    compiler.leave(frame, leave, node);
  }

  private void tell(Node node, @Nullable Scope content) {
    if (content == null && node.name.isEmpty()) {
      compiler.remark("Without a name, so without an event", node);
    }
    if (node.kind == Kind.CALL && content == null && node.called != null) {
      compiler.remark("Called process not in the file, taken as one step", node);
    }
    switch (node.turns) {
      case ONCE -> {}
      case LOOP, LOOP_TEST_BEFORE ->
          compiler.remark("Approximation: repeated any number of times", node);
      case SEQUENTIAL_INSTANCES ->
          compiler.remark("Approximation: instances are one or more turns", node);
      case PARALLEL_INSTANCES ->
          compiler.remark(
              "Approximation: parallel instances are one or more turns, one after the other", node);
    }
  }

  /** The inside of a sub-process, or of a process of the file that is called. */
  private @Nullable Scope content(Node node) {
    if (node.kind == Kind.CALL) {
      Scope called = node.called == null ? null : compiler.file.processes.get(node.called);
      return called == null || called.nodes.isEmpty() ? null : called;
    }
    return node.content;
  }

  private void arm(Frame frame, Node node, @Nullable Scope content, Around around, Step enter) {
    List<Node> quiet =
        node.boundaries.stream().filter(b -> !b.interrupting && !isThrownIn(content, b)).toList();
    if (!quiet.isEmpty() && content != null) {
      around.running = net.place(node.id + " running");
      enter.to(around.running);
    }
    for (Node boundary : quiet) {
      compiler.remark(
          "Approximation: happens at most once while its activity is at work", boundary);
      frame.multiplies = true;
      int waits = net.place(boundary.id + " waits");
      int happened = net.place(boundary.id + " happened");
      enter.to(waits);
      around.armed.add(new int[] {waits, happened});
      around.armedBy.add(boundary);
    }
    for (Node boundary : node.boundaries) {
      if (!quiet.contains(boundary)) {
        caughtAt.put(boundary, net.place(boundary.id + " begins"));
        frame.multiplies |= !boundary.interrupting;
      }
    }
  }

  private int at(Node boundary) {
    Integer place = caughtAt.get(boundary);
    if (place == null) {
      throw new IllegalStateException("no place for what " + boundary.id + " catches");
    }
    return place;
  }

  private void body(Node node, @Nullable Scope content, Around around) throws FormatException {
    List<Integer> cancels = new ArrayList<>();
    for (Node boundary : node.boundaries) {
      if (boundary.interrupting && !isThrownIn(content, boundary)) {
        cancels.add(at(boundary));
      }
    }
    if (content != null) {
      compiler.inside(content, node, around.active, around.over, cancels);
      return;
    }
    Step step = net.step(node.id, node.label()).from(asked(node, around.active)).to(around.over);
    compiler.messages.receive(step, node);
    for (int cancel : cancels) {
      net.silent(node.id + " cancelled").from(around.active).to(cancel);
    }
  }

  private int asked(Node node, int at) {
    if (!compiler.messages.asks(node)) {
      return at;
    }
    compiler.remark("Sends its message before it waits for one", node);
    return compiler.messages.send(node, at);
  }

  private void turns(Node node, Around around) {
    if (node.turns != Turns.ONCE) {
      net.instant(node.id + " again").from(around.over).to(around.active);
    }
    if (node.turns == Turns.LOOP_TEST_BEFORE) {
      net.silent(node.id + " not at all").from(around.active).to(around.over);
    }
  }

  private void boundary(Frame frame, Node boundary, @Nullable Scope content, Around around)
      throws FormatException {
    Step step = net.step(boundary.id, boundary.label());
    compiler.messages.receive(step, boundary);
    frame.multiplies |= Branching.multiplies(boundary);
    int quiet = around.armedBy.indexOf(boundary);
    if (quiet >= 0) {
      int running = around.running >= 0 ? around.running : around.active;
      int[] armed = around.armed.get(quiet);
      step.from(armed[0], running).to(armed[1], running);
    } else {
      step.from(at(boundary));
    }
    if (!boundary.interrupting) {
      compiler.leave(frame, step, boundary);
      return;
    }
    if (content == null) {
      compiler.remark("When it interrupts its task, that task leaves no event", boundary);
    }
    if (around.running >= 0) {
      step.from(around.running);
    }
    if (around.armed.isEmpty()) {
      compiler.leave(frame, step, boundary);
      return;
    }
    int taken = net.place(boundary.id + " taken");
    step.to(taken);
    Step leave = net.instant(boundary.id + " leaves").from(disarmed(boundary, around, taken));
    compiler.leave(frame, leave, boundary);
  }

  /** Takes the tokens that say whether the non-interrupting events happened. */
  private int disarmed(Node node, Around around, int from) {
    int at = from;
    for (int[] armed : around.armed) {
      int next = net.place(node.id + " disarmed");
      net.instant(node.id + " disarms").from(at, armed[0]).to(next);
      net.instant(node.id + " disarms").from(at, armed[1]).to(next);
      at = next;
    }
    return at;
  }

  /** In a sub-process: errors and escalations that the boundary events of its host catch. */
  void catchThrownAt(Frame frame, Node host) {
    for (Node boundary : host.boundaries) {
      if (isThrownIn(frame.scope, boundary)) {
        if (boundary.interrupting) {
          catchBy(frame, boundary, at(boundary));
        } else {
          frame.thrown.put(boundary, at(boundary));
        }
      }
    }
  }

  /** In a scope with an event sub-process: errors and escalations that it catches. */
  void catchThrownBy(Frame frame, Node eventSubProcess) {
    Node start = firstStart(eventSubProcess);
    int entry = compiler.into(frame, eventSubProcess);
    if (start != null && isThrownIn(frame.scope, start)) {
      if (start.interrupting) {
        catchBy(frame, eventSubProcess, entry);
      } else {
        frame.thrown.put(eventSubProcess, entry);
      }
    }
  }

  private void catchBy(Frame frame, Node catcher, int to) {
    int thrown = net.place(catcher.id + " thrown");
    frame.thrown.put(catcher, thrown);
    frame.unfold = true;
    Step step = net.silent(catcher.id + " catches").from(thrown).to(to);
    step.clears = true;
    step.urgent = true;
  }

  private static @Nullable Node firstStart(Node eventSubProcess) {
    Scope content = eventSubProcess.content;
    return content == null || content.starts().isEmpty() ? null : content.starts().get(0);
  }

  /** A scope that an event starts, while the scope around it is at work. */
  void eventSubProcess(Frame frame, Node node) throws FormatException {
    Scope content = node.content;
    Node start = firstStart(node);
    if (content == null || start == null) {
      throw compiler.file.fault(
          node, "is started by an event, but has no start event; add one with what triggers it");
    }
    int entry = compiler.into(frame, node);
    if (!frame.thrown.containsKey(node)) {
      int armed = net.places.indexOf(node.id + " waits");
      boolean one = content.starts().size() == 1;
      Step step = net.step(node.id + " triggers", one ? start.label() : null).from(armed).to(entry);
      step.clears = start.interrupting;
      if (one) {
        compiler.messages.receive(step, start);
      }
    }
    if (!start.interrupting) {
      compiler.remark("Approximation: happens at most once while its process is at work", node);
    }
    int done = net.place(node.id + " done");
    frame.ends.set(done);
    compiler.inside(content, node, entry, done, List.of());
  }

  /**
   * An error or escalation is thrown.
   *
   * @param step of the event, which gets where it leads to added
   * @return whether the flow ends there
   */
  boolean raise(Frame frame, Node node, Trigger trigger, Step step) {
    if (!trigger.type().equals("error") && !trigger.type().equals("escalation")) {
      return false;
    }
    for (Frame around : compiler.frames) {
      for (Map.Entry<Node, Integer> entry : around.thrown.entrySet()) {
        Node catcher = entry.getKey();
        Node event = catcher.kind == Kind.BOUNDARY ? catcher : firstStart(catcher);
        if (event != null && matches(event, trigger) && !isInside(catcher, frame)) {
          step.to(entry.getValue());
          return event.interrupting;
        }
      }
    }
    if (trigger.type().equals("error")) {
      compiler.remark("Approximation: nothing catches this error, so it is an ordinary end", node);
    }
    return false;
  }

  /** An event sub-process does not catch what it throws itself. */
  private boolean isInside(Node catcher, Frame frame) {
    for (Frame around : compiler.frames) {
      if (around.host == catcher && catcher.kind != Kind.BOUNDARY) {
        return true;
      }
    }
    return frame.host == catcher;
  }

  private static boolean matches(Node event, Trigger thrown) {
    for (Trigger caught : event.triggers) {
      if (caught.type().equals(thrown.type())
          && (caught.reference().isEmpty()
              || thrown.reference().isEmpty()
              || caught.reference().equals(thrown.reference()))) {
        return true;
      }
    }
    return false;
  }

  /** Whether something in a scope throws what an event catches. */
  private boolean isThrownIn(@Nullable Scope scope, Node event) {
    return scope != null && isThrownIn(scope, event, new HashSet<>());
  }

  private boolean isThrownIn(Scope scope, Node event, Set<Scope> seen) {
    if (!event.has("error") && !event.has("escalation")) {
      return false;
    }
    if (!seen.add(scope)) {
      return false;
    }
    for (Node node : scope.nodes) {
      boolean throwing = node.kind == Kind.END || node.kind == Kind.THROW;
      if (throwing && node.triggers.stream().anyMatch(trigger -> matches(event, trigger))) {
        return true;
      }
      Scope content = node.kind.isActivity() ? content(node) : null;
      if (content != null && isThrownIn(content, event, seen)) {
        return true;
      }
    }
    return false;
  }
}
