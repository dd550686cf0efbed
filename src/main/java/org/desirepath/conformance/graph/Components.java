package org.desirepath.conformance.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.AcceptingPetriNet.Arc;
import org.desirepath.model.SComponents;
import org.jspecify.annotations.Nullable;

/**
 * Small parts of the model that hold each run in miniature: the sequential components, joined into
 * groups while the reachable positions of a group's tokens stay few. Joining shows the bounds the
 * order between components, too. Read-only, shared by all threads.
 */
public final class Components {

  /** The clock is read only now and then. */
  private static final int BETWEEN_READINGS = 64;

  private final AcceptingPetriNet net;
  private final LabelIndex labels;
  private final int[] labelOf;
  private final BooleanSupplier isTimeUp;
  private final List<ComponentGroup> groups = new ArrayList<>();

  /** For each place the components it is in, each followed by its number there. */
  private final int[][] memberships;

  private final int count;

  /** For each transition the groups in which it moves a token. */
  private int[][] touched = {};

  /**
   * The groups of a model.
   *
   * @param mostPositions of a group of several components: the bounds of a trace get better with
   *     it, and cost in proportion
   * @param isTimeUp asked now and then; once true no more are joined
   */
  public Components(
      AcceptingPetriNet net,
      SComponents found,
      LabelIndex labels,
      int mostPositions,
      BooleanSupplier isTimeUp) {
    this.net = net;
    this.isTimeUp = isTimeUp;
    this.labels = labels;
    this.labelOf = TransitionOrder.labels(net.transitions(), labels);
    this.memberships = new int[net.places().size()][0];
    this.count = found.size();
    for (int c = 0; c < count; c++) {
      int[] places = found.places(c);
      for (int p = 0; p < places.length; p++) {
        int[] before = memberships[places[p]];
        int[] after = Arrays.copyOf(before, before.length + 2);
        after[before.length] = c;
        after[before.length + 1] = p;
        memberships[places[p]] = after;
      }
    }
    join(mostPositions);
    touched = new int[labelOf.length][];
    for (int t = 0; t < labelOf.length; t++) {
      int fired = t;
      touched[t] = IntStream.range(0, groups.size()).filter(g -> get(g).moves(fired)).toArray();
    }
  }

  /** Adds one component after the other to the last group if it stays small, else to a new one. */
  private void join(int mostPositions) {
    List<Integer> members = new ArrayList<>();
    ComponentGroup last = null;
    for (int c = 0; c < count; c++) {
      members.add(c);
      ComponentGroup joined = explore(members, mostPositions);
      if (joined == null) {
        if (last != null) {
          groups.add(last);
        }
        members = new ArrayList<>(List.of(c));
        joined = explore(members, Character.MAX_VALUE - 2);
      }
      last = joined;
    }
    if (last != null) {
      groups.add(last);
    }
  }

  /** The group of some components, or null if it has more positions than allowed, or time is up. */
  private @Nullable ComponentGroup explore(List<Integer> members, int most) {
    int[][] from = new int[labelOf.length][];
    int[][] to = new int[labelOf.length][];
    BitSet touching = new BitSet();
    for (int t = 0; t < labelOf.length; t++) {
      from[t] = places(net.inputs(t), members);
      to[t] = places(net.outputs(t), members);
      touching.set(t, Arrays.stream(from[t]).anyMatch(p -> p >= 0));
    }
    Map<List<Integer>, Integer> number = new HashMap<>();
    List<List<Integer>> positions = new ArrayList<>();
    List<int[]> edges = new ArrayList<>();
    List<Integer> initial = at(net.initialMarking().tokens().keySet(), members);
    number.put(initial, 0);
    positions.add(initial);
    for (int s = 0; s < positions.size(); s++) {
      if (members.size() > 1 && s % BETWEEN_READINGS == 0 && isTimeUp.getAsBoolean()) {
        return null;
      }
      List<Integer> position = positions.get(s);
      for (int t = touching.nextSetBit(0); t >= 0; t = touching.nextSetBit(t + 1)) {
        if (isEnabled(from[t], position)) {
          List<Integer> next = fired(from[t], to[t], position);
          Integer known = number.putIfAbsent(next, positions.size());
          if (known == null) {
            if (positions.size() == most) {
              return null;
            }
            known = positions.size();
            positions.add(next);
          }
          edges.add(new int[] {s, known, t});
        }
      }
    }
    BitSet ends = new BitSet();
    net.finalMarkings().stream()
        .map(end -> number.get(at(end.tokens().keySet(), members)))
        .filter(n -> n != null)
        .forEach(ends::set);
    BitSet elsewhere = new BitSet();
    for (int t = 0; t < labelOf.length; t++) {
      if (!touching.get(t) && labelOf[t] != ModelGraph.SILENT) {
        elsewhere.set(labelOf[t]);
      }
    }
    return new ComponentGroup(
        members, number, ends, edges, elsewhere, labelOf, labels.modelCount());
  }

