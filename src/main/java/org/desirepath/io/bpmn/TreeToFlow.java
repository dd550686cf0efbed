package org.desirepath.io.bpmn;

import org.desirepath.io.bpmn.FlowGraph.Kind;
import org.desirepath.model.ProcessTree;
import org.desirepath.model.ProcessTree.Activity;
import org.desirepath.model.ProcessTree.Choice;
import org.desirepath.model.ProcessTree.Loop;
import org.desirepath.model.ProcessTree.Node;
import org.desirepath.model.ProcessTree.Parallel;
import org.desirepath.model.ProcessTree.Sequence;

/** Blocks to pairs of gateways. */
final class TreeToFlow {
  private final FlowGraph graph = new FlowGraph();

  private TreeToFlow() {}

  static FlowGraph convert(ProcessTree tree) {
    TreeToFlow run = new TreeToFlow();
    FlowGraph.Node start = run.graph.event(Kind.START);
    FlowGraph.Node last = run.add(tree.root(), start);
    run.graph.flow(last, run.graph.event(Kind.END));
    return run.graph;
  }

  /** Adds a block behind a node; the node that the next one is to follow. */
  private FlowGraph.Node add(Node node, FlowGraph.Node before) {
    if (node instanceof Activity activity) {
      FlowGraph.Node task = graph.task(activity.id(), activity.label());
      graph.flow(before, task);
      return task;
    }
    if (node instanceof Sequence) {
      FlowGraph.Node last = before;
      for (Node child : node.children()) {
        last = add(child, last);
      }
      return last;
    }
    if (node instanceof Choice || node instanceof Parallel) {
      Kind kind = node instanceof Choice ? Kind.EXCLUSIVE : Kind.PARALLEL;
      FlowGraph.Node split = graph.gateway(kind);
      FlowGraph.Node join = graph.gateway(kind);
      graph.flow(before, split);
      for (Node child : node.children()) {
        graph.flow(add(child, split), join);
      }
      return join;
    }
    if (node instanceof Loop loop) {
      FlowGraph.Node join = graph.gateway(Kind.EXCLUSIVE);
      FlowGraph.Node split = graph.gateway(Kind.EXCLUSIVE);
      graph.flow(before, join);
      graph.flow(add(loop.body(), join), split);
      graph.flow(add(loop.redo(), split), join);
      return split;
    }
    return before;
  }
}
