package org.desirepath.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.desirepath.model.AcceptingPetriNet.Arc;
import org.desirepath.model.ProcessTree.Activity;
import org.desirepath.model.ProcessTree.Choice;
import org.desirepath.model.ProcessTree.Loop;
import org.desirepath.model.ProcessTree.Node;
import org.desirepath.model.ProcessTree.Parallel;
import org.desirepath.model.ProcessTree.Sequence;
import org.desirepath.model.ProcessTree.Silent;

/**
 * Finds the blocks of a net: parts that are a sequence, choice, parallel block or loop become one
 * transition until one is left between start and end.
 *
 * <p>Source: van Zelst, Leemans, "Translating workflow nets to process trees: an algorithmic
 * approach", 2020, doi:10.3390/a13110279. Each step keeps the language. O(transitions^2 * arcs)
 * time in the worst case. Deterministic.
 */
final class NetToTree {
  /** A transition that stands for a block. */
  private static final class Block {
    Node node;
    final TreeSet<Integer> in = new TreeSet<>();
    final TreeSet<Integer> out = new TreeSet<>();

    Block(Node node) {
      this.node = node;
    }
  }

  private final List<Block> blocks = new ArrayList<>();
  private final Map<Integer, Set<Block>> producers = new HashMap<>();
  private final Map<Integer, Set<Block>> consumers = new HashMap<>();
  private int places;
  private int source;
  private int sink;

  private NetToTree() {}

  /** The tree with the same language, or nothing when the net is not made of blocks. */
  static Optional<ProcessTree> convert(AcceptingPetriNet net) {
    NetToTree run = new NetToTree();
    if (!run.read(net)) {
      return Optional.empty();
    }
    boolean more = true;
    while (more) {
      more = run.choices() || run.sequences() || run.parallels() || run.loops() || run.selfLoops();
    }
    if (run.blocks.size() != 1) {
      return Optional.empty();
    }
    Block whole = run.blocks.get(0);
    boolean complete =
        whole.in.equals(new TreeSet<>(Set.of(run.source)))
            && whole.out.equals(new TreeSet<>(Set.of(run.sink)));
    return complete
        ? Optional.of(new ProcessTree(net.name(), TreeForm.tidy(whole.node)))
        : Optional.empty();
  }

  private boolean read(AcceptingPetriNet net) {
    places = net.places().size();
    for (int t = 0; t < net.transitions().size(); t++) {
      AcceptingPetriNet.Transition transition = net.transitions().get(t);
      String label = transition.label();
      Block block = new Block(label == null ? new Silent() : new Activity(transition.id(), label));
      if (!addAll(net.inputs(t), block.in) || !addAll(net.outputs(t), block.out)) {
        return false;
      }
      add(block);
    }
    Marking start = net.initialMarking();
    if (net.finalMarkings().size() != 1 || !isSafe(start) || !isSafe(net.finalMarkings().get(0))) {
      return false;
    }
    source = places++;
    sink = places++;
    Block begin = new Block(new Silent());
    begin.in.add(source);
    begin.out.addAll(start.tokens().keySet());
    add(begin);
    Block end = new Block(new Silent());
    end.in.addAll(net.finalMarkings().get(0).tokens().keySet());
    end.out.add(sink);
    add(end);
    return !end.in.isEmpty() && !begin.out.isEmpty();
  }

  private static boolean isSafe(Marking marking) {
    return marking.tokens().values().stream().allMatch(count -> count == 1);
  }

  private static boolean addAll(List<Arc> arcs, Set<Integer> places) {
    for (Arc arc : arcs) {
      if (arc.weight() != 1) {
        return false;
      }
      places.add(arc.place());
    }
    return !arcs.isEmpty();
  }

  private void add(Block block) {
    blocks.add(block);
    block.in.forEach(p -> consumers(p).add(block));
    block.out.forEach(p -> producers(p).add(block));
  }

  private void remove(Block block) {
    blocks.remove(block);
    block.in.forEach(p -> consumers(p).remove(block));
    block.out.forEach(p -> producers(p).remove(block));
  }

  private Set<Block> producers(int place) {
    return producers.computeIfAbsent(place, p -> new LinkedHashSet<>());
  }

  private Set<Block> consumers(int place) {
    return consumers.computeIfAbsent(place, p -> new LinkedHashSet<>());
  }

