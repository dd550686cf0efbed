package org.desirepath.model;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.desirepath.model.UnusableModelException.Reason;

/**
 * The markings of a net that lie on a way from the initial to a final marking, and the firings
 * between them.
 *
 * <p>Markings from which no final marking can be reached are left out, so that an unsound net that
 * can end at all keeps its complete runs. Numbers are given in breadth-first order from the initial
 * marking, which is 0; the edges of a marking are in order of transition. Costs O(markings *
 * (places + enabled transitions)) time; 8 bytes an edge and, while it is built, a bit a place and
 * marking, or a byte when a place holds more than one token. Immutable; equal nets give equal
 * graphs.
 */
public final class ReachabilityGraph {

  /** Limit on markings when the caller has no other. */
  public static final int DEFAULT_MAX_MARKINGS = 2_000_000;

  private final AcceptingPetriNet net;
  private final int[] offset;
  private final int[] target;
  private final int[] transition;
  private final BitSet finals;
  private final int leftOut;
  private final Markings markings;

  /** Tokens by marking. */
  private interface Markings {
    int tokens(int marking, int place);
  }

  private ReachabilityGraph(AcceptingPetriNet net, MarkingExplorer found, BitSet live) {
    int[] number = new int[found.markingCount()];
    Arrays.fill(number, -1);
    int[] original = live.stream().toArray();
    int edges = 0;
    for (int m = 0; m < original.length; m++) {
      number[original[m]] = m;
      for (int e = found.firstEdge(original[m]); e < found.endEdge(original[m]); e++) {
        edges += live.get(found.target(e)) ? 1 : 0;
      }
    }
    this.net = net;
    this.offset = new int[original.length + 1];
    this.target = new int[edges];
    this.transition = new int[edges];
    this.finals = new BitSet(original.length);
    this.leftOut = found.markingCount() - original.length;
    this.markings = (marking, place) -> found.tokens(original[marking], place);
    int next = 0;
    for (int m = 0; m < original.length; m++) {
      for (int e = found.firstEdge(original[m]); e < found.endEdge(original[m]); e++) {
        if (live.get(found.target(e))) {
          target[next] = number[found.target(e)];
          transition[next++] = found.transition(e);
        }
      }
      offset[m + 1] = next;
    }
    for (Marking end : net.finalMarkings()) {
      int m = found.find(end);
      if (m >= 0) {
        finals.set(number[m]);
      }
    }
  }

  /** The graph of a net of at most {@link #DEFAULT_MAX_MARKINGS} markings. */
  public static ReachabilityGraph of(AcceptingPetriNet net) {
    return of(net, DEFAULT_MAX_MARKINGS);
  }

  /**
   * The graph of a net.
   *
   * @param maxMarkings most markings to visit, at least 1
   * @throws UnusableModelException if the net is unbounded or too large, or can't end
   */
  public static ReachabilityGraph of(AcceptingPetriNet net, int maxMarkings) {
    return of(net, maxMarkings, () -> false);
  }

  /**
   * The graph of a net, unless it takes too long to make.
   *
   * @param maxMarkings most markings to visit, at least 1
   * @param isTimeUp asked now and then
   * @throws UnusableModelException if the net is unbounded or can't end, or is too large or takes
   *     too long
   */
  public static ReachabilityGraph of(
      AcceptingPetriNet net, int maxMarkings, BooleanSupplier isTimeUp) {
    if (maxMarkings < 1) {
      throw new IllegalArgumentException("maxMarkings: expected at least 1, got " + maxMarkings);
    }
    MarkingExplorer found = MarkingExplorer.explore(net, maxMarkings, isTimeUp);
    BitSet live = leadingToAnEnd(net, found);
    if (!live.get(0)) {
      throw new UnusableModelException(
          Reason.NO_FINAL_MARKING,
          net.name()
              + ": no final marking can be reached from the initial one; final "
              + describe(net, net.finalMarkings())
              + ", initial "
              + describe(net, List.of(net.initialMarking()))
              + "; correct the net or its final marking");
    }
    return new ReachabilityGraph(net, found, live);
  }

  private static String describe(AcceptingPetriNet net, List<Marking> markings) {
    StringBuilder text = new StringBuilder();
    for (Marking marking : markings) {
      Map<String, Integer> named = new HashMap<>();
      marking.tokens().forEach((place, count) -> named.put(net.places().get(place).id(), count));
      text.append(text.isEmpty() ? "" : " or ").append(new TreeMap<>(named));
    }
    return text.toString();
  }

  /** Markings from which a final one can be reached. */
  static BitSet leadingToAnEnd(AcceptingPetriNet net, MarkingExplorer found) {
    int count = found.markingCount();
    int[] sourceOffset = new int[count + 1];
    int edges = found.endEdge(count - 1);
    for (int e = 0; e < edges; e++) {
      sourceOffset[found.target(e) + 1]++;
    }
    for (int m = 0; m < count; m++) {
      sourceOffset[m + 1] += sourceOffset[m];
    }
    int[] source = new int[edges];
    int[] next = Arrays.copyOf(sourceOffset, count);
    for (int m = 0; m < count; m++) {
      for (int e = found.firstEdge(m); e < found.endEdge(m); e++) {
        source[next[found.target(e)]++] = m;
      }
    }
    BitSet live = new BitSet(count);
    ArrayDeque<Integer> open = new ArrayDeque<>();
    for (Marking end : net.finalMarkings()) {
      int m = found.find(end);
      if (m >= 0 && !live.get(m)) {
        live.set(m);
        open.add(m);
      }
    }
    while (!open.isEmpty()) {
      int m = open.remove();
      for (int s = sourceOffset[m]; s < sourceOffset[m + 1]; s++) {
        if (!live.get(source[s])) {
          live.set(source[s]);
          open.add(source[s]);
        }
      }
    }
    return live;
  }

  public AcceptingPetriNet net() {
    return net;
  }

  public int markingCount() {
    return offset.length - 1;
  }

  public int edgeCount() {
    return target.length;
  }

  /** Markings that can be reached but from which no final marking can; 0 if the net is sound. */
  public int leftOutCount() {
    return leftOut;
  }

  public boolean isFinal(int marking) {
    return finals.get(marking);
  }

  /** The first edge out of a marking. */
  public int firstEdge(int marking) {
    return offset[marking];
  }

  /** One past the last edge out of a marking. */
  public int endEdge(int marking) {
    return offset[marking + 1];
  }

  /** The marking an edge leads to. */
  public int target(int edge) {
    return target[edge];
  }

  /** The index in the net of the transition that fires. */
  public int transition(int edge) {
    return transition[edge];
  }

  /** Tokens on a place. */
  public int tokens(int marking, int place) {
    return markings.tokens(marking, place);
  }

  /** A marking as a value; O(places). */
  public Marking marking(int marking) {
    Map<Integer, Integer> tokens = new HashMap<>();
    for (int p = 0; p < net.places().size(); p++) {
      int count = markings.tokens(marking, p);
      if (count > 0) {
        tokens.put(p, count);
      }
    }
    return new Marking(tokens);
  }
}
