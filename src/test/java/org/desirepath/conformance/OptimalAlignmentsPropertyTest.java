package org.desirepath.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.conformance.alignment.Alignment;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.conformance.alignment.OptimalAlignmentGraph;
import org.desirepath.conformance.graph.LabelIndex;
import org.desirepath.conformance.graph.SearchLimits;
import org.desirepath.conformance.search.AlignmentSearch;
import org.desirepath.conformance.search.CompiledModel;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.UnusableModelException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search beside all alignments enumerated by definition, on small random models. */
final class OptimalAlignmentsPropertyTest {

  @Property(tries = 600)
  void plainModelsAgreeWithEnumeration(@ForAll long seed) {
    RandomModels random = new RandomModels(seed);
    compare(random.plain(), random.trace(6, false), false);
  }

  @Property(tries = 600)
  void weightedModelsWithExitsAgreeWithEnumeration(@ForAll long seed) {
    RandomModels random = new RandomModels(seed);
    compare(random.weighted(), random.trace(6, true), false);
  }

  @Property(tries = 600)
  void openTracesAgreeWithEnumeration(@ForAll long seed) {
    RandomModels random = new RandomModels(seed);
    compare(random.weighted(), random.trace(6, true), true);
  }

  @Property(tries = 300)
  void boundsAtAnyLimitHoldTheOptimum(@ForAll long seed) {
    RandomModels random = new RandomModels(seed);
    DesignedJourney model = random.weighted();
    List<String> trace = random.trace(12, true);
    BruteForce all = enumerated(model);
    Assume.that(all.canEnd());
    boolean open = seed % 2 == 0;
    int optimum = all.solve(trace, open);
    for (int limit = 1; limit < 60; limit += 3) {
      OptimalAlignments limited = new OptimalAlignments(1, 1000, limit, 0);
      VariantAlignment found = limited.check(log(trace), model, opened(open)).variants().get(0);
      assertThat(found.alignment().lowerBound()).isLessThanOrEqualTo(optimum);
      assertThat(found.alignment().upperBound()).isGreaterThanOrEqualTo(optimum);
      AlignmentCheck.verify(model, found);
    }
  }

  /** Markings of the first two lead to no end, so no designed exit may be taken there. */
  @ParameterizedTest
  @ValueSource(longs = {6155, 1_610_523_939_736_677_547L, 7})
  void growingGraphsTakeNoExitFromADeadEnd(long seed) {
    graphsThatGrowDuringTheSearchAgreeWithEnumeration(seed);
  }

  @Property(tries = 600)
  void graphsThatGrowDuringTheSearchAgreeWithEnumeration(@ForAll long seed) {
    RandomModels random = new RandomModels(seed);
    DesignedJourney model = random.weighted();
    List<String> trace = random.trace(6, true);
    BruteForce all = enumerated(model);
    Assume.that(all.canEnd());
    boolean open = seed % 2 == 0;
    OptimalAlignments growing = new OptimalAlignments(1, 1, 1_000_000, 0);
    ConformanceResult result = growing.check(log(trace), model, opened(open));
    VariantAlignment found = result.variants().get(0);
    AlignmentCheck.verify(model, found);
    assertThat(found.alignment().upperBound()).isEqualTo(all.solve(trace, open));
    assertThat(found.alignment().isOptimal()).isTrue();
    assertThat(result.cheapestRunCost()).isEqualTo(all.solve(List.of(), false));
  }

  /** Log moves and the cheapest run by their own weights, not by counts. */
  @Property(tries = 200)
  void fitnessDividesByTheWeightsOfAllEventsAndOfTheCheapestRun(@ForAll long seed) {
    RandomModels random = new RandomModels(seed);
    DesignedJourney model = random.weighted();
    List<List<String>> traces = List.of(random.trace(5, true), random.trace(5, true));
    BruteForce all = enumerated(model);
    Assume.that(all.canEnd());
    long cost = 0;
    long greatest = 0;
    for (List<String> trace : traces) {
      cost += all.solve(trace, false);
      greatest += all.solve(List.of(), false);
      for (String event : trace) {
        boolean free = model.facts().unplannedAllowed().contains(event);
        greatest += free ? 0 : model.facts().touchpoint(event).unplannedWeight();
      }
    }

    ConformanceSummary summary =
        ConformanceSummary.of(
            OptimalAlignments.STANDARD.check(
                TinyLogs.of(traces.get(0), traces.get(1)), model, new BitSet()));

    assertThat(summary.cost()).isEqualTo(cost);
    assertThat(summary.greatestCost()).isEqualTo(greatest);
    assertThat(summary.fitness())
        .hasValue(greatest == 0 ? 1 : Math.max(0, 1 - (double) cost / greatest));
  }

  /** What divides all weights changes costs and nothing else. */
  @Property(tries = 300)
  void weightsThatAllGrowByOneFactorGiveTheSameMoves(@ForAll long seed) {
    RandomModels random = new RandomModels(seed);
    DesignedJourney model = random.weighted();
    List<String> trace = random.trace(8, true);
    Assume.that(enumerated(model).canEnd());
    DesignedJourney dearer = RandomModels.times(model, 2_500);
    for (int maxMarkings : new int[] {1, 10_000}) {
      OptimalAlignments checker = new OptimalAlignments(1, maxMarkings, 1_000_000, 0);
      Alignment one = checker.check(log(trace), model, new BitSet()).variants().get(0).alignment();
      Alignment many =
          checker.check(log(trace), dearer, new BitSet()).variants().get(0).alignment();
      assertThat(many.moves()).isEqualTo(one.moves());
      assertThat(many.lowerBound()).isEqualTo(2_500 * one.lowerBound());
      assertThat(many.upperBound()).isEqualTo(2_500 * one.upperBound());
    }
  }

