package org.desirepath.conformance.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Some sequential components of the model together, as a small graph: a position says which place
 * of each holds its token; one more, the last, is the exited state. Read-only.
 */
public final class ComponentGroup {
  private final int[] members;
  private final int positions;

  /** Positions by key, with linear probing; the keys of a group's positions all differ. */
  private final long[] keys;

  private final int[] positionOfKey;
  private final long multiplier;
  private final BitSet ends;
  private final int[] source;
  private final int[] target;
  private final int[] transition;
  private final int[][] edgesOfLabel;
  private final BitSet elsewhere;

  /** Transition and source of each edge, ascending, and where it leads. */
  private final long[] firings;

  private final int[] firingTargets;

  /**
   * A group.
   *
   * @param members the components
   * @param number positions, by the place of each component
   * @param ends positions in a final marking
   * @param edges source, target and transition of each
   * @param elsewhere labels of transitions that have nothing to do with the group
   * @param labelOf label by transition
   * @param labels of the model
   */
  ComponentGroup(
      List<Integer> members,
      Map<List<Integer>, Integer> number,
      BitSet ends,
      List<int[]> edges,
      BitSet elsewhere,
      int[] labelOf,
      int labels) {
    this.members = members.stream().mapToInt(Integer::intValue).toArray();
    this.positions = number.size();
    this.multiplier = multiplierFor(number.keySet());
    this.keys = new long[Integer.highestOneBit(positions) * 4];
    this.positionOfKey = new int[keys.length];
    Arrays.fill(positionOfKey, -1);
    number.forEach(this::put);
    this.ends = ends;
    this.elsewhere = elsewhere;
    int[] distance = distances(number.size(), ends, edges);
    List<int[]> sorted = new ArrayList<>(edges);
    sorted.sort(
        Comparator.<int[]>comparingInt(e -> distance[e[1]])
            .thenComparingInt(e -> e[2])
            .thenComparingInt(e -> e[0]));
    this.source = column(sorted, 0);
    this.target = column(sorted, 1);
    this.transition = column(sorted, 2);
    sorted.sort(Comparator.comparingLong(e -> firing(e[2], e[0])));
    this.firings = sorted.stream().mapToLong(e -> firing(e[2], e[0])).toArray();
    this.firingTargets = column(sorted, 1);
    List<List<Integer>> ofLabel = new ArrayList<>();
    for (int l = 0; l < labels; l++) {
      ofLabel.add(new ArrayList<>());
    }
    for (int e = 0; e < source.length; e++) {
      if (labelOf[transition[e]] != ModelGraph.SILENT) {
        ofLabel.get(labelOf[transition[e]]).add(e);
      }
    }
    this.edgesOfLabel =
        ofLabel.stream()
            .map(some -> some.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
  }

  private static long firing(int transition, int source) {
    return (long) transition << 32 | source;
  }

  private static int[] column(List<int[]> rows, int column) {
    return rows.stream().mapToInt(row -> row[column]).toArray();
  }

  /** Fewest edges to an end, for an order of edges in which costs settle in few sweeps. */
  private static int[] distances(int positions, BitSet ends, List<int[]> edges) {
    List<List<Integer>> before = new ArrayList<>();
    for (int s = 0; s < positions; s++) {
      before.add(new ArrayList<>());
    }
    edges.forEach(edge -> before.get(edge[1]).add(edge[0]));
    int[] distance = new int[positions];
    Arrays.fill(distance, Integer.MAX_VALUE);
    ArrayDeque<Integer> queue = new ArrayDeque<>();
    ends.stream().forEach(queue::add);
    ends.stream().forEach(s -> distance[s] = 0);
    while (!queue.isEmpty()) {
      int position = queue.remove();
      for (int s : before.get(position)) {
        if (distance[s] == Integer.MAX_VALUE) {
          distance[s] = distance[position] + 1;
          queue.add(s);
        }
      }
    }
    return distance;
  }

  /** A multiplier that gives each position another key. */
  private static long multiplierFor(Set<List<Integer>> positions) {
    for (long multiplier = 0x9E3779B97F4A7C15L; ; multiplier += 2) {
      Set<Long> keys = new HashSet<>();
      for (List<Integer> position : positions) {
        long key = 0;
        for (int place : position) {
          key = key * multiplier + place;
        }
        keys.add(key);
      }
      if (keys.size() == positions.size()) {
        return multiplier;
      }
    }
  }

  private void put(List<Integer> position, int number) {
    long key = 0;
    for (int place : position) {
      key = key * multiplier + place;
    }
    int slot = slot(key);
    keys[slot] = key;
    positionOfKey[slot] = number;
  }

  private int slot(long key) {
    int slot = Long.hashCode(key * 0xD6E8FEB86659FD93L) & (keys.length - 1);
    while (positionOfKey[slot] >= 0 && keys[slot] != key) {
      slot = (slot + 1) & (keys.length - 1);
    }
    return slot;
  }

  /** The number of the exited state, one more than the last position. */
  public int exited() {
    return positions;
  }

  /** The position for the place of each component of the model. */
  int position(int[] places) {
    long key = 0;
    for (int member : members) {
      key = key * multiplier + places[member];
    }
    int found = positionOfKey[slot(key)];
    if (found < 0) {
      throw new IllegalStateException("a marking without a position");
    }
    return found;
  }

  /** True if the transition moves a token of the group. */
  public boolean moves(int fired) {
    int at = Arrays.binarySearch(firings, firing(fired, 0));
    return at >= 0 || (-at - 1 < firings.length && firings[-at - 1] >>> 32 == fired);
  }

  /** True if a transition that moves a token of the group can fire at one of some positions. */
  public boolean canFire(int fired, BitSet positions) {
    for (int e = 0; e < source.length; e++) {
      if (transition[e] == fired && positions.get(source[e])) {
        return true;
      }
    }
    return false;
  }

  /** The position after a transition that moves a token of the group fires. */
  int after(int position, int fired) {
    return firingTargets[Arrays.binarySearch(firings, firing(fired, position))];
  }

  /**
   * Positions that can be reached.
   *
   * @param avoided transitions that don't fire
   */
  public BitSet reached(int from, BitSet avoided) {
    BitSet met = new BitSet();
    met.set(from);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int e = 0; e < source.length; e++) {
        if (met.get(source[e]) && !met.get(target[e]) && !avoided.get(transition[e])) {
          met.set(target[e]);
          changed = true;
        }
      }
    }
    return met;
  }

  public BitSet ends() {
    return ends;
  }

  /** By edge; edges near an end first. */
  public int[] source() {
    return source;
  }

  public int[] target() {
    return target;
  }

  public int[] transition() {
    return transition;
  }

  public int[] edgesOf(int label) {
    return edgesOfLabel[label];
  }

  /** True if a transition that has nothing to do with the group has this label. */
  public boolean isElsewhere(int label) {
    return elsewhere.get(label);
  }
}
