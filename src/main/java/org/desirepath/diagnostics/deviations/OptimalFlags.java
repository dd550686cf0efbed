package org.desirepath.diagnostics.deviations;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.conformance.alignment.OptimalAlignmentGraph;
import org.desirepath.conformance.alignment.OptimalAlignmentGraph.Edge;

/**
 * Questions to all optimal alignments of a variant at once: exact, by a fixpoint over the states of
 * their graph, so that cycles of moves that cost nothing do no harm.
 */
final class OptimalFlags {
  private final OptimalAlignmentGraph graph;
  private final List<List<Edge>> edges = new ArrayList<>();
  private final int[] position;

  /** States as a search from the start finds them. */
  private final int[] order;

  OptimalFlags(OptimalAlignmentGraph graph) {
    this.graph = graph;
    int states = graph.stateCount();
    for (int s = 0; s < states; s++) {
      edges.add(graph.edges(s));
    }
    this.position = new int[states];
    this.order = new int[states];
    Arrays.fill(position, -1);
    position[graph.start()] = 0;
    order[0] = graph.start();
    int found = 1;
    for (int i = 0; i < found; i++) {
      for (Edge edge : edges.get(order[i])) {
        if (position[edge.target()] < 0) {
          position[edge.target()] = position[order[i]] + (MoveFlags.hasEvent(edge.move()) ? 1 : 0);
          order[found++] = edge.target();
        }
      }
    }
  }

  /**
   * Which combinations of flags of a touchpoint some optimal alignment has, as a set of bits by
   * combination.
   */
  BitSet combinations(MoveFlags.Watch watch, MoveFlags flags) {
    BitSet[] reached = new BitSet[position.length];
    BitSet waiting = new BitSet();
    ArrayDeque<Integer> queue = new ArrayDeque<>();
    reached[graph.start()] = new BitSet();
    reached[graph.start()].set(0);
    queue.add(graph.start());
    while (!queue.isEmpty()) {
      int state = queue.remove();
      waiting.clear(state);
      for (Edge edge : edges.get(state)) {
        int target = edge.target();
        if (reached[target] == null) {
          reached[target] = new BitSet();
        }
        boolean grown =
            pass(reached[state], reached[target], edge.move(), position[state], watch, flags);
        if (grown && !waiting.get(target)) {
          waiting.set(target);
          queue.add(target);
        }
      }
    }
    BitSet result = new BitSet();
    for (int state = 0; state < reached.length; state++) {
      if (graph.isGoal(state) && reached[state] != null) {
        reached[state].stream().forEach(one -> result.set(MoveFlags.atEnd(one)));
      }
    }
    return result;
  }

  private static boolean pass(
      BitSet from, BitSet to, Move move, int position, MoveFlags.Watch watch, MoveFlags flags) {
    boolean grown = false;
    for (int one = from.nextSetBit(0); one >= 0; one = from.nextSetBit(one + 1)) {
      int next = flags.after(one, move, position, watch);
      if (!to.get(next)) {
        to.set(next);
        grown = true;
      }
    }
    return grown;
  }

  /** Touchpoints with a move, in some optimal alignment, that is not synchronous; sorted. */
  SortedSet<String> departing(MoveFlags flags) {
    SortedSet<String> names = new TreeSet<>();
    for (int state = 0; state < position.length; state++) {
      for (Edge edge : edges.get(state)) {
        int flag = flags.flag(edge.move(), position[state]);
        if (flag != 0 && flag != MoveFlags.SYNC) {
          names.add(MoveFlags.touchpoint(edge.move()));
        }
      }
    }
    return names;
  }

  /** Whether every optimal alignment has a move of this sort. */
  boolean inAll(Predicate<Move> sort) {
    BitSet without = new BitSet();
    ArrayDeque<Integer> queue = new ArrayDeque<>();
    without.set(graph.start());
    queue.add(graph.start());
    while (!queue.isEmpty()) {
      int state = queue.remove();
      if (graph.isGoal(state)) {
        return false;
      }
      for (Edge edge : edges.get(state)) {
        if (!sort.test(edge.move()) && !without.get(edge.target())) {
          without.set(edge.target());
          queue.add(edge.target());
        }
      }
    }
    return true;
  }

  /** Whether some optimal alignment has a move of this sort. */
  boolean inSome(Predicate<Move> sort) {
    return edges.stream().flatMap(List::stream).anyMatch(edge -> sort.test(edge.move()));
  }

  /** Whether there is only one optimal alignment. */
  boolean isUnique() {
    return edges.stream().allMatch(out -> out.size() <= 1);
  }

  int start() {
    return graph.start();
  }

  boolean isGoal(int state) {
    return graph.isGoal(state);
  }

  /** Every state's ways on. */
  List<List<Edge>> edges() {
    return edges;
  }
}
