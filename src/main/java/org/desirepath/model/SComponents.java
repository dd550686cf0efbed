package org.desirepath.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import org.desirepath.model.AcceptingPetriNet.Arc;

/**
 * Places of a net among which one token moves: sets S such that each transition takes one token
 * from S and gives one back, or has nothing to do with S, and that hold one token at the start.
 *
 * <p>Each is a sequential part of the net, whatever the concurrency around it (state-machine
 * components: Desel, Esparza, "Free Choice Petri Nets", 1995, doi:10.1017/CBO9780511526558, chapter
 * 5). They are looked for from each place not yet in one, by choosing an input or an output where
 * the set needs one, with backtracking a bounded number of times; so some may be missed, and those
 * found may overlap. O(places * (transitions + arcs)) without backtracking. Immutable;
 * deterministic.
 */
public final class SComponents {
  private static final int MOST_BACKTRACKS = 200;

  private final List<BitSet> components;
  private final boolean coversAllPlaces;

  private SComponents(List<BitSet> components, boolean coversAllPlaces) {
    this.components = List.copyOf(components);
    this.coversAllPlaces = coversAllPlaces;
  }

  /** The components of a net. */
  public static SComponents of(AcceptingPetriNet net) {
    int places = net.places().size();
    List<BitSet> found = new ArrayList<>();
    BitSet covered = new BitSet(places);
    for (int seed = 0; seed < places; seed++) {
      if (!covered.get(seed)) {
        BitSet component = new Search(net, covered).from(seed);
        if (!component.isEmpty()) {
          found.add(component);
          covered.or(component);
        }
      }
    }
    return new SComponents(found, covered.cardinality() == places);
  }

  /** How many there are. */
  public int size() {
    return components.size();
  }

  /** The indices of the places of a component, ascending. */
  public int[] places(int component) {
    return components.get(component).stream().toArray();
  }

  /** True if no place can ever hold more than one token, since each is in some component. */
  public boolean proveSafe() {
    return coversAllPlaces;
  }

  /** Grows one set of places; each decision remembers how many places there were before it. */
  private static final class Search {
    private final AcceptingPetriNet net;
    private final BitSet covered;
    private final List<List<Integer>> takers = new ArrayList<>();
    private final List<List<Integer>> givers = new ArrayList<>();
    private final int[] taken;
    private final int[] given;
    private final BitSet chosen = new BitSet();
    private final List<Integer> trail = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private boolean fits = true;

    private static final class Decision {
      final List<Integer> options;
      final int trailBefore;
      int next;

      Decision(List<Integer> options, int trailBefore) {
        this.options = options;
        this.trailBefore = trailBefore;
      }
    }

    Search(AcceptingPetriNet net, BitSet covered) {
      this.net = net;
      this.covered = covered;
      this.taken = new int[net.transitions().size()];
      this.given = new int[taken.length];
      for (int p = 0; p < net.places().size(); p++) {
        takers.add(new ArrayList<>());
        givers.add(new ArrayList<>());
      }
      for (int t = 0; t < taken.length; t++) {
        for (Arc arc : net.inputs(t)) {
          takers.get(arc.place()).add(t);
        }
        for (Arc arc : net.outputs(t)) {
          givers.get(arc.place()).add(t);
        }
      }
    }

    BitSet from(int seed) {
      add(seed);
      int backtracks = 0;
      while (fits || goBack()) {
        if (!fits && ++backtracks > MOST_BACKTRACKS) {
          break;
        }
        fits = true;
        int open = transitionToServe();
        if (open < 0) {
          return initialTokens() == 1 ? chosen : new BitSet();
        }
        decisions.add(new Decision(options(open), trail.size()));
        takeNext();
      }
      return new BitSet();
    }

    private int initialTokens() {
      return net.initialMarking().tokens().entrySet().stream()
          .filter(entry -> chosen.get(entry.getKey()))
          .mapToInt(entry -> entry.getValue())
          .sum();
    }

    /** A transition that takes without giving, else one that gives without taking, else -1. */
    private int transitionToServe() {
      int backward = -1;
      for (int t = 0; t < taken.length; t++) {
        if (taken[t] > given[t]) {
          return t;
        }
        if (backward < 0 && given[t] > taken[t]) {
          backward = t;
        }
      }
      return backward;
    }

    /** Places that can serve a transition, those not yet covered first. */
    private List<Integer> options(int transition) {
      List<Arc> arcs =
          taken[transition] > given[transition] ? net.outputs(transition) : net.inputs(transition);
      TreeSet<Integer> fresh = new TreeSet<>();
      TreeSet<Integer> known = new TreeSet<>();
      for (Arc arc : arcs) {
        if (arc.weight() == 1 && isFree(arc.place())) {
          (covered.get(arc.place()) ? known : fresh).add(arc.place());
        }
      }
      List<Integer> options = new ArrayList<>(fresh);
      options.addAll(known);
      return options;
    }

    private boolean isFree(int place) {
      return !chosen.get(place)
          && takers.get(place).stream().allMatch(t -> taken[t] == 0)
          && givers.get(place).stream().allMatch(t -> given[t] == 0);
    }

    private void takeNext() {
      Decision last = decisions.get(decisions.size() - 1);
      if (last.next < last.options.size()) {
        add(last.options.get(last.next++));
      } else {
        fits = false;
      }
    }

    /** Undoes decisions up to the last that has an option left, and takes that; false if none. */
    private boolean goBack() {
      while (!decisions.isEmpty()) {
        Decision last = decisions.get(decisions.size() - 1);
        while (trail.size() > last.trailBefore) {
          remove(trail.remove(trail.size() - 1));
        }
        if (last.next < last.options.size()) {
          add(last.options.get(last.next++));
          return true;
        }
        decisions.remove(decisions.size() - 1);
      }
      return false;
    }

    private void add(int place) {
      chosen.set(place);
      trail.add(place);
      for (int t : takers.get(place)) {
        fits &= ++taken[t] == 1 && weight(net.inputs(t), place) == 1 && !net.outputs(t).isEmpty();
      }
      for (int t : givers.get(place)) {
        fits &= ++given[t] == 1 && weight(net.outputs(t), place) == 1 && !net.inputs(t).isEmpty();
      }
    }

    private void remove(int place) {
      chosen.clear(place);
      takers.get(place).forEach(t -> taken[t]--);
      givers.get(place).forEach(t -> given[t]--);
    }

    private static int weight(List<Arc> arcs, int place) {
      return arcs.stream().filter(a -> a.place() == place).mapToInt(Arc::weight).sum();
    }
  }

  @Override
  public String toString() {
    return components.size()
        + " components of "
        + Arrays.toString(components.stream().mapToInt(BitSet::cardinality).toArray())
        + " places";
  }
}
