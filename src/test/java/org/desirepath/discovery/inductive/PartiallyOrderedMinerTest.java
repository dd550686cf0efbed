package org.desirepath.discovery.inductive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.desirepath.ExampleLogs;
import org.desirepath.discovery.DiscoveryAlgorithm;
import org.desirepath.discovery.DiscoveryAlgorithmContract;
import org.desirepath.discovery.RandomLogs;
import org.desirepath.discovery.RealLogs;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.PartiallyOrderedModel;
import org.desirepath.model.PartiallyOrderedModel.Before;
import org.desirepath.model.PartiallyOrderedModel.Order;
import org.desirepath.model.Soundness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartiallyOrderedMinerTest implements DiscoveryAlgorithmContract<PartiallyOrderedModel> {

  @Override
  public DiscoveryAlgorithm<PartiallyOrderedModel> algorithm() {
    return new PartiallyOrderedMiner(0);
  }

  /** c waits for a and b, d for b only: no process tree says that with one node a label. */
  @Test
  void orderThatNoTreeCanTellIsFound() {
    EventLog log = ExampleLogs.of("a b c d", "b a c d", "a b d c", "b a d c", "b d a c");
    PartiallyOrderedModel model = algorithm().discover(log);

    assertThat(model.root()).isInstanceOf(Order.class);
    assertThat(((Order) model.root()).direct())
        .containsExactlyInAnyOrder(new Before(0, 2), new Before(1, 2), new Before(1, 3));
    AcceptingPetriNet net = model.toPetriNet();
    assertThat(RealLogs.align(log, net).cost()).isZero();
    assertThat(RealLogs.align(ExampleLogs.of("a d b c"), net).cost()).isPositive();
    assertThat(RealLogs.align(ExampleLogs.of("b c a d"), net).cost()).isPositive();
  }

  @Property(tries = 300)
  void everyTraceFitsAtThresholdZeroAndTheModelIsSound(@ForAll long seed) {
    EventLog log = RandomLogs.of(new Random(seed));
    AcceptingPetriNet net = algorithm().discover(log).toPetriNet();

    assertThat(RealLogs.align(log, net).cost()).isZero();
    assertThat(Soundness.of(net, 100_000).violations()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "coselog_receipt.xes.gz",
        "bpic2013_incidents.xes.gz",
        "discovery-benchmark-augusto/BPIC15_1f.xes.gz"
      })
  void everyTraceOfARealLogFitsAtThresholdZero(String name) throws IOException {
    EventLog log = RealLogs.read("logs-xes/real/" + name);

    assertThat(RealLogs.align(log, algorithm().discover(log).toPetriNet()).cost()).isZero();
  }
}
