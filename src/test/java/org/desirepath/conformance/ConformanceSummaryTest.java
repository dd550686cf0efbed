package org.desirepath.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.ProcessTree;
import org.desirepath.model.ProcessTree.Activity;
import org.desirepath.model.ProcessTree.Node;
import org.desirepath.model.ProcessTree.Sequence;
import org.junit.jupiter.api.Test;

final class ConformanceSummaryTest {
  private static final DesignedJourney MODEL = sequence("a", "b");

  private static DesignedJourney sequence(String... names) {
    List<Node> steps = Stream.of(names).<Node>map(name -> new Activity(name, name)).toList();
    return new DesignedJourney(
        new ProcessTree("sequence", new Sequence(steps)).toPetriNet(),
        JourneyBlueprint.empty("sequence"),
        List.of());
  }

  @Test
  void openJourneysAreCountedApart() {
    BitSet open = new BitSet();
    open.set(2, 4);
    ConformanceResult result =
        OptimalAlignments.STANDARD.check(
            TinyLogs.of(List.of("a", "b"), List.of("a"), List.of("a"), List.of("x")), MODEL, open);
    ConformanceSummary summary = ConformanceSummary.of(result);
    assertThat(summary.journeys()).isEqualTo(2);
    assertThat(summary.cost()).isEqualTo(1);
    assertThat(summary.costPerJourney()).hasValue(0.5);
    assertThat(summary.fittingJourneys()).isEqualTo(1);
    assertThat(summary.fittingShare()).hasValue(0.5);
    assertThat(summary.fitness().getAsDouble()).isCloseTo(1 - 1.0 / 7, within(1e-15));
    assertThat(summary.meanFitness().getAsDouble()).isCloseTo((1 + 1 - 1.0 / 3) / 2, within(1e-15));
    assertThat(summary.open()).isEqualTo(new ConformanceSummary.Open(2, 1, 1, 1));
    assertThat(summary.isOptimal()).isTrue();
  }

  @Test
  void meansOfNoResolvedJourneyAreEmpty() {
    BitSet open = new BitSet();
    open.set(0);
    ConformanceSummary summary =
        ConformanceSummary.of(
            OptimalAlignments.STANDARD.check(TinyLogs.of(List.of("a")), MODEL, open));
    assertThat(summary.fitness()).isEmpty();
    assertThat(summary.meanFitness()).isEmpty();
    assertThat(summary.fittingShare()).isEmpty();
    assertThat(summary.costPerJourney()).isEmpty();
  }

  @Test
  void boundsOfFitnessHoldTheOptimum() {
    DesignedJourney model = sequence("a", "b", "c", "d");
    EventLog reversed = TinyLogs.of(List.of("d", "c", "b", "a"));
    ConformanceSummary exact =
        ConformanceSummary.of(OptimalAlignments.STANDARD.check(reversed, model, new BitSet()));
    ConformanceSummary bounded =
        ConformanceSummary.of(
            new OptimalAlignments(1, 100, 2, 0).check(reversed, model, new BitSet()));
    assertThat(bounded.isOptimal()).isFalse();
    double optimum = exact.fitness().getAsDouble();
    assertThat(bounded.fitness().getAsDouble()).isLessThanOrEqualTo(optimum);
    assertThat(bounded.fitnessUpperBound().getAsDouble()).isGreaterThanOrEqualTo(optimum);
  }
}
