package org.desirepath.discovery.inductive;

import java.util.List;
import java.util.stream.Stream;
import org.desirepath.model.ProcessTree.Activity;
import org.desirepath.model.ProcessTree.Choice;
import org.desirepath.model.ProcessTree.Node;
import org.desirepath.model.ProcessTree.Parallel;
import org.desirepath.model.ProcessTree.Sequence;
import org.desirepath.model.ProcessTree.Silent;

/** A tree as text; children whose order has no meaning are sorted, the silent step first. */
final class TreeText {
  private TreeText() {}

  static String of(Node node) {
    if (node instanceof Activity activity) {
      return activity.label();
    }
    if (node instanceof Silent) {
      return "tau";
    }
    List<String> children = node.children().stream().map(TreeText::of).toList();
    boolean ordered = !(node instanceof Choice || node instanceof Parallel);
    String sign =
        node instanceof Sequence
            ? "->"
            : node instanceof Choice ? "X" : node instanceof Parallel ? "+" : "*";
    Stream<String> shown =
        ordered
            ? children.stream()
            : Stream.concat(
                children.stream().filter("tau"::equals),
                children.stream().filter(c -> !c.equals("tau")).sorted());
    return sign + "(" + String.join(", ", shown.toList()) + ")";
  }
}