  /** By member, the number of the place of some arc in it, or -1. */
  private int[] places(List<Arc> arcs, List<Integer> members) {
    int[] result = new int[members.size()];
    Arrays.fill(result, -1);
    for (Arc arc : arcs) {
      put(arc.place(), members, result);
    }
    return result;
  }

  private void put(int place, List<Integer> members, int[] into) {
    int[] of = memberships[place];
    for (int k = 0; k < of.length; k += 2) {
      int member = members.indexOf(of[k]);
      if (member >= 0) {
        into[member] = of[k + 1];
      }
    }
  }

  private List<Integer> at(Iterable<Integer> marked, List<Integer> members) {
    int[] result = new int[members.size()];
    Arrays.fill(result, -1);
    marked.forEach(place -> put(place, members, result));
    return Arrays.stream(result).boxed().toList();
  }

  private static boolean isEnabled(int[] from, List<Integer> position) {
    for (int c = 0; c < from.length; c++) {
      if (from[c] >= 0 && from[c] != position.get(c)) {
        return false;
      }
    }
    return true;
  }

  private static List<Integer> fired(int[] from, int[] to, List<Integer> position) {
    List<Integer> next = new ArrayList<>(position);
    for (int c = 0; c < from.length; c++) {
      if (from[c] >= 0) {
        next.set(c, to[c]);
      }
    }
    return List.copyOf(next);
  }

  /** How many groups there are. */
  public int size() {
    return groups.size();
  }

  public ComponentGroup get(int group) {
    return groups.get(group);
  }

  /** Positions of all groups in sum. */
  public int positionCount() {
    return groups.stream().mapToInt(ComponentGroup::exited).sum();
  }

  public int edgeCount() {
    return groups.stream().mapToInt(group -> group.source().length).sum();
  }

  public int transitionCount() {
    return labelOf.length;
  }

  /** What a model move of a transition costs. */
  public int modelCost(int transition) {
    return labelOf[transition] == ModelGraph.SILENT ? 0 : labels.modelCost(labelOf[transition]);
  }

  /**
   * Writes the position of each group in a state that a transition leads to.
   *
   * @param from where the positions of the state before begin
   */
  public void follow(char[] positions, int from, int transition, int first) {
    System.arraycopy(positions, from, positions, first, groups.size());
    for (int g : touched[transition]) {
      positions[first + g] = (char) groups.get(g).after(positions[from + g], transition);
    }
  }

  /** Writes the position of each group in a state. */
  public void locate(ModelGraph graph, int state, char[] into, int first) {
    int[] places = new int[count];
    if (state != graph.exited()) {
      for (int p = 0; p < memberships.length; p++) {
        int[] of = memberships[p];
        if (of.length > 0 && graph.tokens(state, p) > 0) {
          for (int k = 0; k < of.length; k += 2) {
            places[of[k]] = of[k + 1];
          }
        }
      }
    }
    for (int g = 0; g < groups.size(); g++) {
      ComponentGroup group = groups.get(g);
      into[first + g] = (char) (state == graph.exited() ? group.exited() : group.position(places));
    }
  }
}
