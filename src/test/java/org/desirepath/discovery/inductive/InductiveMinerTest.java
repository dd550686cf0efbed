package org.desirepath.discovery.inductive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.desirepath.ExampleLogs;
import org.desirepath.discovery.DiscoveryAlgorithm;
import org.desirepath.discovery.DiscoveryAlgorithmContract;
import org.desirepath.discovery.RandomLogs;
import org.desirepath.discovery.RealLogs;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.ProcessTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InductiveMinerTest implements DiscoveryAlgorithmContract<ProcessTree> {

  @Override
  public DiscoveryAlgorithm<ProcessTree> algorithm() {
    return new InductiveMiner(0);
  }

  /** The log L1 of van der Aalst, "Process mining: data science in action", 2016, chapter 6. */
  @Test
  void textbookLogGivesTheTextbookTree() {
    EventLog log = ExampleLogs.of("a b c d", "a b c d", "a b c d", "a c b d", "a c b d", "a e d");

    assertThat(shown(log, 0)).isEqualTo("->(a, X(+(b, c), e), d)");
  }

  /** One log for each way to go on; (1) to (5) are the fall-throughs in their order. */
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
        "a b a, b a, a b, b         | +(X(tau, *(a, tau)), b)",
        "a b b a, b a b a           | *(->(X(tau, *(b, tau)), a), tau)",
        "a b a b                    | *(->(a, b), tau)"
      })
  void eachCutAndFallThroughIsFound(String traces, String tree) {
    EventLog log = ExampleLogs.of(traces.replace("'", "").split(",", -1));

    assertThat(shown(log, 0)).isEqualTo(tree);
  }

  @Test
  void infrequentEdgeIsFilteredOnlyWithAThreshold() {
    String[] traces = new String[19];
    Arrays.fill(traces, "a b c");
    traces[18] = "c a";
    EventLog log = ExampleLogs.of(traces);

    assertThat(shown(log, 0)).isEqualTo("+(->(X(tau, b), c), a)");
    assertThat(shown(log, 0.2)).isEqualTo("->(a, b, c)");
  }

  /** Two repeats in ten are 1.2 events a trace, three are 1.3. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"2 | ->(a, b)", "3 | ->(a, *(b, tau))"})
  void activityThatIsHardlyEverRepeatedIsDoneOnceWithAThreshold(int repeats, String tree) {
    String[] traces = new String[10];
    Arrays.fill(traces, "a b");
    Arrays.fill(traces, 0, repeats, "a b b");

    assertThat(shown(ExampleLogs.of(traces), 0.2)).isEqualTo(tree);
    assertThat(shown(ExampleLogs.of(traces), 0)).isEqualTo("->(a, *(b, tau))");
  }

  /** Projections that become equal add their weights: were one lost, b would seem rare. */
  @Test
  void weightsOfEqualProjectionsAreSummed() {
    SubLog log = SubLog.of(ExampleLogs.of("a x b", "x a b", "a b x", "x b"));
    SubLog part =
        LogSplits.split(
                log,
                new Cut(
                    Cut.Operator.PARALLEL,
                    List.of(
                        BitSet.valueOf(new long[] {0b011}), BitSet.valueOf(new long[] {0b100}))))
            .get(0);

    assertThat(part.traceCount()).isEqualTo(2);
    assertThat(part.totalWeight()).isEqualTo(4);
  }

  @Test
  void thresholdOutsideItsRangeIsRefused() {
    assertThatThrownBy(() -> new InductiveMiner(1.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[0,1]")
        .hasMessageContaining("1.5");
  }

  @Property(tries = 300)
  void everyTraceOfAnyLogFitsAtThresholdZero(@ForAll long seed) {
    EventLog log = RandomLogs.of(new Random(seed));

    assertThat(RealLogs.align(log, algorithm().discover(log).toPetriNet()).cost()).isZero();
  }

  private static String shown(EventLog log, double noise) {
    return TreeText.of(new InductiveMiner(noise).discover(log).root());
  }
}
