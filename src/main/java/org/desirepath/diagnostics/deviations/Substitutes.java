package org.desirepath.diagnostics.deviations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.conformance.Move;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.model.Touchpoint;
import org.desirepath.statistics.BenjaminiHochberg;
import org.desirepath.statistics.Proportion;
import org.desirepath.statistics.StratifiedTables;
import org.desirepath.statistics.TestResult;

/**
 * Touchpoints that stand in for others: those the design declares, and those learned from the log.
 * Learned is a touchpoint b that the design does not have there, for a designed touchpoint a, when
 * among the journeys that pass a (the first time): b beside it goes with a not being recorded
 * (Cochran-Mantel-Haenszel or exact mid-p test, q at most alpha by Benjamini and Hochberg over all
 * pairs that occur); where b stands a is more often absent than not (Wilson's 95 % interval above
 * one half); and at least 5 journeys, or k if more, have b and not a. "Beside" is between the
 * synchronous moves around a's place. O(moves of distinct variants + pairs).
 */
final class Substitutes {
  private static final int FEWEST = 5;

  private final AlignedJourneys journeys;

  /** Journeys that pass a touchpoint, and of these those without a record of it. */
  private final Map<String, int[]> passing = new HashMap<>();

  private final SortedMap<Pair, int[]> beside = new TreeMap<>();

  private record Pair(String target, String substitute) implements Comparable<Pair> {
    @Override
    public int compareTo(Pair other) {
      int byTarget = target.compareTo(other.target);
      return byTarget != 0 ? byTarget : substitute.compareTo(other.substitute);
    }
  }

  private Substitutes(AlignedJourneys journeys) {
    this.journeys = journeys;
  }

  /**
   * Substitutes by what they stand in for.
   *
   * @param relations without substitutes
   */
  static SortedMap<String, SortedSet<String>> of(
      AlignedJourneys journeys, TouchpointRelations relations) {
    SortedMap<String, SortedSet<String>> found = new TreeMap<>();
    for (Touchpoint touchpoint : journeys.model().facts().touchpoints().values()) {
      for (String target : touchpoint.replaces()) {
        found.computeIfAbsent(target, name -> new TreeSet<>()).add(touchpoint.name());
      }
    }
    Substitutes run = new Substitutes(journeys);
    Set<String> first = new HashSet<>(journeys.conformance().firstActivities());
    for (VariantAlignment variant : journeys.conformance().variants()) {
      run.count(variant, new MoveFlags(journeys, relations, variant, first));
    }
    for (Pair pair : run.learned()) {
      found.computeIfAbsent(pair.target, name -> new TreeSet<>()).add(pair.substitute);
    }
    return found;
  }

  private void count(VariantAlignment variant, MoveFlags flags) {
    if (variant.alignment().upperBound() == 0) {
      countFitting(variant);
      return;
    }
    List<Move> moves = variant.alignment().moves();
    Set<String> done = new HashSet<>();
    int position = 0;
    for (int i = 0; i < moves.size(); i++) {
      Move move = moves.get(i);
      int flag = flags.flag(move, position);
      String name = MoveFlags.touchpoint(move);
      boolean missing = flag == MoveFlags.MODEL;
      boolean recorded =
          move instanceof Move.Synchronous sync && sync.transition() >= 0 && flag == MoveFlags.SYNC;
      if ((missing || recorded) && done.add(name)) {
        add(name, missing, variant.traces());
        for (String other : logMovesAround(moves, i, position, flags)) {
          int[] cells = beside.computeIfAbsent(new Pair(name, other), pair -> new int[2]);
          cells[missing ? 1 : 0] += variant.traces();
        }
      }
      position += MoveFlags.hasEvent(move) ? 1 : 0;
    }
  }

  private void countFitting(VariantAlignment variant) {
    for (String name : new HashSet<>(variant.activities())) {
      if (journeys.isDesigned(name)) {
        add(name, false, variant.traces());
      }
    }
  }

  private void add(String name, boolean missing, int traces) {
    int[] counts = passing.computeIfAbsent(name, key -> new int[2]);
    counts[missing ? 1 : 0] += traces;
  }

  private static SortedSet<String> logMovesAround(
      List<Move> moves, int at, int position, MoveFlags flags) {
    SortedSet<String> names = new TreeSet<>();
    int before = position;
    for (int i = at - 1; i >= 0 && !(moves.get(i) instanceof Move.Synchronous); i--) {
      before -= MoveFlags.hasEvent(moves.get(i)) ? 1 : 0;
      if (flags.flag(moves.get(i), before) == MoveFlags.LOG) {
        names.add(MoveFlags.touchpoint(moves.get(i)));
      }
    }
    int after = position + (MoveFlags.hasEvent(moves.get(at)) ? 1 : 0);
    for (int i = at + 1; i < moves.size(); i++) {
      if (moves.get(i) instanceof Move.Synchronous) {
        break;
      }
      if (flags.flag(moves.get(i), after) == MoveFlags.LOG) {
        names.add(MoveFlags.touchpoint(moves.get(i)));
      }
      after += MoveFlags.hasEvent(moves.get(i)) ? 1 : 0;
    }
    names.remove(MoveFlags.touchpoint(moves.get(at)));
    return names;
  }

  private List<Pair> learned() {
    int fewest = StrictMath.max(FEWEST, journeys.parameters().k());
    List<Pair> pairs = new ArrayList<>(beside.keySet());
    double[] p = new double[pairs.size()];
    boolean[] strong = new boolean[pairs.size()];
    for (int i = 0; i < p.length; i++) {
      int[] with = beside.getOrDefault(pairs.get(i), new int[2]);
      int[] all = passing.getOrDefault(pairs.get(i).target, new int[2]);
      TestResult test =
          new StratifiedTables.Builder()
              .add(with[1], with[0], all[1] - with[1], all[0] - with[0])
              .build()
              .test();
      p[i] = test.p();
      strong[i] =
          with[1] >= fewest
              && with[1] * (double) all[0] > with[0] * (double) all[1]
              && new Proportion(with[1], with[0] + with[1]).wilson().isAbove(0.5);
    }
    double[] q = BenjaminiHochberg.adjust(p);
    List<Pair> learned = new ArrayList<>();
    for (int i = 0; i < p.length; i++) {
      if (strong[i] && q[i] <= journeys.parameters().alpha()) {
        learned.add(pairs.get(i));
      }
    }
    return learned;
  }
}
