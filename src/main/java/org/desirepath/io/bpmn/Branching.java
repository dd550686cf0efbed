package org.desirepath.io.bpmn;

import java.util.ArrayList;
import java.util.List;
import org.desirepath.io.FormatException;
import org.desirepath.io.bpmn.BpmnFile.Flow;
import org.desirepath.io.bpmn.BpmnFile.Kind;
import org.desirepath.io.bpmn.BpmnFile.Node;

/** Which sequence flows may get a token together when a node is done. */
final class Branching {
  /** 2^k - 1 subsets of k ways. */
  static final int MOST_WAYS = 10;

  private Branching() {}

  /** The sets of flows, any one of which is taken; none when nothing leads on. */
  static List<List<Flow>> of(Node node, BpmnFile file) throws FormatException {
    List<Flow> flows = node.outgoing;
    if (flows.isEmpty()) {
      return List.of();
    }
    if (flows.size() == 1 && !flows.get(0).conditional()) {
      return List.of(flows);
    }
    return switch (node.kind) {
      case EXCLUSIVE -> flows.stream().map(List::of).toList();
      case EVENT_BASED ->
          node.parallelEvents ? List.of(flows) : flows.stream().map(List::of).toList();
      case PARALLEL -> List.of(flows);
      case INCLUSIVE -> inclusive(node, List.of(), flows, file);
      default -> {
        List<Flow> always =
            flows.stream()
                .filter(f -> !f.conditional() && !f.id().equals(node.defaultFlow))
                .toList();
        List<Flow> maybe =
            flows.stream().filter(f -> f.conditional() || f.id().equals(node.defaultFlow)).toList();
        yield maybe.isEmpty() ? List.of(flows) : inclusive(node, always, maybe, file);
      }
    };
  }

  /** Any of some flows, beside those always taken; the default one when no other is. */
  private static List<List<Flow>> inclusive(
      Node node, List<Flow> always, List<Flow> maybe, BpmnFile file) throws FormatException {
    List<Flow> chosen = maybe.stream().filter(flow -> !flow.id().equals(node.defaultFlow)).toList();
    if (chosen.size() > MOST_WAYS) {
      throw file.fault(
          node,
          "any of "
              + chosen.size()
              + " ways may be taken together, expected at most "
              + MOST_WAYS
              + "; split the choice in two");
    }
    List<List<Flow>> sets = new ArrayList<>();
    for (int mask = 0; mask < 1 << chosen.size(); mask++) {
      List<Flow> set = new ArrayList<>(always);
      for (int i = 0; i < chosen.size(); i++) {
        if ((mask >> i & 1) == 1) {
          set.add(chosen.get(i));
        }
      }
      if (mask == 0) {
        maybe.stream().filter(flow -> flow.id().equals(node.defaultFlow)).forEach(set::add);
      }
      // no way at all is a fault of the run, section 13.3.4 of the standard
      if (!set.isEmpty()) {
        sets.add(set);
      }
    }
    return sets;
  }

  /** Whether more than one token may leave the node at once. */
  static boolean multiplies(Node node) {
    return node.outgoing.size() > 1
        && node.kind != Kind.EXCLUSIVE
        && !(node.kind == Kind.EVENT_BASED && !node.parallelEvents);
  }
}
