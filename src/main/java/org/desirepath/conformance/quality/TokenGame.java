package org.desirepath.conformance.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.AcceptingPetriNet.Arc;
import org.desirepath.model.Marking;
import org.jspecify.annotations.Nullable;

/** The tokens of one journey in play. */
final class TokenGame {
  private final AcceptingPetriNet net;
  private final List<Integer> silent;
  private final int maxMarkings;
  private int[] tokens;
  private long produced;
  private long consumed;
  private long missing;
  private long remaining;
  private long stoppedSearches;

  /** A marking that silent steps lead to. */
  private static final class Reached {
    private final int[] tokens;
    private final @Nullable Reached before;
    private final int fired;

    Reached(int[] tokens, @Nullable Reached before, int fired) {
      this.tokens = tokens;
      this.before = before;
      this.fired = fired;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Reached that && Arrays.equals(tokens, that.tokens);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(tokens);
    }
  }

  /** How good a marking is for a purpose; 0 is perfect. */
  private interface Lack {
    long at(int[] tokens);
  }

  TokenGame(AcceptingPetriNet net, List<Integer> silent, int maxMarkings) {
    this.net = net;
    this.silent = silent;
    this.maxMarkings = maxMarkings;
    this.tokens = new int[net.places().size()];
    net.initialMarking()
        .tokens()
        .forEach(
            (place, count) -> {
              tokens[place] = count;
              produced += count;
            });
  }

  long produced() {
    return produced;
  }

  long consumed() {
    return consumed;
  }

  long missing() {
    return missing;
  }

  long remaining() {
    return remaining;
  }

  long stoppedSearches() {
    return stoppedSearches;
  }

  /**
   * Fires one of these transitions.
   *
   * @param transitions at least one, in order of preference
   */
  void play(List<Integer> transitions) {
    Lack lack = at -> lack(best(transitions, at), at);
    Reached way = search(lack);
    // silent steps that do not enable it only move tokens about
    if (lack.at(way.tokens) == 0) {
      take(way);
    }
    fire(best(transitions, tokens));
  }

  /** Takes the tokens of a final marking; what is left remains. */
  void end() {
    take(search(at -> endLack(bestEnd(at), at)));
    for (Map.Entry<Integer, Integer> needed : bestEnd(tokens).tokens().entrySet()) {
      consume(needed.getKey(), needed.getValue());
    }
    for (int count : tokens) {
      remaining += count;
    }
  }

  private int best(List<Integer> transitions, int[] at) {
    int best = transitions.get(0);
    for (int t : transitions) {
      best = lack(t, at) < lack(best, at) ? t : best;
    }
    return best;
  }

  private long lack(int transition, int[] at) {
    long lack = 0;
    for (Arc arc : net.inputs(transition)) {
      lack += Math.max(0, arc.weight() - at[arc.place()]);
    }
    return lack;
  }

  private Marking bestEnd(int[] at) {
    Marking best = net.finalMarkings().get(0);
    for (Marking end : net.finalMarkings()) {
      best = endLack(end, at) < endLack(best, at) ? end : best;
    }
    return best;
  }

  /** Tokens missing and remaining if the end is here. */
  private static long endLack(Marking end, int[] at) {
    long lack = 0;
    for (int p = 0; p < at.length; p++) {
      lack += Math.abs(at[p] - end.tokens().getOrDefault(p, 0));
    }
    return lack;
  }

  /** The first marking, over silent steps and breadth first, with the least lack. */
  private Reached search(Lack lack) {
    Reached best = new Reached(tokens.clone(), null, -1);
    long least = lack.at(best.tokens);
    Set<Reached> met = new HashSet<>(Set.of(best));
    List<Reached> queue = new ArrayList<>(met);
    for (int q = 0; q < queue.size() && least > 0; q++) {
      for (int t : silent) {
        if (lack(t, queue.get(q).tokens) == 0) {
          Reached next = new Reached(after(t, queue.get(q).tokens), queue.get(q), t);
          if (met.size() < maxMarkings && met.add(next)) {
            queue.add(next);
            long found = lack.at(next.tokens);
            best = found < least ? next : best;
            least = Math.min(found, least);
          }
        }
      }
    }
    stoppedSearches += least > 0 && met.size() >= maxMarkings ? 1 : 0;
    return best;
  }

  private int[] after(int transition, int[] at) {
    int[] after = at.clone();
    net.inputs(transition).forEach(arc -> after[arc.place()] -= arc.weight());
    net.outputs(transition).forEach(arc -> after[arc.place()] += arc.weight());
    return after;
  }

  private void take(Reached way) {
    List<Integer> steps = new ArrayList<>();
    Reached at = way;
    while (at.before != null) {
      steps.add(0, at.fired);
      at = at.before;
    }
    steps.forEach(this::fire);
  }

  private void fire(int transition) {
    net.inputs(transition).forEach(arc -> consume(arc.place(), arc.weight()));
    for (Arc arc : net.outputs(transition)) {
      tokens[arc.place()] += arc.weight();
      produced += arc.weight();
    }
  }

  private void consume(int place, int count) {
    int lacking = Math.max(0, count - tokens[place]);
    missing += lacking;
    tokens[place] += lacking - count;
    consumed += count;
  }
}
