package org.desirepath.io.bpmn;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.desirepath.io.bpmn.NetSketch.Step;

/**
 * The states of one process or sub-process on its own: all distributions of tokens over its places
 * that can be reached, breadth first. What lies outside is taken to be ready at any time.
 *
 * <p>An inclusive join waits as the standard says (OMG, "Business Process Model and Notation
 * (BPMN), Version 2.0.2", 2013, section 13.4.3): it fires when some way in has a token, and every
 * token from which an empty way in can be reached, other than through the join itself, can reach
 * one with a token too. O(states * steps) time.
 */
final class ScopeStates {
  /** Tokens on a place past which it is taken to collect them without end. */
  private static final int MOST_TOKENS = 8;

  /** One firing. */
  record Edge(int from, Step step, int to) {}

  private final int firstPlace;
  private final List<Step> steps;
  private final BitSet dropped;
  private final BitSet idle;
  private final int most;
  private final Map<ByteBuffer, Integer> numbers = new HashMap<>();
  private final List<byte[]> markings = new ArrayList<>();
  private final Map<Step, BitSet[]> waysTo = new HashMap<>();
  private final BitSet passing = new BitSet();
  final List<Edge> edges = new ArrayList<>();
  boolean tooMany;
  boolean unbounded;

  /**
   * Explores the places from {@code firstPlace} on and the steps from {@code firstStep} on.
   *
   * @param dropped places whose tokens vanish
   * @param idle places whose tokens do not keep the scope from being complete
   */
  ScopeStates(
      NetSketch net,
      int firstPlace,
      int firstStep,
      int initial,
      BitSet dropped,
      BitSet idle,
      int most) {
    this.firstPlace = firstPlace;
    this.steps = List.copyOf(net.steps.subList(firstStep, net.steps.size()));
    this.dropped = dropped;
    this.idle = idle;
    this.most = most;
    for (Step step : steps) {
      int[] join = step.join;
      if (join != null) {
        waysTo.put(step, waysTo(step, join));
      }
    }
    byte[] first = new byte[net.places.size() - firstPlace];
    first[initial - firstPlace] = 1;
    number(first);
    for (int m = 0; m < markings.size() && !tooMany && !unbounded; m++) {
      if (!isComplete(m)) {
        expand(m);
      }
    }
  }

  int count() {
    return markings.size();
  }

  int tokens(int marking, int place) {
    return markings.get(marking)[place - firstPlace];
  }

  /** Whether no token is left but idle ones. */
  boolean isComplete(int marking) {
    byte[] tokens = markings.get(marking);
    for (int p = 0; p < tokens.length; p++) {
      if (tokens[p] > 0 && !idle.get(p + firstPlace)) {
        return false;
      }
    }
    return true;
  }

  /** Number of tokens, idle ones counted. */
  int tokens(int marking) {
    int sum = 0;
    for (byte tokens : markings.get(marking)) {
      sum += tokens;
    }
    return sum;
  }

  /** Whether something is to happen there before all else. */
  boolean isPassing(int marking) {
    return passing.get(marking);
  }

  private void expand(int from) {
    byte[] at = markings.get(from);
    List<Step> enabled = new ArrayList<>();
    boolean urgent = false;
    for (Step step : steps) {
      if (isEnabled(step, at)) {
        enabled.add(step);
        urgent |= step.urgent;
      }
    }
    passing.set(from, urgent);
    for (Step step : enabled) {
      if (step.urgent || !urgent) {
        byte[] next = fire(step, at);
        edges.add(new Edge(from, step, number(next)));
      }
    }
  }

  private boolean isEnabled(Step step, byte[] at) {
    int[] join = step.join;
    if (join != null) {
      return joinIsEnabled(step, join, at);
    }
    for (int p : step.in) {
      if (p >= firstPlace && at[p - firstPlace] < needed(step, p)) {
        return false;
      }
    }
    return true;
  }

  private static int needed(Step step, int place) {
    int needed = 0;
    for (int p : step.in) {
      needed += p == place ? 1 : 0;
    }
    return needed;
  }

  private boolean joinIsEnabled(Step step, int[] join, byte[] at) {
    BitSet full = new BitSet();
    BitSet own = new BitSet();
    for (int i = 0; i < join.length; i++) {
      own.set(join[i]);
      if (at[join[i] - firstPlace] > 0) {
        full.set(i);
      }
    }
    if (full.isEmpty()) {
      return false;
    }
    BitSet[] ways = waysTo.getOrDefault(step, new BitSet[0]);
    for (int p = 0; p < at.length; p++) {
      int place = p + firstPlace;
      if (at[p] > 0 && !own.get(place) && !idle.get(place)) {
        boolean toEmpty = false;
        boolean toFull = false;
        for (int i = 0; i < join.length; i++) {
          toEmpty |= !full.get(i) && ways[i].get(place);
          toFull |= full.get(i) && ways[i].get(place);
        }
        if (toEmpty && !toFull) {
          return false;
        }
      }
    }
    return true;
  }

  /** For each way in, the places from which it can be reached other than through the join. */
  private BitSet[] waysTo(Step join, int[] waysIn) {
    BitSet[] result = new BitSet[waysIn.length];
    for (int i = 0; i < waysIn.length; i++) {
      BitSet reached = new BitSet();
      reached.set(waysIn[i]);
      boolean more = true;
      while (more) {
        more = false;
        for (Step step : steps) {
          if (step != join && leadsTo(step, reached)) {
            int[] in = step.join == null ? step.in : step.join;
            for (int p : in) {
              if (p >= firstPlace && !reached.get(p)) {
                reached.set(p);
                more = true;
              }
            }
          }
        }
      }
      result[i] = reached;
    }
    return result;
  }

  private static boolean leadsTo(Step step, BitSet places) {
    for (int p : step.out) {
      if (places.get(p)) {
        return true;
      }
    }
    return false;
  }

  private byte[] fire(Step step, byte[] at) {
    byte[] next = step.clears ? new byte[at.length] : at.clone();
    int[] join = step.join;
    if (join != null) {
      for (int p : join) {
        next[p - firstPlace] -= (byte) (next[p - firstPlace] > 0 ? 1 : 0);
      }
    } else if (!step.clears) {
      for (int p : step.in) {
        if (p >= firstPlace) {
          next[p - firstPlace]--;
        }
      }
    }
    for (int p : step.out) {
      if (p >= firstPlace && !dropped.get(p)) {
        next[p - firstPlace]++;
        unbounded |= next[p - firstPlace] > MOST_TOKENS;
      }
    }
    return next;
  }

  private int number(byte[] marking) {
    Integer known = numbers.putIfAbsent(ByteBuffer.wrap(marking), markings.size());
    if (known != null) {
      return known;
    }
    markings.add(marking);
    tooMany |= markings.size() > most;
    return markings.size() - 1;
  }
}
