package org.desirepath.discovery.inductive;

import java.util.ArrayList;
import java.util.List;
import org.desirepath.discovery.inductive.Cut.Operator;
import org.desirepath.model.ProcessTree;
import org.jspecify.annotations.Nullable;

/** A block of a tree that is still being found; parents are made before their children. */
final class TreeDraft {
  private final @Nullable Operator operator;
  private final @Nullable String label;
  private final List<TreeDraft> children = new ArrayList<>();
  private ProcessTree.@Nullable Node node;

  private TreeDraft(@Nullable Operator operator, @Nullable String label) {
    this.operator = operator;
    this.label = label;
  }

  /** Blocks in order of making, to be joined to a tree at the end. */
  static final class Forest {
    private final List<TreeDraft> drafts = new ArrayList<>();

    TreeDraft block(@Nullable TreeDraft parent, Operator operator) {
      return add(parent, new TreeDraft(operator, null));
    }

    void activity(@Nullable TreeDraft parent, String label) {
      add(parent, new TreeDraft(null, label));
    }

    void silent(@Nullable TreeDraft parent) {
      add(parent, new TreeDraft(null, null));
    }

    private TreeDraft add(@Nullable TreeDraft parent, TreeDraft draft) {
      drafts.add(draft);
      if (parent != null) {
        parent.children.add(draft);
      }
      return draft;
    }

    /** Children before parents, so that deep trees need no deep stack. */
    ProcessTree.Node root() {
      ProcessTree.Node root = new ProcessTree.Silent();
      for (int i = drafts.size() - 1; i >= 0; i--) {
        root = drafts.get(i).build();
      }
      return root;
    }
  }

  private ProcessTree.Node build() {
    List<ProcessTree.Node> parts = new ArrayList<>();
    for (TreeDraft child : children) {
      parts.add(child.node == null ? child.build() : child.node);
    }
    if (operator == null) {
      node = label == null ? new ProcessTree.Silent() : new ProcessTree.Activity(label, label);
    } else {
      node =
          switch (operator) {
            case CHOICE -> new ProcessTree.Choice(TreeReduction.choice(parts));
            case SEQUENCE -> new ProcessTree.Sequence(TreeReduction.sequence(parts));
            case PARALLEL -> new ProcessTree.Parallel(TreeReduction.parallel(parts));
            case LOOP -> TreeReduction.loop(parts);
          };
      node = TreeReduction.single(node);
    }
    return node;
  }
}
