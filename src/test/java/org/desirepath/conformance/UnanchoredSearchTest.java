package org.desirepath.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.conformance.alignment.Alignment;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.conformance.alignment.Outlook;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.Marking;
import org.desirepath.model.ProcessTree;
import org.desirepath.model.ProcessTree.Activity;
import org.desirepath.model.ProcessTree.Sequence;
import org.junit.jupiter.api.Test;

/** Postfix and infix alignments by hand, and beside all of them enumerated by definition. */
final class UnanchoredSearchTest {

  @Test
  void whatStandsBeforeTheFirstEventIsNoMove() {
    ConformanceResult result = check(inOrder("a", "b", "c", "d"), List.of("c", "d"), false);

    assertThat(result.variants().get(0).alignment().moves())
        .containsExactly(new Move.Synchronous("c", 0, 2), new Move.Synchronous("d", 1, 3));
    assertThat(result.variants().get(0).alignment().upperBound()).isZero();
    assertThat(result.variants().get(0).fitness(result.cheapestRunCost())).isEqualTo(1);
  }

  @Test
  void aPostfixGoesToTheEndAndAnInfixStopsAtTheLastEvent() {
    List<String> trace = List.of("b", "x");

    ConformanceResult postfix = check(inOrder("a", "b", "c", "d"), trace, false);
    ConformanceResult infix = check(inOrder("a", "b", "c", "d"), trace, true);

    assertThat(postfix.variants().get(0).alignment().upperBound()).isEqualTo(2);
    assertThat(postfix.variants().get(0).fitness(postfix.cheapestRunCost())).isZero();
    assertThat(infix.variants().get(0).alignment().moves())
        .containsExactly(new Move.Synchronous("b", 0, 1), new Move.OfLog("x", 1));
    assertThat(infix.variants().get(0).fitness(infix.cheapestRunCost())).isEqualTo(0.5);
  }

  @Test
  void anEmptyTraceFitsAnywhereAndItsFitnessIsOne() {
    ConformanceResult result = check(inOrder("a", "b"), List.of(), false);

    assertThat(result.variants().get(0).alignment().moves()).isEmpty();
    assertThat(result.variants().get(0).fitness(result.cheapestRunCost())).isEqualTo(1);
  }

  @Test
  void truncatedTracesAreInNoFigureOfTheWholeOnes() {
    BitSet truncated = new BitSet();
    truncated.set(1, 3);
    BitSet open = new BitSet();
    open.set(2);
    ConformanceResult result =
        OptimalAlignments.STANDARD.check(
            TinyLogs.of(List.of("a", "b", "c"), List.of("b", "c"), List.of("b", "x"), List.of("a")),
            inOrder("a", "b", "c"),
            open,
            truncated);

    ConformanceSummary summary = ConformanceSummary.of(result);

    assertThat(summary.journeys()).isEqualTo(2);
    assertThat(summary.cost()).isEqualTo(2);
    assertThat(summary.open().journeys()).isZero();
    assertThat(summary.truncated()).isEqualTo(new ConformanceSummary.Truncated(2, 1, 1, 1, 1, 4));
    assertThat(summary.truncated().fitness()).hasValue(0.75);
  }

  @Test
  void theRestOfAnInfixIsWhatHoldsWhereverItMayStand() {
    // b stands at two places, so after it c may or may not still come, and d must
    ConformanceResult result = check(inOrder("a", "b", "c", "b", "d"), List.of("b"), true);

    assertThat(result.outlook().rest(result.endMarkings(0)))
        .isEqualTo(new Outlook.Rest(3, List.of("b", "c", "d"), List.of()));
    ConformanceResult anywhere = check(inOrder("a", "b", "c"), List.of("x"), true);
    assertThat(anywhere.outlook().rest(anywhere.endMarkings(0)))
        .isEqualTo(new Outlook.Rest(0, List.of(), List.of("a", "b", "c")));
  }

  @Property(tries = 500)
  void postfixAlignmentsAgreeWithEnumeration(@ForAll long seed) {
    RandomModels random = new RandomModels(seed);
    compare(random.plain(), random.trace(5, false), false);
  }

  @Property(tries = 500)
  void weightedPostfixAlignmentsWithExitsAgreeWithEnumeration(@ForAll long seed) {
    RandomModels random = new RandomModels(seed);
    compare(random.weighted(), random.trace(5, true), false);
  }

  @Property(tries = 500)
  void infixAlignmentsAgreeWithEnumeration(@ForAll long seed) {
    RandomModels random = new RandomModels(seed);
    compare(random.weighted(), random.trace(5, true), true);
  }

