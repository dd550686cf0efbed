package org.desirepath.discovery.inductive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.desirepath.discovery.inductive.Cut.Operator;
import org.desirepath.model.PartiallyOrderedModel;
import org.desirepath.model.PartiallyOrderedModel.Before;
import org.desirepath.model.ProcessTree;
import org.jspecify.annotations.Nullable;

/** A block of a tree that is still being found; parents are made before their children. */
final class TreeDraft {
  private final @Nullable Operator operator;
  private final List<Before> order;
  private final @Nullable String label;
  private final List<TreeDraft> children = new ArrayList<>();

  private TreeDraft(@Nullable Operator operator, List<Before> order, @Nullable String label) {
    this.operator = operator;
    this.order = order;
    this.label = label;
  }

  /** Blocks in order of making, to be joined to a tree at the end. */
  static final class Forest {
    private final List<TreeDraft> drafts = new ArrayList<>();

    TreeDraft block(@Nullable TreeDraft parent, Operator operator) {
      return add(parent, new TreeDraft(operator, List.of(), null));
    }

    TreeDraft block(@Nullable TreeDraft parent, Cut cut) {
      return add(parent, new TreeDraft(cut.operator(), cut.order(), null));
    }

    void activity(@Nullable TreeDraft parent, String label) {
      add(parent, new TreeDraft(null, List.of(), label));
    }

    void silent(@Nullable TreeDraft parent) {
      add(parent, new TreeDraft(null, List.of(), null));
    }

    private TreeDraft add(@Nullable TreeDraft parent, TreeDraft draft) {
      drafts.add(draft);
      if (parent != null) {
        parent.children.add(draft);
      }
      return draft;
    }

    /** The process tree, reduced. */
    ProcessTree.Node toTree() {
      return build(new ProcessTree.Silent(), TreeDraft::treeNode);
    }

    /** The same as partial orders, not reduced. */
    PartiallyOrderedModel.Node toOrders() {
      return build(new PartiallyOrderedModel.Silent(), TreeDraft::orderNode);
    }

    /** Children before parents, so that deep trees need no deep stack. */
    private <N> N build(N empty, BiFunction<TreeDraft, List<N>, N> maker) {
      Map<TreeDraft, N> made = new HashMap<>();
      N root = empty;
      for (int i = drafts.size() - 1; i >= 0; i--) {
        TreeDraft draft = drafts.get(i);
        List<N> parts = new ArrayList<>();
        for (TreeDraft child : draft.children) {
          parts.add(made.getOrDefault(child, empty));
        }
        root = maker.apply(draft, parts);
        made.put(draft, root);
      }
      return root;
    }
  }

  private ProcessTree.Node treeNode(List<ProcessTree.Node> parts) {
    if (operator == null) {
      return label == null ? new ProcessTree.Silent() : new ProcessTree.Activity(label, label);
    }
    return TreeReduction.single(
        switch (operator) {
          case CHOICE -> new ProcessTree.Choice(TreeReduction.choice(parts));
          case SEQUENCE -> new ProcessTree.Sequence(TreeReduction.sequence(parts));
          case PARALLEL -> new ProcessTree.Parallel(TreeReduction.parallel(parts));
          case LOOP -> TreeReduction.loop(parts);
          case ORDER -> throw new IllegalStateException("a partial order is not a block of a tree");
        });
  }

  private PartiallyOrderedModel.Node orderNode(List<PartiallyOrderedModel.Node> parts) {
    if (operator == null) {
      return label == null
          ? new PartiallyOrderedModel.Silent()
          : new PartiallyOrderedModel.Activity(label);
    }
    return switch (operator) {
      case CHOICE -> new PartiallyOrderedModel.Choice(parts);
      case SEQUENCE -> new PartiallyOrderedModel.Order(parts, chain(parts.size()));
      case PARALLEL -> new PartiallyOrderedModel.Order(parts, List.of());
      case ORDER -> new PartiallyOrderedModel.Order(parts, order);
      case LOOP -> {
        List<PartiallyOrderedModel.Node> redo = parts.subList(1, parts.size());
        PartiallyOrderedModel.Node again =
            redo.isEmpty()
                ? new PartiallyOrderedModel.Silent()
                : redo.size() == 1 ? redo.get(0) : new PartiallyOrderedModel.Choice(redo);
        yield new PartiallyOrderedModel.Loop(parts.get(0), again);
      }
    };
  }

  private static List<Before> chain(int length) {
    List<Before> pairs = new ArrayList<>();
    for (int first = 0; first < length; first++) {
      for (int second = first + 1; second < length; second++) {
        pairs.add(new Before(first, second));
      }
    }
    return pairs;
  }
}
