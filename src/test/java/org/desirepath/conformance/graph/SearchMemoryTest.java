package org.desirepath.conformance.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.desirepath.conformance.OptimalAlignments;
import org.desirepath.conformance.TinyLogs;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.ProcessTree;
import org.desirepath.model.ProcessTree.Activity;
import org.desirepath.model.ProcessTree.Parallel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class SearchMemoryTest {
  private static final long TWO_GIGABYTES = 1L << 31;

  @Test
  void twoOfTheLargestSearchesFitIntoTwoGigabytes() {
    SearchMemory memory = SearchMemory.of(TWO_GIGABYTES, OptimalAlignments.STANDARD.maxStates());

    assertThat(memory.mostStates()).isEqualTo(8_000_000);
    assertThat(memory.available()).isEqualTo(2);
  }

  @Test
  void aSmallHeapHasOneSearchOfFewerStates() {
    SearchMemory memory = SearchMemory.of(64L << 20, 8_000_000);

    assertThat(memory.mostStates()).isEqualTo(40 * 1024 * 1024 / 72);
    assertThat(memory.available()).isEqualTo(1);
  }

  @Test
  void onlyALargeTableTakesMemoryAndShrinkingGivesItBack() {
    SearchMemory memory = SearchMemory.of(TWO_GIGABYTES, 8_000_000);
    StateTable table = new StateTable(0, 1, memory);
    for (int round = 0; round < 3; round++) {
      table.clear(-1, 1);
      fill(table, 1000);
      assertThat(memory.available()).isEqualTo(2);
      assertThat(table.shrink()).isFalse();
      table.clear(-1, 1);
      fill(table, SearchMemory.FEW + 1);
      assertThat(memory.available()).isEqualTo(1);
      assertThat(table.shrink()).isTrue();
      assertThat(memory.available()).isEqualTo(2);
      assertThat(table.find(7, 0)).isEqualTo(StateTable.NONE);
    }
  }

  private static void fill(StateTable table, int states) {
    for (int state = 0; state < states; state++) {
      table.open(table.add(state, 0), state % 50, state % 50, StateTable.NONE);
    }
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void aLargeSearchWaitsForTheOnlyShare() throws InterruptedException {
    SearchMemory memory = SearchMemory.of(64L << 20, 8_000_000);
    StateTable first = new StateTable(0, 1, memory);
    StateTable second = new StateTable(0, 1, memory);
    first.enlarge();
    Thread other = new Thread(second::enlarge);
    other.start();
    while (other.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertThat(first.shrink()).isTrue();
    other.join();
    assertThat(memory.available()).isZero();
    assertThat(second.shrink()).isTrue();
  }

  /** The same states whatever the threads, so the same bounds. */
  @Test
  void boundsByStatesDoNotDependOnTheThreads() {
    DesignedJourney model =
        new DesignedJourney(
            new ProcessTree(
                    "abc",
                    new Parallel(
                        List.of(
                            new Activity("1", "a"),
                            new Activity("2", "b"),
                            new Activity("3", "c"))))
                .toPetriNet(),
            JourneyBlueprint.empty("abc"),
            List.of());
    EventLog log =
        TinyLogs.of(List.of("c", "c", "x", "a", "y", "b", "b"), List.of("b", "x", "x", "a"));
    OptimalAlignments few = OptimalAlignments.STANDARD.withMaxStates(3);

    assertThat(few.check(log, model, new BitSet()).variants())
        .anyMatch(variant -> !variant.alignment().isOptimal());
    assertThat(few.withThreads(2).check(log, model, new BitSet()).variants())
        .isEqualTo(few.withThreads(1).check(log, model, new BitSet()).variants());
  }
}
