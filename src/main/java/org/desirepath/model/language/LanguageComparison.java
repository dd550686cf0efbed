package org.desirepath.model.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.UnusableModelException;

/**
 * What each of two models allows that the other does not.
 *
 * @param onlyFirst shortest journeys that only the first allows, by length, then by name; each
 *     leaves the second at another point
 * @param onlySecond the same the other way round
 * @param isComplete true if all was looked at: a side without a journey then allows nothing of its
 *     own
 * @param lookedUpTo journeys of this many touchpoints or fewer were all looked at; those of a
 *     complete comparison of any length
 * @param firstSteps what can directly follow what in the first model; empty if not complete
 * @param secondSteps the same of the second
 */
public record LanguageComparison(
    List<Example> onlyFirst,
    List<Example> onlySecond,
    boolean isComplete,
    int lookedUpTo,
    SortedSet<Step> firstSteps,
    SortedSet<Step> secondSteps) {

  /** Pairs of states when the caller has no other limit. */
  public static final int DEFAULT_MAX_PAIRS = 1_000_000;

  /**
   * A journey that one model allows from start to end and the other does not.
   *
   * @param leavesAt index of the touchpoint that the other does not allow there; the length of the
   *     journey if it only may not end there
   */
  public record Example(List<String> journey, int leavesAt) {
    public Example {
      journey = List.copyOf(journey);
    }
  }

  /**
   * One touchpoint directly after another.
   *
   * @param from empty = the start
   * @param to empty = the end
   */
  public record Step(String from, String to) implements Comparable<Step> {
    @Override
    public int compareTo(Step other) {
      int order = from.compareTo(other.from);
      return order == 0 ? to.compareTo(other.to) : order;
    }
  }

  public LanguageComparison {
    onlyFirst = List.copyOf(onlyFirst);
    onlySecond = List.copyOf(onlySecond);
    firstSteps = Collections.unmodifiableSortedSet(new TreeSet<>(firstSteps));
    secondSteps = Collections.unmodifiableSortedSet(new TreeSet<>(secondSteps));
  }

  /** True if it is proven that both allow exactly the same. */
  public boolean isEqual() {
    return isComplete && onlyFirst.isEmpty() && onlySecond.isEmpty();
  }

  /**
   * Compares two nets, breadth first over the product of their automata; O(pairs of states *
   * labels).
   *
   * @param examples most journeys a side
   * @param maxPairs pairs of states to look at, at least 1
   * @throws UnusableModelException if a net has too many markings, or no run that ends
   */
  public static LanguageComparison of(
      AcceptingPetriNet first, AcceptingPetriNet second, int examples, int maxPairs) {
    return new Search(new LanguageAutomaton(first), new LanguageAutomaton(second), examples)
        .run(maxPairs);
  }

  /** A pair of states and the shortest way there; one state may be none. */
  private record Node(int first, int second, int parent, String label, int depth) {}

  private static final class Search {
    private static final String EDGE = "";

    private final LanguageAutomaton first;
    private final LanguageAutomaton second;
    private final int most;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Long, Integer> known = new HashMap<>();
    private final List<Example> onlyFirst = new ArrayList<>();
    private final List<Example> onlySecond = new ArrayList<>();
    private final Set<Integer> leftAt = new HashSet<>();

    Search(LanguageAutomaton first, LanguageAutomaton second, int most) {
      this.first = first;
      this.second = second;
      this.most = most;
    }

    LanguageComparison run(int maxPairs) {
      add(0, 0, -1, EDGE, 0);
      int next = 0;
      SortedSet<Step> ofFirst = new TreeSet<>();
      SortedSet<Step> ofSecond = new TreeSet<>();
      boolean complete = true;
      try {
        for (; next < nodes.size() && nodes.size() <= maxPairs; next++) {
          look(next);
          expand(next);
        }
        complete = next == nodes.size();
        if (complete) {
          addSteps(first, nodes.stream().map(Node::first).toList(), ofFirst);
          addSteps(second, nodes.stream().map(Node::second).toList(), ofSecond);
        }
      } catch (UnusableModelException tooLarge) {
        complete = false;
      }
      int depth = nodes.get(Math.min(next, nodes.size() - 1)).depth();
      return new LanguageComparison(
          onlyFirst, onlySecond, complete, complete ? depth : depth - 1, ofFirst, ofSecond);
    }

    private void add(int one, int other, int parent, String label, int depth) {
      long key = ((long) one << 32) ^ (other & 0xFFFFFFFFL);
      if (known.putIfAbsent(key, nodes.size()) == null) {
        nodes.add(new Node(one, other, parent, label, depth));
      }
    }

    private void look(int index) {
      Node node = nodes.get(index);
      boolean inFirst = node.first() != LanguageAutomaton.NONE && first.accepts(node.first());
      boolean inSecond = node.second() != LanguageAutomaton.NONE && second.accepts(node.second());
      List<Example> examples = inFirst ? onlyFirst : onlySecond;
      if (inFirst != inSecond && examples.size() < most) {
        int leaving = leaving(index);
        if (leftAt.add(leaving)) {
          examples.add(new Example(journey(index), leavesAt(index, leaving)));
        }
      }
    }

    /** The first pair on the way that has one state only; the last pair if there is none. */
    private int leaving(int index) {
      int at = index;
      while (nodes.get(at).depth() > 0 && isAlone(nodes.get(nodes.get(at).parent()))) {
        at = nodes.get(at).parent();
      }
      return at;
    }

    private static boolean isAlone(Node node) {
      return node.first() == LanguageAutomaton.NONE || node.second() == LanguageAutomaton.NONE;
    }

    private int leavesAt(int index, int leaving) {
      return isAlone(nodes.get(leaving))
          ? nodes.get(leaving).depth() - 1
          : nodes.get(index).depth();
    }

    private List<String> journey(int index) {
      List<String> journey = new ArrayList<>();
      for (int at = index; nodes.get(at).depth() > 0; at = nodes.get(at).parent()) {
        journey.add(nodes.get(at).label());
      }
      Collections.reverse(journey);
      return journey;
    }

    private void expand(int index) {
      Node node = nodes.get(index);
      SortedSet<String> labels = new TreeSet<>();
      if (node.first() != LanguageAutomaton.NONE) {
        labels.addAll(first.steps(node.first()).keySet());
      }
      if (node.second() != LanguageAutomaton.NONE) {
        labels.addAll(second.steps(node.second()).keySet());
      }
      for (String label : labels) {
        add(
            after(first, node.first(), label),
            after(second, node.second(), label),
            index,
            label,
            node.depth() + 1);
      }
    }

    private static int after(LanguageAutomaton automaton, int state, String label) {
      return state == LanguageAutomaton.NONE ? state : automaton.next(state, label);
    }

    private static void addSteps(
        LanguageAutomaton automaton, List<Integer> states, SortedSet<Step> steps) {
      automaton.steps(0).keySet().forEach(label -> steps.add(new Step(EDGE, label)));
      if (automaton.accepts(0)) {
        steps.add(new Step(EDGE, EDGE));
      }
      for (int state : new TreeSet<>(states)) {
        if (state == LanguageAutomaton.NONE) {
          continue;
        }
        automaton
            .steps(state)
            .forEach(
                (label, next) -> {
                  automaton.steps(next).keySet().forEach(b -> steps.add(new Step(label, b)));
                  if (automaton.accepts(next)) {
                    steps.add(new Step(label, EDGE));
                  }
                });
      }
    }
  }
}
