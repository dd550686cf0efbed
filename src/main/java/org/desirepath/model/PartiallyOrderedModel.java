package org.desirepath.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A partially ordered workflow language (POWL) model: blocks as in a process tree, but with partial
 * orders for sequence and concurrency.
 *
 * <p>Source: Kourani, van Zelst, "POWL: partially ordered workflow language", 2023,
 * doi:10.1007/978-3-031-41620-0_6, definition 3.
 *
 * @param root the outermost block
 */
public record PartiallyOrderedModel(String name, Node root) implements ProcessModel {

  /** A block. */
  public sealed interface Node permits Activity, Silent, Choice, Loop, Order {
    List<Node> children();
  }

  /** An activity. */
  public record Activity(String label) implements Node {
    @Override
    public List<Node> children() {
      return List.of();
    }
  }

  /** A step without an event. */
  public record Silent() implements Node {
    @Override
    public List<Node> children() {
      return List.of();
    }
  }

  /** Exactly one child. */
  public record Choice(List<Node> children) implements Node {
    public Choice {
      children = List.copyOf(children);
    }
  }

  /** The body, then any number of times the redo part and the body again. */
  public record Loop(Node body, Node redo) implements Node {
    @Override
    public List<Node> children() {
      return List.of(body, redo);
    }
  }

  /**
   * One child before another.
   *
   * @param first index of the child that ends before the other starts
   * @param second index of the other
   */
  public record Before(int first, int second) {}

  /**
   * All children, each after those that are before it.
   *
   * @param children at least one
   * @param order pairs of children: acyclic and transitive
   */
  public record Order(List<Node> children, List<Before> order) implements Node {
    public Order {
      children = List.copyOf(children);
      order = List.copyOf(order);
      for (Before pair : order) {
        if (pair.first() < 0
            || pair.second() < 0
            || Math.max(pair.first(), pair.second()) >= children.size()) {
          throw new IllegalArgumentException(
              "order: expected children 0.." + (children.size() - 1) + ", got " + pair);
        }
      }
    }

    /** The pairs that no other child stands between. */
    public List<Before> direct() {
      List<Before> direct = new ArrayList<>();
      Set<Before> pairs = new HashSet<>(order);
      for (Before pair : order) {
        boolean between = false;
        for (int via = 0; via < children.size(); via++) {
          between |=
              pairs.contains(new Before(pair.first(), via))
                  && pairs.contains(new Before(via, pair.second()));
        }
        if (!between) {
          direct.add(pair);
        }
      }
      return direct;
    }
  }

  @Override
  public SortedSet<String> labels() {
    SortedSet<String> labels = new TreeSet<>();
    collect(root, labels);
    return labels;
  }

  private static void collect(Node node, SortedSet<String> labels) {
    if (node instanceof Activity activity) {
      labels.add(activity.label());
    }
    node.children().forEach(child -> collect(child, labels));
  }

  /** The workflow net with the same language: one start place, one end place, safe and sound. */
  @Override
  public AcceptingPetriNet toPetriNet() {
    return OrderToNet.convert(this);
  }
}
