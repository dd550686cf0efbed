package org.desirepath.io.bpmn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.AcceptingPetriNet.Arc;
import org.desirepath.model.Soundness;
import org.desirepath.model.Soundness.Kind;
import org.desirepath.model.UnusableModelException;

/**
 * A free-choice net to a process: a place is an exclusive gateway, a transition a task with
 * parallel gateways around it; gateways with one way in and out are left out.
 *
 * <p>Source: Favre, Fahland, Völzer, "The relationship between workflow graphs and free-choice
 * workflow nets", 2015, doi:10.1016/j.is.2013.12.004.
 */
final class NetToFlow {
  private static final int MOST_MARKINGS = 200_000;

  private final AcceptingPetriNet net;
  private final FlowGraph graph = new FlowGraph();
  private final List<FlowGraph.Node> before = new ArrayList<>();
  private final List<FlowGraph.Node> after = new ArrayList<>();

  private NetToFlow(AcceptingPetriNet net) {
    this.net = net;
  }

  /** Why the net can't be a process, or nothing. */
  static Optional<String> obstacle(AcceptingPetriNet net) {
    if (net.initialMarking().tokens().size() != 1
        || net.finalMarkings().size() != 1
        || net.finalMarkings().get(0).tokens().size() != 1
        || net.initialMarking().tokens().containsValue(2)) {
      return Optional.of("it does not begin with one token and end with one token");
    }
    int end = net.finalMarkings().get(0).tokens().keySet().iterator().next();
    int[] consumers = new int[net.places().size()];
    for (int t = 0; t < net.transitions().size(); t++) {
      if (net.inputs(t).isEmpty() || net.outputs(t).isEmpty()) {
        return Optional.of(
            "transition \"" + net.transitions().get(t).id() + "\" has no place on one side");
      }
      for (Arc arc : net.inputs(t)) {
        consumers[arc.place()]++;
        if (arc.place() == end) {
          return Optional.of("its end place \"" + net.places().get(end).id() + "\" leads on");
        }
      }
      if (net.inputs(t).stream().anyMatch(arc -> arc.weight() > 1)
          || net.outputs(t).stream().anyMatch(arc -> arc.weight() > 1)) {
        return Optional.of("transition \"" + net.transitions().get(t).id() + "\" moves two tokens");
      }
    }
    for (int t = 0; t < net.transitions().size(); t++) {
      for (Arc arc : net.inputs(t)) {
        if (net.inputs(t).size() > 1 && consumers[arc.place()] > 1) {
          return Optional.of(
              "the choice at place \""
                  + net.places().get(arc.place()).id()
                  + "\" depends on other places (it is not free-choice)");
        }
      }
    }
    return improper(net);
  }

  /** A process is complete when no token is left, wherever they ended. */
  private static Optional<String> improper(AcceptingPetriNet net) {
    try {
      return Soundness.of(net, MOST_MARKINGS).violations().stream()
          .filter(v -> v.kind() == Kind.IMPROPER_COMPLETION || v.kind() == Kind.UNBOUNDED)
          .map(Soundness.Violation::message)
          .findFirst();
    } catch (UnusableModelException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** The process of a net without {@link #obstacle}. */
  static FlowGraph convert(AcceptingPetriNet net) {
    return new NetToFlow(net).run();
  }

  private FlowGraph run() {
    int start = net.initialMarking().tokens().keySet().iterator().next();
    int end = net.finalMarkings().get(0).tokens().keySet().iterator().next();
    FlowGraph.Node begin = graph.event(FlowGraph.Kind.START);
    for (int p = 0; p < net.places().size(); p++) {
      FlowGraph.Node merge = graph.gateway(FlowGraph.Kind.EXCLUSIVE);
      FlowGraph.Node choice =
          p == end ? graph.event(FlowGraph.Kind.END) : graph.gateway(FlowGraph.Kind.EXCLUSIVE);
      graph.flow(merge, choice);
      before.add(merge);
      after.add(choice);
    }
    graph.flow(begin, before.get(start));
    for (int t = 0; t < net.transitions().size(); t++) {
      transition(t);
    }
    graph.contract();
    return graph;
  }

  private void transition(int t) {
    AcceptingPetriNet.Transition transition = net.transitions().get(t);
    FlowGraph.Node join = graph.gateway(FlowGraph.Kind.PARALLEL);
    FlowGraph.Node split = graph.gateway(FlowGraph.Kind.PARALLEL);
    net.inputs(t).forEach(arc -> graph.flow(after.get(arc.place()), join));
    net.outputs(t).forEach(arc -> graph.flow(split, before.get(arc.place())));
    String label = transition.label();
    if (label == null) {
      graph.flow(join, split);
    } else {
      FlowGraph.Node task = graph.task(transition.id(), label);
      graph.flow(join, task);
      graph.flow(task, split);
    }
  }
}
