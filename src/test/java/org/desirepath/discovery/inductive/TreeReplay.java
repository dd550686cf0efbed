package org.desirepath.discovery.inductive;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.desirepath.model.ProcessTree.Activity;
import org.desirepath.model.ProcessTree.Choice;
import org.desirepath.model.ProcessTree.Loop;
import org.desirepath.model.ProcessTree.Node;
import org.desirepath.model.ProcessTree.Parallel;
import org.desirepath.model.ProcessTree.Silent;

/** Says whether a tree in which no label stands twice allows a trace, without any net. */
final class TreeReplay {
  private final Node root;
  private final IdentityHashMap<Node, Set<String>> labels = new IdentityHashMap<>();

  TreeReplay(Node root) {
    this.root = root;
  }

  boolean accepts(List<String> trace) {
    return accepts(root, trace);
  }

  private boolean accepts(Node node, List<String> trace) {
    if (node instanceof Silent) {
      return trace.isEmpty();
    }
    if (node instanceof Activity activity) {
      return trace.equals(List.of(activity.label()));
    }
    if (node instanceof Choice) {
      return node.children().stream()
          .filter(child -> trace.isEmpty() || labels(child).contains(trace.get(0)))
          .anyMatch(child -> accepts(child, trace));
    }
    if (node instanceof Loop loop) {
      return acceptsLoop(loop, trace);
    }
    List<String> regrouped = new ArrayList<>();
    for (Node child : node.children()) {
      List<String> part = trace.stream().filter(labels(child)::contains).toList();
      regrouped.addAll(part);
      if (!accepts(child, part)) {
        return false;
      }
    }
    return node instanceof Parallel ? regrouped.size() == trace.size() : regrouped.equals(trace);
  }

  /** Which beginnings can end with the body, and which with the redo part. */
  private boolean acceptsLoop(Loop loop, List<String> trace) {
    int length = trace.size();
    boolean[] afterBody = new boolean[length + 1];
    boolean[] afterRedo = new boolean[length + 1];
    afterRedo[0] = true;
    for (int i = 0; i <= length; i++) {
      // an empty body, then an empty redo part, may stand at one place
      boolean redone = afterRedo[i];
      spread(loop.body(), trace, i, redone, afterBody);
      spread(loop.redo(), trace, i, afterBody[i], afterRedo);
      if (afterRedo[i] && !redone) {
        spread(loop.body(), trace, i, true, afterBody);
      }
    }
    return afterBody[length];
  }

  private void spread(Node part, List<String> trace, int from, boolean can, boolean[] reached) {
    if (!can) {
      return;
    }
    Set<String> own = labels(part);
    for (int to = from; to <= trace.size(); to++) {
      if (!reached[to] && accepts(part, trace.subList(from, to))) {
        reached[to] = true;
      }
      if (to < trace.size() && !own.contains(trace.get(to))) {
        return;
      }
    }
  }

  private Set<String> labels(Node node) {
    Set<String> known = labels.get(node);
    if (known == null) {
      known = new TreeSet<>();
      if (node instanceof Activity activity) {
        known.add(activity.label());
      }
      for (Node child : node.children()) {
        known.addAll(labels(child));
      }
      labels.put(node, known);
    }
    return known;
  }
}
