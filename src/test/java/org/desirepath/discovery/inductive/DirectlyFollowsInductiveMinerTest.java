package org.desirepath.discovery.inductive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.desirepath.ExampleLogs;
import org.desirepath.discovery.DiscoveryAlgorithm;
import org.desirepath.discovery.DiscoveryAlgorithmContract;
import org.desirepath.discovery.RandomLogs;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.ProcessTree;
import org.desirepath.model.ReachabilityGraph;
import org.desirepath.model.Soundness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectlyFollowsInductiveMinerTest implements DiscoveryAlgorithmContract<ProcessTree> {

  @Override
  public DiscoveryAlgorithm<ProcessTree> algorithm() {
    return new DirectlyFollowsInductiveMiner(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a, b                       | X(a, b)",
        "a b, a b                   | ->(a, b)",
        "a b, b a                   | +(a, b)",
        "a, a b a                   | *(a, b)",
        "a, a b a, a c a            | *(a, X(b, c))",
        "a b c, a c, a b            | ->(a, X(tau, b), X(tau, c))",
        "a, a b c                   | ->(a, X(tau, ->(b, c)))",
        "a, '', a a                 | X(tau, *(a, tau))",
        "a b c d, a c b d, a e d    | ->(a, X(+(b, c), e), d)",
        "a b a b                    | *(X(a, b), tau)"
      })
  void eachCutIsFoundInTheGraphAlone(String traces, String tree) {
    EventLog log = ExampleLogs.of(traces.replace("'", "").split(",", -1));

    assertThat(TreeText.of(algorithm().discover(log).root())).isEqualTo(tree);
  }

  @Test
  void rareEdgesAndRareSkipsGoWithAThreshold() {
    String[] traces = new String[20];
    Arrays.fill(traces, "a b c");
    traces[18] = "c a";
    traces[19] = "a c";
    EventLog log = ExampleLogs.of(traces);

    assertThat(TreeText.of(new DirectlyFollowsInductiveMiner(0.2).discover(log).root()))
        .isEqualTo("->(a, b, c)");
    assertThat(TreeText.of(algorithm().discover(log).root())).isNotEqualTo("->(a, b, c)");
  }

  /** The promise of the paper: every model is sound. */
  @Property(tries = 300)
  void modelOfAnyLogIsSound(@ForAll long seed) {
    Random random = new Random(seed);
    EventLog log = RandomLogs.of(random);
    double noise = random.nextInt(3) * 0.2;

    assertThat(
            Soundness.of(
                    new DirectlyFollowsInductiveMiner(noise).discover(log).toPetriNet(),
                    ReachabilityGraph.DEFAULT_MAX_MARKINGS)
                .isSound())
        .isTrue();
  }

  @Test
  void thresholdOutsideItsRangeIsRefused() {
    assertThatThrownBy(() -> new DirectlyFollowsInductiveMiner(-0.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[0,1]");
  }
}
