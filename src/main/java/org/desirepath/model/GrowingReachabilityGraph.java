package org.desirepath.model;

import static org.desirepath.model.MarkingExplorer.grown;

import java.util.Arrays;
import org.desirepath.model.FiringRule.Outcome;
import org.desirepath.model.UnusableModelException.Reason;

/**
 * The reachability graph of a net too large to build ahead: the firings from a marking are found
 * when they are first asked for.
 *
 * <p>Markings are numbered in the order in which they are met; the initial one is 0. Unlike in a
 * {@link ReachabilityGraph}, there may be markings from which no final one can be reached. One bit
 * a place and marking where {@link SComponents} prove that a bit is enough, else one byte. Not
 * thread-safe.
 */
public final class GrowingReachabilityGraph {
  private final AcceptingPetriNet net;
  private final FiringRule rule;
  private final CandidateTransitions candidates;
  private final MarkingTable table;
  private final int[] tried;
  private final long[] next;
  private final long[][] ends;
  private int[] first = new int[1024];
  private int[] count = new int[1024];
  private int[] target = new int[4096];
  private int[] transition = new int[4096];
  private int edges;
  private int[] foundFrom = new int[1024];
  private int[] foundBy = new int[1024];

  /**
   * The graph with its initial marking.
   *
   * @param safe true if no place ever holds more than one token
   * @throws UnusableModelException if the initial marking has too many tokens to count
   */
  public GrowingReachabilityGraph(AcceptingPetriNet net, boolean safe) {
    this.net = net;
    this.rule = safe && SafeFiring.canCount(net) ? new SafeFiring(net) : new CountedFiring(net);
    this.candidates = new CandidateTransitions(net, rule);
    this.table = new MarkingTable(rule.words());
    this.tried = new int[net.transitions().size()];
    this.next = new long[rule.words()];
    this.ends =
        net.finalMarkings().stream()
            .map(end -> packed(end, new long[rule.words()]))
            .filter(end -> end.length > 0)
            .toArray(long[][]::new);
    if (packed(net.initialMarking(), next).length == 0) {
      throw tooManyTokens();
    }
    table.add(next);
  }

  private long[] packed(Marking marking, long[] into) {
    return rule.pack(marking, into) ? into : new long[0];
  }

  private UnusableModelException tooManyTokens() {
    return new UnusableModelException(
        Reason.TOO_LARGE,
        net.name()
            + ": a place can hold more than "
            + CountedFiring.MOST_TOKENS
            + " tokens; give a net with fewer");
  }

  /** Markings met so far. */
  public int markingCount() {
    return table.size();
  }

  /**
   * Finds the firings from a marking if that was not done before.
   *
   * @throws UnusableModelException if a place gets too many tokens to count
   */
  public void expand(int marking) {
    if (marking < first.length && count[marking] > 0) {
      return;
    }
    first = grown(first, marking);
    count = grown(count, marking);
    first[marking] = edges;
    int tries = candidates.at(table.arena(), table.start(marking), tried);
    for (int c = 0; c < tries; c++) {
      Outcome outcome = rule.fire(tried[c], table.arena(), table.start(marking), next);
      if (outcome == Outcome.OVERFLOW) {
        throw tooManyTokens();
      } else if (outcome == Outcome.FIRED) {
        target = grown(target, edges);
        transition = grown(transition, edges);
        int known = table.size();
        int to = table.add(next);
        if (to == known) {
          foundFrom = grown(foundFrom, to);
          foundBy = grown(foundBy, to);
          foundFrom[to] = marking;
          foundBy[to] = tried[c];
        }
        target[edges] = to;
        transition[edges++] = tried[c];
      }
    }
    // one more than the edges, so that 0 says that nothing was looked for
    count[marking] = edges - first[marking] + 1;
  }

  /** The first edge out of an expanded marking. */
  public int firstEdge(int marking) {
    return first[marking];
  }

  /** One past the last edge out of an expanded marking. */
  public int endEdge(int marking) {
    return first[marking] + count[marking] - 1;
  }

  /** The marking an edge leads to. */
  public int target(int edge) {
    return target[edge];
  }

  /** The index in the net of the transition that fires. */
  public int transition(int edge) {
    return transition[edge];
  }

  /** The marking from which one other than the initial was met first. */
  public int foundFrom(int marking) {
    return foundFrom[marking];
  }

  /** The index in the net of the transition that then fired. */
  public int foundBy(int marking) {
    return foundBy[marking];
  }

  /** Tokens on a place. */
  public int tokens(int marking, int place) {
    return rule.tokens(table.arena(), table.start(marking), place);
  }

  public boolean isFinal(int marking) {
    int at = table.start(marking);
    for (long[] end : ends) {
      if (Arrays.equals(table.arena(), at, at + end.length, end, 0, end.length)) {
        return true;
      }
    }
    return false;
  }
}
