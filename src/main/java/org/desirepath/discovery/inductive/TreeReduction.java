package org.desirepath.discovery.inductive;

import java.util.ArrayList;
import java.util.List;
import org.desirepath.model.ProcessTree;
import org.desirepath.model.ProcessTree.Choice;
import org.desirepath.model.ProcessTree.Loop;
import org.desirepath.model.ProcessTree.Node;
import org.desirepath.model.ProcessTree.Parallel;
import org.desirepath.model.ProcessTree.Sequence;
import org.desirepath.model.ProcessTree.Silent;

/**
 * Makes blocks simpler without changing what they allow (Leemans, "Robust process mining with
 * guarantees", 2017, section 5.2): blocks of one operator in each other become one, silent steps of
 * sequences and concurrency go, a choice has one silent step at most. Children are reduced already.
 */
final class TreeReduction {
  private TreeReduction() {}

  static List<Node> sequence(List<Node> children) {
    List<Node> flat = new ArrayList<>();
    for (Node child : children) {
      if (child instanceof Sequence) {
        flat.addAll(child.children());
      } else if (!(child instanceof Silent)) {
        flat.add(child);
      }
    }
    return flat;
  }

  static List<Node> parallel(List<Node> children) {
    List<Node> flat = new ArrayList<>();
    for (Node child : children) {
      if (child instanceof Parallel) {
        flat.addAll(child.children());
      } else if (!(child instanceof Silent)) {
        flat.add(child);
      }
    }
    return flat;
  }

  /** The silent step comes first. It goes when another child can do nothing as well. */
  static List<Node> choice(List<Node> children) {
    List<Node> flat = new ArrayList<>();
    boolean silent = false;
    for (Node child : children) {
      if (child instanceof Choice) {
        silent |= child.children().get(0) instanceof Silent;
        child.children().stream().filter(node -> !(node instanceof Silent)).forEach(flat::add);
      } else if (child instanceof Silent) {
        silent = true;
      } else {
        flat.add(child);
      }
    }
    if (silent && flat.stream().noneMatch(TreeReduction::canDoNothing)) {
      flat.add(0, new Silent());
    }
    return flat;
  }

  private static boolean canDoNothing(Node node) {
    if (node instanceof Silent) {
      return true;
    }
    if (node instanceof Choice) {
      return node.children().stream().anyMatch(TreeReduction::canDoNothing);
    }
    if (node instanceof Loop loop) {
      return canDoNothing(loop.body());
    }
    return !(node instanceof ProcessTree.Activity)
        && node.children().stream().allMatch(TreeReduction::canDoNothing);
  }

  /** The first child is the body; of several others one is chosen to redo, of none nothing is. */
  static Loop loop(List<Node> children) {
    List<Node> redo = choice(children.subList(1, children.size()));
    return new Loop(children.get(0), single(new Choice(redo)));
  }

  /** A block of one child is that child, a block of none a silent step. */
  static Node single(Node node) {
    if (node instanceof Loop || node.children().size() > 1) {
      return node;
    }
    return node.children().isEmpty() ? new Silent() : node.children().get(0);
  }
}
