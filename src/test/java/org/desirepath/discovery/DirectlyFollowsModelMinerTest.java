package org.desirepath.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.desirepath.ExampleLogs;
import org.desirepath.conformance.ConformanceSummary;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.Variant;
import org.desirepath.model.DirectlyFollowsGraph;
import org.desirepath.model.Soundness;
import org.junit.jupiter.api.Test;

class DirectlyFollowsModelMinerTest implements DiscoveryAlgorithmContract<DirectlyFollowsGraph> {

  @Override
  public DiscoveryAlgorithm<DirectlyFollowsGraph> algorithm() {
    return new DirectlyFollowsModelMiner(1);
  }

  @Test
  void rarestEdgesGoWithTheTracesThatTakeThem() {
    EventLog log = ExampleLogs.of("a b", "a b", "a b", "a b", "a c b");

    assertThat(new DirectlyFollowsModelMiner(0.8).discover(log).labels()).containsExactly("a", "b");
    assertThat(new DirectlyFollowsModelMiner(0.9).discover(log).labels())
        .containsExactly("a", "b", "c");
  }

  @Property(tries = 200)
  void atLeastTheWantedShareOfTracesWithEventsFitsAndTheModelIsSound(@ForAll long seed) {
    Random random = new Random(seed);
    EventLog log = RandomLogs.of(random);
    double share = random.nextInt(11) / 10.0;
    DirectlyFollowsGraph graph = new DirectlyFollowsModelMiner(share).discover(log);
    ConformanceSummary summary = RealLogs.align(log, graph.toPetriNet());

    long withEvents =
        log.variants().stream()
            .filter(variant -> !variant.activities().isEmpty())
            .mapToLong(Variant::traceCount)
            .sum();

    assertThat((double) summary.fittingJourneys()).isGreaterThanOrEqualTo(share * withEvents);
    assertThat(Soundness.of(graph.toPetriNet(), 10_000).violations()).isEmpty();
  }

  @Test
  void shareOutsideItsRangeIsRefused() {
    assertThatThrownBy(() -> new DirectlyFollowsModelMiner(-0.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-0.1");
  }
}
