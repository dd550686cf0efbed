package org.desirepath.model;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A block-structured model (Buijs, van Dongen, van der Aalst, "A genetic algorithm for discovering
 * process trees", 2012, doi:10.1109/CEC.2012.6256458): activities and silent steps under sequence,
 * choice, parallel and loop.
 *
 * @param root the outermost block
 */
public record ProcessTree(String name, Node root) implements ProcessModel {

  /** A block of the tree. */
  public sealed interface Node permits Activity, Silent, Sequence, Choice, Parallel, Loop {
    List<Node> children();
  }

  /**
   * An activity.
   *
   * @param id of the place in the model where it stands: unique, while a label may stand at several
   *     places
   */
  public record Activity(String id, String label) implements Node {
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

  /** All children, in order. */
  public record Sequence(List<Node> children) implements Node {
    public Sequence {
      children = List.copyOf(children);
    }
  }

  /** Exactly one child. */
  public record Choice(List<Node> children) implements Node {
    public Choice {
      children = List.copyOf(children);
    }
  }

  /** All children, interleaved in any way. */
  public record Parallel(List<Node> children) implements Node {
    public Parallel {
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
   * The tree with the language of a net, or nothing when the net is not made of blocks.
   *
   * <p>Source: van Zelst, Leemans, "Translating workflow nets to process trees: an algorithmic
   * approach", 2020, doi:10.3390/a13110279. Activities have the ids of their transitions. Quadratic
   * in the transitions.
   */
  public static Optional<ProcessTree> of(AcceptingPetriNet net) {
    return NetToTree.convert(net);
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

  /**
   * The workflow net with the same language: one start place, one end place, safe and sound;
   * O(nodes).
   */
  @Override
  public AcceptingPetriNet toPetriNet() {
    return TreeToNet.convert(this);
  }
}
