package org.desirepath.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.conformance.alignment.Outlook;
import org.desirepath.conformance.online.CaseState;
import org.desirepath.conformance.online.ConformanceMonitor;
import org.desirepath.conformance.online.MonitorLimits;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.ProcessTree;
import org.desirepath.model.ProcessTree.Activity;
import org.desirepath.model.ProcessTree.Choice;
import org.desirepath.model.ProcessTree.Sequence;
import org.desirepath.model.ProcessTree.Silent;
import org.desirepath.model.UnusableModelException;
import org.junit.jupiter.api.Test;

/** The monitor beside prefix alignments of the same events made from the start. */
final class ConformanceMonitorTest {

  @Test
  void saysAfterEachEventWhereTheCaseStands() {
    ConformanceMonitor monitor = new ConformanceMonitor(insurance());

    CaseState first = monitor.observe("c1", "visit", 10);
    assertThat(first.isExact()).isTrue();
    assertThat(first.upperBound()).isZero();
    assertThat(first.rest())
        .isEqualTo(new Outlook.Rest(3, List.of("offer", "quote", "sign"), List.of("call")));
    CaseState second = monitor.observe("c1", "offer", 30);
    assertThat(second.upperBound()).isEqualTo(1);
    assertThat(second.deviations()).containsExactly(new Move.OfModel("quote", 1));
    assertThat(second.rest().must()).containsExactly("sign");
    assertThat(second.rest().may()).containsExactly("call");
    CaseState third = monitor.observe("c1", "complaint", 20);
    assertThat(third.deviations()).contains(new Move.OfLog("complaint", 2));
    assertThat(third.deviationCount()).isEqualTo(2);
    assertThat(third.lateEvents()).isEqualTo(1);
    assertThat(third.lastMillis()).isEqualTo(30);
    assertThat(third.fitness()).isEqualTo(1 - 2.0 / 3);
    CaseState last = monitor.observe("c1", "sign", 40);
    assertThat(last.rest()).isEqualTo(new Outlook.Rest(0, List.of(), List.of()));
    assertThat(monitor.state("c1")).contains(last);
  }

  @Test
  void casesThatAreClosedOrForgottenAreNoLongerKnown() {
    ConformanceMonitor monitor = new ConformanceMonitor(insurance());
    monitor.observe("a", "visit", 10);
    monitor.observe("b", "visit", 20);
    monitor.observe("c", "visit", 30);

    assertThat(monitor.close("b")).map(CaseState::events).contains(1);
    assertThat(monitor.close("b")).isEmpty();
    assertThat(monitor.forgetSilentSince(30)).containsExactly("a");
    assertThat(monitor.state("a")).isEmpty();
    assertThat(monitor.caseCount()).isEqualTo(1);
  }

  @Test
  void tooManyCasesReduceTheOneSilentLongest() {
    ConformanceMonitor monitor =
        new ConformanceMonitor(insurance(), new MonitorLimits(20, 100, 2, 50));
    for (String id : List.of("a", "b", "a", "c", "d")) {
      monitor.observe(id, "visit", 0);
    }

    assertThat(monitor.caseCount()).isEqualTo(4);
    assertThat(monitor.reducedCaseCount()).isEqualTo(2);
    assertThat(monitor.state("a")).map(CaseState::events).contains(2);
    assertThat(monitor.state("b")).map(CaseState::events).contains(1);
    monitor.observe("b", "quote", 1);
    assertThat(monitor.reducedCaseCount()).isEqualTo(2);
    assertThat(monitor.state("b")).map(CaseState::events).contains(2);
  }

  @Test
  void aLongNoisyCaseStaysSmall() {
    ConformanceMonitor monitor =
        new ConformanceMonitor(insurance(), new MonitorLimits(3, 4, 10, 5));
    CaseState state = monitor.observe("a", "visit", 0);
    for (int i = 0; i < 10_000; i++) {
      state = monitor.observe("a", i % 2 == 0 ? "sign" : "visit", i);
    }

    assertThat(monitor.cellCount()).isLessThanOrEqualTo(4);
    assertThat(state.deviations()).hasSize(5);
    assertThat(state.deviationCount()).isGreaterThan(9_000);
    assertThat(state.lowerBound()).isPositive();
  }

