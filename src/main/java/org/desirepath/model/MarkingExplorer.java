package org.desirepath.model;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.desirepath.model.AcceptingPetriNet.Arc;
import org.desirepath.model.FiringRule.Outcome;
import org.desirepath.model.UnusableModelException.Reason;

/**
 * Breadth-first search over the markings of a net, edges of a marking in order of transition.
 *
 * <p>A marking that covers one on the way to it proves the net unbounded (Karp, Miller, "Parallel
 * program schemata", 1969, doi:10.1016/S0022-0000(69)80011-5); this is looked for only when a token
 * count passes a power of two, which it must do if it grows for ever.
 */
final class MarkingExplorer {
  private static final int MOST_EDGES_PER_MARKING = 16;

  /** The clock is read only now and then. */
  private static final int BETWEEN_READINGS = 256;

  private final AcceptingPetriNet net;
  private final int maxMarkings;
  private final FiringRule rule;
  private final BooleanSupplier isTimeUp;
  private final CandidateTransitions candidates;
  private final MarkingTable table;
  private int[] parent = new int[256];
  private int[] offset = new int[257];
  private int[] target = new int[1024];
  private int[] transition = new int[1024];
  private int edges;

  private MarkingExplorer(
      AcceptingPetriNet net, int maxMarkings, FiringRule rule, BooleanSupplier isTimeUp) {
    this.isTimeUp = isTimeUp;
    this.net = net;
    this.maxMarkings = maxMarkings;
    this.rule = rule;
    this.table = new MarkingTable(rule.words());
    this.candidates = new CandidateTransitions(net, rule);
  }

  /**
   * All markings that can be reached, or null if the rule can't count one of them and may give way
   * to another.
   */
  static MarkingExplorer explore(AcceptingPetriNet net, int maxMarkings, BooleanSupplier isTimeUp) {
    if (SafeFiring.canCount(net)) {
      MarkingExplorer safe = new MarkingExplorer(net, maxMarkings, new SafeFiring(net), isTimeUp);
      if (safe.run(false)) {
        return safe;
      }
    }
    MarkingExplorer counted =
        new MarkingExplorer(net, maxMarkings, new CountedFiring(net), isTimeUp);
    if (!counted.run(true)) {
      throw new IllegalStateException("the last firing rule must count or throw");
    }
    return counted;
  }

  private boolean run(boolean last) {
    long[] next = new long[rule.words()];
    if (!rule.pack(net.initialMarking(), next)) {
      return refuse(last, "its initial marking puts");
    }
    table.add(next);
    int[] tried = new int[net.transitions().size()];
    for (int m = 0; m < table.size(); m++) {
      if (m % BETWEEN_READINGS == BETWEEN_READINGS - 1 && isTimeUp.getAsBoolean()) {
        throw new UnusableModelException(
            Reason.TOO_LARGE,
            net.name() + ": more markings than can be visited in the time; give it more");
      }
      offset = grown(offset, m + 1);
      int count = candidates.at(table.arena(), table.start(m), tried);
      for (int c = 0; c < count; c++) {
        int t = tried[c];
        Outcome outcome = rule.fire(t, table.arena(), table.start(m), next);
        if (outcome == Outcome.OVERFLOW) {
          return refuse(last, "firing " + net.transitions().get(t).id() + " can put");
        } else if (outcome == Outcome.FIRED) {
          addEdge(m, t, next, last);
        }
      }
      offset[m + 1] = edges;
    }
    return true;
  }

  private boolean refuse(boolean last, String what) {
    if (last) {
      throw new UnusableModelException(
          Reason.TOO_LARGE,
          net.name()
              + ": "
              + what
              + " more than "
              + CountedFiring.MOST_TOKENS
              + " tokens on a place; give a net with fewer");
    }
    return false;
  }

  private void addEdge(int from, int fired, long[] next, boolean counted) {
    int known = table.size();
    int to = table.add(next);
    if (to == known) {
      parent = grown(parent, to);
      parent[to] = from;
      if (counted && passesPowerOfTwo(to, fired)) {
        refuseIfCovering(to);
      }
      if (table.size() > maxMarkings) {
        throw new UnusableModelException(
            Reason.TOO_LARGE,
            net.name()
                + ": more than "
                + maxMarkings
                + " markings; less concurrency or a higher limit is needed");
      }
    }
    if (edges >= (long) maxMarkings * MOST_EDGES_PER_MARKING) {
      throw new UnusableModelException(
          Reason.TOO_LARGE,
          net.name()
              + ": more than "
              + MOST_EDGES_PER_MARKING
              + " firings for each of "
              + maxMarkings
              + " markings; less concurrency or a higher limit is needed");
    }
    target = grown(target, edges);
    transition = grown(transition, edges);
    target[edges] = to;
    transition[edges++] = fired;
  }

  private boolean passesPowerOfTwo(int marking, int fired) {
    for (Arc arc : net.outputs(fired)) {
      int after = rule.tokens(table.arena(), table.start(marking), arc.place());
      int before = Math.max(0, after - arc.weight());
      if (Integer.highestOneBit(after) > Math.max(1, Integer.highestOneBit(before))) {
        return true;
      }
    }
    return false;
  }

  private void refuseIfCovering(int marking) {
    for (int ancestor = parent[marking]; ; ancestor = parent[ancestor]) {
      int grows = placeThatGrows(ancestor, marking);
      if (grows >= 0) {
        throw new UnusableModelException(
            Reason.UNBOUNDED,
            net.name()
                + ": place "
                + net.places().get(grows).id()
                + " can collect tokens without end; give a bounded net");
      }
      if (ancestor == 0) {
        return;
      }
    }
  }

  /** A place with more tokens in the second marking, if none has fewer; else -1. */
  private int placeThatGrows(int before, int after) {
    int grows = -1;
    for (int p = 0; p < net.places().size(); p++) {
      int change =
          rule.tokens(table.arena(), table.start(after), p)
              - rule.tokens(table.arena(), table.start(before), p);
      if (change < 0) {
        return -1;
      }
      grows = change > 0 ? p : grows;
    }
    return grows;
  }

  static int[] grown(int[] array, int index) {
    return index < array.length
        ? array
        : Arrays.copyOf(array, Math.max(index + 1, array.length * 2));
  }

  int markingCount() {
    return table.size();
  }

  /** The number of a marking, or -1 if it can't be reached. */
  int find(Marking marking) {
    long[] packed = new long[rule.words()];
    return rule.pack(marking, packed) ? table.find(packed) : -1;
  }

  int tokens(int marking, int place) {
    return rule.tokens(table.arena(), table.start(marking), place);
  }

  int firstEdge(int marking) {
    return offset[marking];
  }

  int endEdge(int marking) {
    return offset[marking + 1];
  }

  int target(int edge) {
    return target[edge];
  }

  int transition(int edge) {
    return transition[edge];
  }
}
