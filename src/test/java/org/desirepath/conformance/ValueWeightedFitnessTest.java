package org.desirepath.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.eventlog.Role;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.ProcessTree;
import org.desirepath.model.ProcessTree.Activity;
import org.desirepath.model.ProcessTree.Sequence;
import org.junit.jupiter.api.Test;

final class ValueWeightedFitnessTest {
  private static final DesignedJourney MODEL =
      new DesignedJourney(
          new ProcessTree(
                  "ab", new Sequence(List.of(new Activity("a", "a"), new Activity("b", "b"))))
              .toPetriNet(),
          JourneyBlueprint.empty("ab"),
          List.of());

  private final EventLogBuilder builder = EventLog.builder("values");
  private int journeys;

  private void journey(String value, String... activities) {
    int trace = builder.trace("j" + journeys++);
    for (String activity : activities) {
      builder.addEvent(trace, activity, 0);
    }
    if (!value.isEmpty()) {
      builder.traceColumn("worth").setText(trace, value);
    }
  }

  private ValueWeightedFitness fitness(BitSet open) {
    EventLog log = builder.build();
    return ValueWeightedFitness.of(OptimalAlignments.STANDARD.check(log, MODEL, open), log);
  }

  @Test
  void dearJourneysWeighMore() {
    builder.role(Role.VALUE, "worth");
    journey("300", "a", "b");
    journey("100", "a");
    journey("", "b");
    journey("much", "a", "a", "b");

    ValueWeightedFitness found = fitness(new BitSet());

    // fitness 1, and 1 - 1/3 with b missing
    double mean = (300 + 100 * 2.0 / 3) / 400;
    assertThat(found.mean().value()).isCloseTo(mean, within(1e-12));
    double squares =
        StrictMath.pow(300 * (1 - mean), 2) + StrictMath.pow(100 * (2.0 / 3 - mean), 2);
    assertThat(found.mean().interval().low())
        .isCloseTo(mean - 1.959963984540054 * StrictMath.sqrt(squares) / 400, within(1e-12));
    assertThat(found.mean().interval().high()).isLessThanOrEqualTo(1);
    assertThat(found.valued()).isEqualTo(2);
    assertThat(found.unvalued()).isEqualTo(2);
  }

  @Test
  void withoutValuesThereIsAReason() {
    journey("", "a", "b");
    assertThat(fitness(new BitSet()).mean().absentReason()).contains("--value");
  }

  @Test
  void openJourneysAreLeftOut() {
    builder.role(Role.VALUE, "worth");
    journey("5", "a");
    BitSet open = new BitSet();
    open.set(0);
    assertThat(fitness(open).mean().absentReason()).contains("no resolved journey");
    assertThat(fitness(open).valued()).isZero();
  }
}
