package org.desirepath.conformance.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.desirepath.conformance.alignment.Alignment;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.conformance.alignment.Outlook;
import org.desirepath.conformance.bounds.CompletionBounds;
import org.desirepath.conformance.graph.BackwardEdges;
import org.desirepath.conformance.graph.BuiltGraph;
import org.desirepath.conformance.graph.LabelIndex;
import org.desirepath.conformance.graph.ModelGraph;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.ReachabilityGraph;

/**
 * The outlook of a model whose graph is built ahead. Costs what {@link CompletionBounds} costs,
 * O(sweeps * edges * labels / 64), once a model; immutable.
 */
public final class BuiltOutlook implements Outlook {
  private final BuiltGraph graph;
  private final CompletionBounds completion;
  private final boolean[] seen;
  private final int[] distance;

  /**
   * The outlook of a model.
   *
   * @param graph of the model's net
   */
  public static Outlook of(ReachabilityGraph graph, DesignedJourney model) {
    BuiltGraph compiled = new BuiltGraph(graph, new LabelIndex(model, List.of()));
    return new BuiltOutlook(compiled, new CompletionBounds(compiled), model);
  }

  public BuiltOutlook(BuiltGraph graph, CompletionBounds completion, DesignedJourney model) {
    this.graph = graph;
    this.completion = completion;
    this.seen = new boolean[graph.labels().modelCount()];
    for (String label : model.net().labels()) {
      seen[graph.labels().number(label)] = model.facts().touchpoint(label).observable();
    }
    this.distance = distances();
  }

  /** Backward from the ends, over ways that leave no event first. */
  private int[] distances() {
    int[] found = new int[graph.markingCount()];
    Arrays.fill(found, Integer.MAX_VALUE);
    ArrayDeque<Integer> open = new ArrayDeque<>();
    for (int m = 0; m < found.length; m++) {
      if (graph.isFinal(m)) {
        found[m] = 0;
        open.add(m);
      }
    }
    BackwardEdges edges = new BackwardEdges(graph);
    while (!open.isEmpty()) {
      int m = open.remove();
      for (int k = edges.firstInto(m); k < edges.endInto(m); k++) {
        int source = edges.source(k);
        int step = leavesEvent(edges.edge(k)) ? 1 : 0;
        if (found[m] + step < found[source]) {
          found[source] = found[m] + step;
          if (step == 0) {
            open.addFirst(source);
          } else {
            open.addLast(source);
          }
        }
      }
    }
    return found;
  }

  private boolean leavesEvent(int edge) {
    return graph.label(edge) != ModelGraph.SILENT && seen[graph.label(edge)];
  }

  @Override
  public int distance(int marking) {
    return distance[marking];
  }

  @Override
  public Rest rest(BitSet markings) {
    if (markings.isEmpty()) {
      throw new IllegalArgumentException("markings: expected at least one, got none");
    }
    int least = markings.stream().map(m -> distance[m]).min().orElseThrow();
    List<String> must = new ArrayList<>();
    List<String> may = new ArrayList<>();
    for (int label = 0; label < seen.length; label++) {
      if (seen[label]) {
        int l = label;
        String name = graph.labels().label(label);
        if (markings.stream().allMatch(m -> has(completion.must(m, l >>> 6), l))) {
          must.add(name);
        } else if (markings.stream().anyMatch(m -> has(completion.may(m, l >>> 6), l))) {
          may.add(name);
        }
      }
    }
    return new Rest(least, must, may);
  }

  @Override
  public List<Ahead> ahead(BitSet markings, String touchpoint) {
    int label = graph.labels().number(touchpoint);
    BitSet atOnce = reached(markings, e -> !leavesEvent(e));
    BitSet all = reached(markings, e -> graph.label(e) != label);
    SortedMap<Integer, Boolean> found = new TreeMap<>();
    for (int m = all.nextSetBit(0); m >= 0; m = all.nextSetBit(m + 1)) {
      for (int e = graph.firstEdge(m); e < graph.visibleEnd(m); e++) {
        if (graph.label(e) == label) {
          found.merge(graph.transition(e), atOnce.get(m), Boolean::logicalOr);
        }
      }
    }
    List<Ahead> ahead = new ArrayList<>();
    found.forEach((transition, next) -> ahead.add(new Ahead(transition, next)));
    return ahead;
  }

  private BitSet reached(BitSet from, IntPredicate over) {
    BitSet met = (BitSet) from.clone();
    ArrayDeque<Integer> open = new ArrayDeque<>();
    from.stream().forEach(open::add);
    while (!open.isEmpty()) {
      int m = open.remove();
      for (int e = graph.firstEdge(m); e < graph.endEdge(m); e++) {
        if (over.test(e) && !met.get(graph.target(e))) {
          met.set(graph.target(e));
          open.add(graph.target(e));
        }
      }
    }
    return met;
  }

  private static boolean has(long word, int label) {
    return (word >>> label & 1) != 0;
  }

  @Override
  public BitSet endsOf(Alignment alignment, boolean truncated) {
    BitSet at = new BitSet();
    at.set(0, truncated ? graph.markingCount() : 1);
    for (Move move : alignment.moves()) {
      if (move instanceof Move.Synchronous sync) {
        at = sync.transition() == Move.EXIT ? new BitSet() : after(at, sync.transition());
      } else if (move instanceof Move.OfModel ofModel) {
        at = after(at, ofModel.transition());
      } else if (move instanceof Move.Silent silent) {
        at = after(at, silent.transition());
      }
    }
    return at;
  }

  private BitSet after(BitSet markings, int transition) {
    BitSet targets = new BitSet();
    for (int m = markings.nextSetBit(0); m >= 0; m = markings.nextSetBit(m + 1)) {
      for (int e = graph.firstEdge(m); e < graph.endEdge(m); e++) {
        if (graph.transition(e) == transition) {
          targets.set(graph.target(e));
        }
      }
    }
    return targets;
  }
}
