package org.desirepath.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.desirepath.model.AcceptingPetriNet.Arc;

/**
 * The transitions worth trying at a marking: a transition is tried only where one chosen input
 * place of it is marked, the one that fewest transitions share.
 */
final class CandidateTransitions {
  private final FiringRule rule;
  private final int[][] triedAt;
  private final int[] triedAlways;

  CandidateTransitions(AcceptingPetriNet net, FiringRule rule) {
    this.rule = rule;
    int places = net.places().size();
    int[] sharing = new int[places];
    List<List<Integer>> chosen = new ArrayList<>();
    for (int p = 0; p <= places; p++) {
      chosen.add(new ArrayList<>());
    }
    for (int t = 0; t < net.transitions().size(); t++) {
      net.inputs(t).forEach(arc -> sharing[arc.place()]++);
    }
    for (int t = 0; t < net.transitions().size(); t++) {
      int best = places;
      for (Arc arc : net.inputs(t)) {
        best = best == places || sharing[arc.place()] < sharing[best] ? arc.place() : best;
      }
      chosen.get(best).add(t);
    }
    this.triedAt = new int[places][];
    for (int p = 0; p < places; p++) {
      triedAt[p] = chosen.get(p).stream().mapToInt(Integer::intValue).toArray();
    }
    this.triedAlways = chosen.get(places).stream().mapToInt(Integer::intValue).toArray();
  }

  /** Writes the candidates at a marking, ascending, and says how many there are. */
  int at(long[] markings, int from, int[] into) {
    int count = triedAlways.length;
    System.arraycopy(triedAlways, 0, into, 0, count);
    for (int p = 0; p < triedAt.length; p++) {
      if (triedAt[p].length > 0 && rule.tokens(markings, from, p) > 0) {
        for (int t : triedAt[p]) {
          into[count++] = t;
        }
      }
    }
    Arrays.sort(into, 0, count);
    return count;
  }
}
