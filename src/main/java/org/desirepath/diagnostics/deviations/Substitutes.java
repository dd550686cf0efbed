package org.desirepath.diagnostics.deviations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.conformance.alignment.Move;
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
 * synchronous moves around a's place. O(moves) a variant, one addition for each touchpoint that the
 * variant passes and each beside it, and one test a pair that occurs.
 */
final class Substitutes {
  private static final int FEWEST = 5;

  private final AlignedJourneys journeys;

  /** Journeys that pass a touchpoint, and of these those without a record of it. */
  private final Map<String, int[]> passing = new HashMap<>();

  private final Numbers numbers = new Numbers();

  /**
   * By number of what is stood in for: twice as many cells as touchpoints that may do so; of each
   * the journeys with it beside a record, and beside none.
   */
  private final List<int[]> beside = new ArrayList<>();

  /** Touchpoints, numbered as they come. */
  private static final class Numbers {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    int of(String name) {
      int number = numbers.computeIfAbsent(name, key -> names.size());
      if (number == names.size()) {
        names.add(name);
      }
      return number;
    }

    String name(int number) {
      return names.get(number);
    }

    int size() {
      return names.size();
    }
  }

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
    List<int[]> gaps = logMovesByGap(moves, flags);
    Set<String> done = new HashSet<>();
    int position = 0;
    int gap = 0;
    for (Move move : moves) {
      int flag = flags.flag(move, position);
      boolean sync = move instanceof Move.Synchronous;
      boolean missing = flag == MoveFlags.MODEL;
      boolean recorded =
          move instanceof Move.Synchronous of && of.transition() >= 0 && flag == MoveFlags.SYNC;
      String name = MoveFlags.touchpoint(move);
      if ((missing || recorded) && done.add(name)) {
        add(name, missing, variant.traces());
        int[] around = recorded ? union(gaps.get(gap), gaps.get(gap + 1)) : gaps.get(gap);
        countBeside(numbers.of(name), around, missing ? 1 : 0, variant.traces());
      }
      gap += sync ? 1 : 0;
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

  /** The touchpoints of log moves before, between and after the synchronous moves, each once. */
  private List<int[]> logMovesByGap(List<Move> moves, MoveFlags flags) {
    List<int[]> gaps = new ArrayList<>();
    BitSet gap = new BitSet();
    int position = 0;
    for (Move move : moves) {
      if (move instanceof Move.Synchronous) {
        gaps.add(gap.stream().toArray());
        gap.clear();
      } else if (flags.flag(move, position) == MoveFlags.LOG) {
        gap.set(numbers.of(MoveFlags.touchpoint(move)));
      }
      position += MoveFlags.hasEvent(move) ? 1 : 0;
    }
    gaps.add(gap.stream().toArray());
    return gaps;
  }

  private static int[] union(int[] first, int[] second) {
    if (first.length == 0 || second.length == 0) {
      return first.length == 0 ? second : first;
    }
    return IntStream.concat(IntStream.of(first), IntStream.of(second)).distinct().toArray();
  }

  private void countBeside(int target, int[] around, int cell, int traces) {
    if (around.length == 0) {
      return;
    }
    while (beside.size() <= target) {
      beside.add(new int[0]);
    }
    int[] cells = beside.get(target);
    int needed = 2 * (IntStream.of(around).max().orElseThrow() + 1);
    if (cells.length < needed) {
      cells = Arrays.copyOf(cells, StrictMath.max(needed, 2 * numbers.size()));
      beside.set(target, cells);
    }
    for (int other : around) {
      if (other != target) {
        cells[2 * other + cell] += traces;
      }
    }
  }

  /** The pairs that occur, sorted. */
  private SortedMap<Pair, int[]> pairs() {
    SortedMap<Pair, int[]> pairs = new TreeMap<>();
    for (int target = 0; target < beside.size(); target++) {
      int[] cells = beside.get(target);
      for (int at = 0; at < cells.length; at += 2) {
        if (cells[at] + cells[at + 1] > 0) {
          pairs.put(
              new Pair(numbers.name(target), numbers.name(at / 2)),
              new int[] {cells[at], cells[at + 1]});
        }
      }
    }
    return pairs;
  }

  private List<Pair> learned() {
    int fewest = StrictMath.max(FEWEST, journeys.parameters().k());
    SortedMap<Pair, int[]> occurring = pairs();
    List<Pair> pairs = new ArrayList<>(occurring.keySet());
    double[] p = new double[pairs.size()];
    boolean[] strong = new boolean[pairs.size()];
    for (int i = 0; i < p.length; i++) {
      int[] with = occurring.getOrDefault(pairs.get(i), new int[2]);
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
