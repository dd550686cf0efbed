package org.desirepath.diagnostics.deviations;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.desirepath.conformance.Move;
import org.desirepath.conformance.OptimalAlignmentGraph;
import org.desirepath.conformance.OptimalAlignmentGraph.Edge;

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
  long combinations(String touchpoint, MoveFlags flags) {
    long[] reached = new long[position.length];
    BitSet waiting = new BitSet();
    ArrayDeque<Integer> queue = new ArrayDeque<>();
    reached[graph.start()] = 1;
    queue.add(graph.start());
    long result = 0;
    while (!queue.isEmpty()) {
      int state = queue.remove();
      waiting.clear(state);
      for (Edge edge : edges.get(state)) {
        int flag =
            MoveFlags.touchpoint(edge.move()).equals(touchpoint)
                ? flags.flag(edge.move(), position[state])
                : 0;
        long after = reached[edge.target()] | with(flag, reached[state]);
        if (after != reached[edge.target()]) {
          reached[edge.target()] = after;
          if (!waiting.get(edge.target())) {
            waiting.set(edge.target());
            queue.add(edge.target());
          }
        }
      }
    }
    for (int state = 0; state < reached.length; state++) {
      result |= graph.isGoal(state) ? reached[state] : 0;
    }
    return result;
  }

  /** All combinations with a flag added. */
  private static long with(int flag, long combinations) {
    if (flag == 0) {
      return combinations;
    }
    long result = 0;
    for (long rest = combinations; rest != 0; rest &= rest - 1) {
      result |= 1L << (Long.numberOfTrailingZeros(rest) | flag);
    }
    return result;
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

  /** Touchpoints of all moves, sorted. */
  SortedSet<String> touchpoints() {
    SortedSet<String> names = new TreeSet<>();
    edges.forEach(out -> out.forEach(edge -> names.add(MoveFlags.touchpoint(edge.move()))));
    names.remove("");
    return names;
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