  /** Transitions between the same places. */
  private boolean choices() {
    Map<List<Object>, List<Block>> same = new HashMap<>();
    List<List<Object>> order = new ArrayList<>();
    for (Block block : blocks) {
      List<Object> key = List.of(List.copyOf(block.in), List.copyOf(block.out));
      if (!same.containsKey(key)) {
        order.add(key);
      }
      same.computeIfAbsent(key, k -> new ArrayList<>()).add(block);
    }
    boolean found = false;
    for (List<Object> key : order) {
      List<Block> group = same.getOrDefault(key, List.of());
      if (group.size() > 1) {
        List<Node> nodes = new ArrayList<>();
        group.forEach(block -> nodes.add(block.node));
        group.subList(1, group.size()).forEach(this::remove);
        group.get(0).node = new Choice(nodes);
        found = true;
      }
    }
    return found;
  }

  private boolean sequences() {
    boolean found = false;
    for (Block first : List.copyOf(blocks)) {
      while (blocks.contains(first) && first.out.size() == 1) {
        int between = first.out.first();
        if (producers(between).size() != 1 || consumers(between).size() != 1) {
          break;
        }
        Block second = consumers(between).iterator().next();
        if (second == first || second.in.size() != 1) {
          break;
        }
        remove(second);
        remove(first);
        first.node = new Sequence(List.of(first.node, second.node));
        first.out.clear();
        first.out.addAll(second.out);
        add(first);
        found = true;
      }
    }
    return found;
  }

  /** Branches that start together, end together and have nothing else at either end. */
  private boolean parallels() {
    Map<List<Object>, List<Block>> groups = new HashMap<>();
    List<List<Object>> order = new ArrayList<>();
    for (Block block : blocks) {
      if (block.in.size() == 1 && block.out.size() == 1) {
        int in = block.in.first();
        int out = block.out.first();
        if (in != out && consumers(in).size() == 1 && producers(out).size() == 1) {
          List<Object> key = List.of(Set.copyOf(producers(in)), Set.copyOf(consumers(out)));
          if (!groups.containsKey(key)) {
            order.add(key);
          }
          groups.computeIfAbsent(key, k -> new ArrayList<>()).add(block);
        }
      }
    }
    for (List<Object> key : order) {
      List<Block> group = groups.getOrDefault(key, List.of());
      Block first = group.get(0);
      if (group.size() > 1
          && !producers(first.in.first()).isEmpty()
          && !consumers(first.out.first()).isEmpty()) {
        join(group);
        return true;
      }
    }
    return false;
  }

  private void join(List<Block> group) {
    List<Node> nodes = new ArrayList<>();
    group.forEach(block -> nodes.add(block.node));
    for (Block other : group.subList(1, group.size())) {
      int in = other.in.first();
      int out = other.out.first();
      remove(other);
      producers(in).forEach(block -> block.out.remove(in));
      consumers(out).forEach(block -> block.in.remove(out));
      producers.remove(in);
      consumers.remove(out);
    }
    group.get(0).node = new Parallel(nodes);
  }

  /** A way back to a place that nothing else leaves, from one that only its body reaches. */
  private boolean loops() {
    for (Block body : blocks) {
      if (body.in.size() != 1 || body.out.size() != 1) {
        continue;
      }
      int in = body.in.first();
      int out = body.out.first();
      if (in == out || consumers(in).size() != 1 || producers(out).size() != 1) {
        continue;
      }
      for (Block redo : consumers(out)) {
        if (redo.in.equals(body.out) && redo.out.equals(body.in)) {
          remove(redo);
          body.node = new Loop(body.node, redo.node);
          return true;
        }
      }
    }
    return false;
  }

  /** What leads from a place to itself may happen any number of times before the place is left. */
  private boolean selfLoops() {
    for (Block turn : blocks) {
      if (turn.in.size() == 1 && turn.in.equals(turn.out)) {
        int place = turn.in.first();
        remove(turn);
        int after = places++;
        for (Block consumer : Set.copyOf(consumers(place))) {
          remove(consumer);
          consumer.in.remove(place);
          consumer.in.add(after);
          add(consumer);
        }
        Block loop = new Block(new Loop(new Silent(), turn.node));
        loop.in.add(place);
        loop.out.add(after);
        add(loop);
        return true;
      }
    }
    return false;
  }
}