  @Property(tries = 400)
  void withoutLimitsTheCostAfterEachEventIsThatOfAPrefixAlignment(@ForAll long seed) {
    RandomModels random = new RandomModels(seed);
    DesignedJourney model = random.weighted();
    List<String> trace = random.trace(10, true);
    ConformanceMonitor monitor = monitor(model, MonitorLimits.NONE);
    for (int i = 0; i < trace.size(); i++) {
      CaseState state = monitor.observe("c", trace.get(i), i);
      assertThat(state.isExact()).isTrue();
      assertThat(state.upperBound()).isEqualTo(prefixCost(model, trace.subList(0, i + 1)));
      assertThat(cost(model, state.deviations())).isEqualTo(state.upperBound());
      assertThat(state.deviations()).hasSize((int) state.deviationCount());
    }
  }

  @Property(tries = 400)
  void limitsLeaveACertifiedIntervalWhileCasesTakeTurns(@ForAll long seed) {
    RandomModels random = new RandomModels(seed);
    DesignedJourney model = random.weighted();
    Random chance = new Random(seed);
    MonitorLimits limits =
        new MonitorLimits(chance.nextInt(3), 1 + chance.nextInt(4), 1 + chance.nextInt(2), 100);
    ConformanceMonitor monitor = monitor(model, limits);
    List<List<String>> cases = new ArrayList<>();
    for (int c = 0; c < 3; c++) {
      cases.add(random.trace(10, true));
    }
    for (int i = 0; i < 10; i++) {
      for (int c = 0; c < cases.size(); c++) {
        if (i < cases.get(c).size()) {
          CaseState state = monitor.observe("c" + c, cases.get(c).get(i), i);
          int optimum = prefixCost(model, cases.get(c).subList(0, i + 1));
          assertThat(state.lowerBound()).isLessThanOrEqualTo(optimum);
          assertThat(state.upperBound()).isGreaterThanOrEqualTo(optimum);
        }
      }
      assertThat(monitor.cellCount())
          .isLessThanOrEqualTo((long) limits.maxCases() * limits.maxCells() + cases.size());
    }
  }

  @Property(tries = 200)
  void withinItsSlackACaseStaysExact(@ForAll long seed) {
    RandomModels random = new RandomModels(seed);
    DesignedJourney model = random.plain();
    List<String> trace = random.trace(8, false);
    ConformanceMonitor monitor = monitor(model, new MonitorLimits(3, 1000, 1, 100));
    for (int i = 0; i < trace.size(); i++) {
      CaseState state = monitor.observe("c", trace.get(i), i);
      if (prefixCost(model, trace.subList(0, i + 1)) <= 4) {
        assertThat(state.isExact()).isTrue();
      }
    }
  }

  private static ConformanceMonitor monitor(DesignedJourney model, MonitorLimits limits) {
    try {
      return new ConformanceMonitor(model, limits);
    } catch (UnusableModelException e) {
      Assume.that(false);
      throw e;
    }
  }

  private static int prefixCost(DesignedJourney model, List<String> trace) {
    BitSet open = new BitSet();
    open.set(0);
    return OptimalAlignments.STANDARD
        .withThreads(1)
        .check(TinyLogs.of(trace), model, open)
        .variants()
        .get(0)
        .alignment()
        .upperBound();
  }

  private static long cost(DesignedJourney model, List<Move> moves) {
    long cost = 0;
    for (Move move : moves) {
      cost +=
          move instanceof Move.OfLog log
              ? model.facts().touchpoint(log.activity()).unplannedWeight()
              : model.facts().touchpoint(((Move.OfModel) move).activity()).missingWeight();
    }
    return cost;
  }

  private static DesignedJourney insurance() {
    ProcessTree tree =
        new ProcessTree(
            "insurance",
            new Sequence(
                List.of(
                    new Activity("1", "visit"),
                    new Activity("2", "quote"),
                    new Activity("3", "offer"),
                    new Choice(List.of(new Activity("4", "call"), new Silent())),
                    new Activity("5", "sign"))));
    return new DesignedJourney(tree.toPetriNet(), JourneyBlueprint.empty("insurance"), List.of());
  }
}