  /** Small graphs are solved at once unless told otherwise: the other ways must agree. */
  @Property(tries = 600)
  void everyKernelFindsTheSameAlignment(@ForAll long seed) {
    RandomModels random = new RandomModels(seed);
    DesignedJourney model = random.weighted();
    List<String> trace = random.trace(8, true);
    boolean open = seed % 2 == 0;
    CompiledModel compiled;
    try {
      LabelIndex labels = new LabelIndex(model, TinyLogs.of(trace).activities());
      compiled = CompiledModel.of(model, labels, 10_000, SearchLimits.NONE);
    } catch (UnusableModelException e) {
      Assume.that(false);
      throw e;
    }
    int[] labels = trace.stream().mapToInt(compiled.labels()::number).toArray();
    List<Alignment> found = new ArrayList<>();
    for (int[] edges : new int[][] {{0, 0}, {0, 10_000}, {10_000, 10_000}}) {
      AlignmentSearch kernel =
          new AlignmentSearch(compiled, compiled.cheapestRun(), edges[0], edges[1]);
      found.add(kernel.align(labels, open, SearchLimits.NONE));
    }
    assertThat(found.get(0).isOptimal()).isTrue();
    assertThat(found).containsOnly(found.get(0));
  }

  private static void compare(DesignedJourney model, List<String> trace, boolean open) {
    BruteForce all = enumerated(model);
    if (!all.canEnd()) {
      refuses(model, trace);
      return;
    }
    int optimum = all.solve(trace, open);
    ConformanceResult result =
        OptimalAlignments.STANDARD.withThreads(1).check(log(trace), model, opened(open));
    VariantAlignment found = result.variants().get(0);
    AlignmentCheck.verify(model, found);
    assertThat(found.alignment().isOptimal()).isTrue();
    assertThat(found.alignment().upperBound()).isEqualTo(optimum);
    Set<List<Move>> expected;
    try {
      expected = all.optimal();
    } catch (BruteForce.TooLarge e) {
      return;
    }
    assertThat(found.alignment().moves()).isEqualTo(Collections.min(expected, all.tieBreak()));
    OptimalAlignmentGraph optima = result.optimalAlignments(0).orElseThrow();
    assertThat(paths(optima)).isEqualTo(expected);
    if (isAcyclic(optima)) {
      assertThat(optima.count()).isEqualTo(BigInteger.valueOf(expected.size()));
    } else {
      assertThat(optima.count()).isBetween(BigInteger.ONE, BigInteger.valueOf(expected.size()));
    }
  }

  private static boolean isAcyclic(OptimalAlignmentGraph graph) {
    int[] into = new int[graph.stateCount()];
    for (int s = 0; s < into.length; s++) {
      graph.edges(s).forEach(edge -> into[edge.target()]++);
    }
    Deque<Integer> free = new ArrayDeque<>();
    IntStream.range(0, into.length).filter(s -> into[s] == 0).forEach(free::add);
    int removed = 0;
    for (; !free.isEmpty(); removed++) {
      for (OptimalAlignmentGraph.Edge edge : graph.edges(free.remove())) {
        if (--into[edge.target()] == 0) {
          free.add(edge.target());
        }
      }
    }
    return removed == into.length;
  }

  private static void refuses(DesignedJourney model, List<String> trace) {
    UnusableModelException thrown = null;
    try {
      OptimalAlignments.STANDARD.check(log(trace), model, new BitSet());
    } catch (UnusableModelException e) {
      thrown = e;
    }
    assertThat(thrown).isNotNull();
    assertThat(thrown.reason()).isEqualTo(UnusableModelException.Reason.NO_FINAL_MARKING);
  }

  private static BruteForce enumerated(DesignedJourney model) {
    try {
      return new BruteForce(model);
    } catch (BruteForce.TooLarge e) {
      Assume.that(false);
      throw e;
    }
  }

  static Set<List<Move>> paths(OptimalAlignmentGraph graph) {
    Set<List<Move>> found = new HashSet<>();
    BitSet met = new BitSet();
    met.set(graph.start());
    collect(graph, graph.start(), new ArrayList<>(), met, found);
    return found;
  }

  private static void collect(
      OptimalAlignmentGraph graph, int state, List<Move> moves, BitSet met, Set<List<Move>> found) {
    if (graph.isGoal(state)) {
      found.add(List.copyOf(moves));
    }
    for (OptimalAlignmentGraph.Edge edge : graph.edges(state)) {
      if (!met.get(edge.target())) {
        met.set(edge.target());
        moves.add(edge.move());
        collect(graph, edge.target(), moves, met, found);
        moves.remove(moves.size() - 1);
        met.clear(edge.target());
      }
    }
  }

  private static BitSet opened(boolean open) {
    BitSet set = new BitSet();
    set.set(0, open);
    return set;
  }

  private static EventLog log(List<String> trace) {
    return TinyLogs.of(trace);
  }
}
