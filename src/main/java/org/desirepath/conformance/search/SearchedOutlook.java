package org.desirepath.conformance.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.desirepath.conformance.alignment.Alignment;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.conformance.alignment.Outlook;
import org.desirepath.conformance.bounds.RunSearch;
import org.desirepath.conformance.graph.ComponentGroup;
import org.desirepath.conformance.graph.Components;
import org.desirepath.conformance.graph.GrowingGraph;
import org.desirepath.conformance.graph.ModelGraph;
import org.desirepath.model.DesignedJourney;

/**
 * The outlook of a model whose graph grows as it is asked for: runs to the end are searched for,
 * and what the sequential components of the model exclude needs no search. At most 20,000 states a
 * question; the answers about a marking are kept. Thread-safe.
 */
public final class SearchedOutlook implements Outlook {
  private static final int MOST_STATES = 20_000;

  private final GrowingGraph graph;
  private final Components components;
  private final boolean[] seen;
  private final RunSearch search;
  private final Map<Integer, Rest> rests = new HashMap<>();

  public SearchedOutlook(GrowingGraph graph, Components components, DesignedJourney model) {
    this.graph = graph;
    this.components = components;
    this.seen = new boolean[graph.labels().modelCount()];
    for (String label : model.net().labels()) {
      seen[graph.labels().number(label)] = model.facts().touchpoint(label).observable();
    }
    this.search = new RunSearch(graph, components, seen);
  }

  /** Stands for every marking at once. */
  private int anywhere() {
    return graph.exited();
  }

  @Override
  public int distance(int marking) {
    return rest(marking).distance();
  }

  @Override
  public synchronized Rest rest(BitSet markings) {
    if (markings.isEmpty()) {
      throw new IllegalArgumentException("markings: expected at least one, got none");
    }
    if (markings.get(anywhere())) {
      return new Rest(0, List.of(), names(seen));
    }
    int least = Integer.MAX_VALUE;
    List<String> must = new ArrayList<>(names(seen));
    boolean[] may = new boolean[seen.length];
    for (int m = markings.nextSetBit(0); m >= 0; m = markings.nextSetBit(m + 1)) {
      Rest rest = rests.computeIfAbsent(m, this::search);
      least = Math.min(least, rest.distance());
      must.retainAll(rest.must());
      rest.must().forEach(name -> may[graph.labels().number(name)] = true);
      rest.may().forEach(name -> may[graph.labels().number(name)] = true);
    }
    List<String> possible = new ArrayList<>(names(may));
    possible.removeAll(must);
    return new Rest(least, must, possible);
  }

  private List<String> names(boolean[] labels) {
    return IntStream.range(0, labels.length)
        .filter(l -> labels[l])
        .mapToObj(graph.labels()::label)
        .toList();
  }

  private Rest search(int marking) {
    RunSearch.Found shortest = search.shortest(marking);
    List<Integer> run = shortest.labels();
    boolean[] must = new boolean[seen.length];
    boolean[] may = new boolean[seen.length];
    for (int label = 0; label < seen.length; label++) {
      if (seen[label]) {
        boolean onRun = run == null || run.contains(label);
        must[label] = onRun && isOnEveryRun(marking, label);
        boolean possible = graph.labels().isExit(label) || !firing(marking, label).isEmpty();
        may[label] = !must[label] && possible;
      }
    }
    return new Rest(shortest.lower(), names(must), names(may));
  }

  private boolean isOnEveryRun(int marking, int label) {
    char[] positions = new char[components.size()];
    components.locate(graph, marking, positions, 0);
    BitSet avoided = transitions(label);
    for (int g = 0; g < positions.length; g++) {
      ComponentGroup group = components.get(g);
      if (!group.reached(positions[g], avoided).intersects(group.ends())) {
        return true;
      }
    }
    RunSearch.Found without = search.without(marking, label);
    return without.labels() == null && without.complete();
  }

  private BitSet transitions(int label) {
    BitSet with = new BitSet();
    IntStream.range(0, components.transitionCount())
        .filter(t -> graph.labelOfTransition(t) == label)
        .forEach(with::set);
    return with;
  }

  /** Transitions with a label, without those that a component keeps from ever firing. */
  private BitSet firing(int marking, int label) {
    BitSet firing = transitions(label);
    if (marking == anywhere()) {
      return firing;
    }
    char[] positions = new char[components.size()];
    components.locate(graph, marking, positions, 0);
    for (int g = 0; g < positions.length; g++) {
      ComponentGroup group = components.get(g);
      BitSet reached = group.reached(positions[g], new BitSet());
      for (int t = firing.nextSetBit(0); t >= 0; t = firing.nextSetBit(t + 1)) {
        if (group.moves(t) && !group.canFire(t, reached)) {
          firing.clear(t);
        }
      }
    }
    return firing;
  }

  /**
   * {@inheritDoc}
   *
   * <p>A place that is not excluded counts, and is called next only if that is certain.
   */
  @Override
  public synchronized List<Ahead> ahead(BitSet markings, String touchpoint) {
    int label = graph.labels().number(touchpoint);
    BitSet places = new BitSet();
    BitSet next = new BitSet();
    for (int m = markings.nextSetBit(0); m >= 0; m = markings.nextSetBit(m + 1)) {
      places.or(firing(m, label));
      if (m != anywhere()) {
        next.or(atOnce(m, label));
      }
    }
    return places.stream().mapToObj(t -> new Ahead(t, next.get(t))).toList();
  }

  /** Transitions with a label that can fire without another event before. */
  private BitSet atOnce(int marking, int label) {
    BitSet found = new BitSet();
    BitSet met = new BitSet();
    ArrayDeque<Integer> open = new ArrayDeque<>(List.of(marking));
    met.set(marking);
    int states = 0;
    while (!open.isEmpty() && states++ < MOST_STATES) {
      int m = open.remove();
      int end = graph.endEdge(m);
      for (int e = graph.firstEdge(m); e < end; e++) {
        int of = graph.label(e);
        if (of == label) {
          found.set(graph.transition(e));
        }
        boolean leavesEvent = of != ModelGraph.SILENT && seen[of];
        if (!leavesEvent && !met.get(graph.target(e))) {
          met.set(graph.target(e));
          open.add(graph.target(e));
        }
      }
    }
    return found;
  }

  @Override
  public synchronized BitSet endsOf(Alignment alignment, boolean truncated) {
    BitSet end = new BitSet();
    if (truncated) {
      end.set(anywhere());
      return end;
    }
    int state = 0;
    for (Move move : alignment.moves()) {
      if (move instanceof Move.Synchronous sync) {
        if (sync.transition() == Move.EXIT) {
          return end;
        }
        state = after(state, sync.transition());
      } else if (move instanceof Move.OfModel ofModel) {
        state = after(state, ofModel.transition());
      } else if (move instanceof Move.Silent silent) {
        state = after(state, silent.transition());
      }
    }
    end.set(state);
    return end;
  }

  private int after(int state, int transition) {
    for (int e = graph.firstEdge(state); e < graph.endEdge(state); e++) {
      if (graph.transition(e) == transition) {
        return graph.target(e);
      }
    }
    throw new IllegalStateException("an alignment that is no run of the model");
  }
}
