package org.desirepath.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.UnusableModelException;

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
    assertThat(paths(result.optimalAlignments(0).orElseThrow())).isEqualTo(expected);
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
