package org.desirepath.model;

import java.util.List;
import org.desirepath.model.ProcessTree.Activity;
import org.desirepath.model.ProcessTree.Choice;
import org.desirepath.model.ProcessTree.Loop;
import org.desirepath.model.ProcessTree.Node;
import org.desirepath.model.ProcessTree.Parallel;
import org.desirepath.model.ProcessTree.Sequence;

/** The usual translation of blocks to workflow-net fragments between an entry and an exit place. */
final class TreeToNet {
  private final AcceptingPetriNet.Builder net;
  private int places;
  private int silent;

  private TreeToNet(String name) {
    this.net = AcceptingPetriNet.builder(name);
  }

  static AcceptingPetriNet convert(ProcessTree tree) {
    TreeToNet run = new TreeToNet(tree.name());
    int source = run.net.place("start");
    int sink = run.net.place("end");
    run.add(tree.root(), source, sink);
    return run.net.build(Marking.of(source), List.of(Marking.of(sink)));
  }

  private void add(Node node, int entry, int exit) {
    if (node instanceof Activity activity) {
      connect(net.transition(activity.id(), activity.label()), entry, exit);
    } else if (node instanceof Sequence sequence && !sequence.children().isEmpty()) {
      addSequence(sequence.children(), entry, exit);
    } else if (node instanceof Choice choice && !choice.children().isEmpty()) {
      choice.children().forEach(child -> add(child, entry, exit));
    } else if (node instanceof Parallel parallel && !parallel.children().isEmpty()) {
      addParallel(parallel.children(), entry, exit);
    } else if (node instanceof Loop loop) {
      addLoop(loop, entry, exit);
    } else {
      connect(silent(), entry, exit);
    }
  }

  private void addSequence(List<Node> children, int entry, int exit) {
    int from = entry;
    for (int i = 0; i < children.size(); i++) {
      int to = i == children.size() - 1 ? exit : place();
      add(children.get(i), from, to);
      from = to;
    }
  }

  private void addParallel(List<Node> children, int entry, int exit) {
    int split = silent();
    int join = silent();
    net.input(split, entry, 1);
    net.output(join, exit, 1);
    for (Node child : children) {
      int from = place();
      int to = place();
      net.output(split, from, 1);
      net.input(join, to, 1);
      add(child, from, to);
    }
  }

  /** Own places on both sides: a token that loops back must not reach what shares the entry. */
  private void addLoop(Loop loop, int entry, int exit) {
    int from = place();
    int to = place();
    connect(silent(), entry, from);
    connect(silent(), to, exit);
    add(loop.body(), from, to);
    add(loop.redo(), to, from);
  }

  private void connect(int transition, int entry, int exit) {
    net.input(transition, entry, 1);
    net.output(transition, exit, 1);
  }

  private int place() {
    return net.place("p" + places++);
  }

  private int silent() {
    return net.transition("silent" + silent++, null);
  }
}