  @Property(tries = 150)
  void boundsAtAnyLimitHoldTheOptimum(@ForAll long seed) {
    RandomModels random = new RandomModels(seed);
    DesignedJourney model = random.weighted();
    List<String> trace = random.trace(8, true);
    BruteForce all = enumerated(model);
    Assume.that(all.canEnd());
    boolean open = seed % 2 == 0;
    int optimum = Collections.min(costs(all, trace, open).values());
    for (int limit = 1; limit < 60; limit += 3) {
      OptimalAlignments limited = new OptimalAlignments(1, 1000, limit, 0);
      Alignment found =
          limited
              .check(TinyLogs.of(trace), model, first(open), first(true))
              .variants()
              .get(0)
              .alignment();
      assertThat(found.lowerBound()).isLessThanOrEqualTo(optimum);
      assertThat(found.upperBound()).isGreaterThanOrEqualTo(optimum);
      assertThat(cost(model, found.moves())).isEqualTo(found.upperBound());
    }
  }

  private static void compare(DesignedJourney model, List<String> trace, boolean open) {
    BruteForce all = enumerated(model);
    Assume.that(all.canEnd());
    Map<Integer, Integer> costs = costs(all, trace, open);
    int optimum = Collections.min(costs.values());
    ConformanceResult result =
        OptimalAlignments.STANDARD
            .withThreads(1)
            .check(TinyLogs.of(trace), model, first(open), first(true));
    VariantAlignment found = result.variants().get(0);
    assertThat(found.alignment().isOptimal()).isTrue();
    assertThat(found.alignment().upperBound()).isEqualTo(optimum);
    assertThat(found.fitness(result.cheapestRunCost())).isBetween(0.0, 1.0);
    List<Marking> markings = List.copyOf(all.markings());
    Set<List<Move>> expected = new HashSet<>();
    try {
      for (int m = 0; m < markings.size(); m++) {
        if (all.solve(markings.get(m), trace, open) == optimum) {
          all.optimal().stream().filter(UnanchoredSearchTest::beginsSeen).forEach(expected::add);
        }
      }
    } catch (BruteForce.TooLarge e) {
      return;
    }
    assertThat(found.alignment().moves()).isEqualTo(Collections.min(expected, all.tieBreak()));
    assertThat(OptimalAlignmentsPropertyTest.paths(result.optimalAlignments(0).orElseThrow()))
        .isEqualTo(expected);
  }

  /** No step of the model before the first synchronous move. */
  private static boolean beginsSeen(List<Move> moves) {
    for (Move move : moves) {
      if (move instanceof Move.Synchronous) {
        return true;
      }
      if (!(move instanceof Move.OfLog)) {
        return false;
      }
    }
    return true;
  }

  private static Map<Integer, Integer> costs(BruteForce all, List<String> trace, boolean open) {
    Map<Integer, Integer> costs = new TreeMap<>();
    for (Marking marking : all.markings()) {
      costs.put(costs.size(), all.solve(marking, trace, open));
    }
    return costs;
  }

  private static int cost(DesignedJourney model, List<Move> moves) {
    int cost = 0;
    for (Move move : moves) {
      if (move instanceof Move.OfLog log) {
        boolean free = model.facts().unplannedAllowed().contains(log.activity());
        cost += free ? 0 : model.facts().touchpoint(log.activity()).unplannedWeight();
      } else if (move instanceof Move.OfModel missing) {
        var touchpoint = model.facts().touchpoint(missing.activity());
        cost += touchpoint.observable() ? touchpoint.missingWeight() : 0;
      }
    }
    return cost;
  }

  private static BruteForce enumerated(DesignedJourney model) {
    try {
      return new BruteForce(model);
    } catch (BruteForce.TooLarge e) {
      Assume.that(false);
      throw e;
    }
  }

  private static ConformanceResult check(DesignedJourney model, List<String> trace, boolean open) {
    return OptimalAlignments.STANDARD.check(TinyLogs.of(trace), model, first(open), first(true));
  }

  private static DesignedJourney inOrder(String... labels) {
    List<ProcessTree.Node> steps = new ArrayList<>();
    for (String label : labels) {
      steps.add(new Activity(label + steps.size(), label));
    }
    return new DesignedJourney(
        new ProcessTree("order", new Sequence(steps)).toPetriNet(),
        JourneyBlueprint.empty("order"),
        List.of());
  }

  private static BitSet first(boolean is) {
    BitSet set = new BitSet();
    set.set(0, is);
    return set;
  }
}
