package org.desirepath.model;

import java.util.ArrayList;
import java.util.List;
import org.desirepath.model.ProcessTree.Activity;
import org.desirepath.model.ProcessTree.Choice;
import org.desirepath.model.ProcessTree.Loop;
import org.desirepath.model.ProcessTree.Node;
import org.desirepath.model.ProcessTree.Parallel;
import org.desirepath.model.ProcessTree.Sequence;
import org.desirepath.model.ProcessTree.Silent;

/** Trees without blocks that say nothing: the language stays. */
final class TreeForm {
  private TreeForm() {}

  static Node tidy(Node node) {
    if (node instanceof Activity || node instanceof Silent) {
      return node;
    }
    if (node instanceof Loop loop) {
      return loop(tidy(loop.body()), tidy(loop.redo()));
    }
    List<Node> children = new ArrayList<>();
    for (Node child : node.children()) {
      Node tidied = tidy(child);
      if (tidied.getClass() == node.getClass()) {
        children.addAll(tidied.children());
      } else {
        children.add(tidied);
      }
    }
    if (node instanceof Choice) {
      return choice(children);
    }
    children.removeIf(child -> child instanceof Silent);
    if (children.isEmpty()) {
      return new Silent();
    }
    if (children.size() == 1) {
      return children.get(0);
    }
    return node instanceof Sequence ? new Sequence(children) : new Parallel(children);
  }

  private static Node choice(List<Node> children) {
    boolean silent = children.removeIf(child -> child instanceof Silent);
    boolean alreadyOptional =
        children.stream()
            .anyMatch(child -> child instanceof Loop loop && loop.body() instanceof Silent);
    if (silent && !alreadyOptional) {
      children.add(new Silent());
    }
    return children.size() == 1 ? children.get(0) : new Choice(children);
  }

  private static Node loop(Node body, Node redo) {
    if (body instanceof Silent && redo instanceof Silent) {
      return body;
    }
    if (redo instanceof Silent && body instanceof Loop inner && inner.redo() instanceof Silent) {
      return body;
    }
    return new Loop(body, redo);
  }
}
