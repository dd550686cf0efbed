package org.desirepath.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.desirepath.ExampleLogs;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.model.DirectlyFollowsGraph;
import org.junit.jupiter.api.Test;

class DirectlyFollowsMinerTest implements DiscoveryAlgorithmContract<DirectlyFollowsGraph> {

  @Override
  public DiscoveryAlgorithm<DirectlyFollowsGraph> algorithm() {
    return new DirectlyFollowsMiner();
  }

  @Test
  void countsPairsWithinTracesOnly() {
    DirectlyFollowsGraph graph = algorithm().discover(ExampleLogs.of("a b b c", "a c", "c"));

    assertThat(graph.edges())
        .extracting(e -> e.from() + e.to() + e.count() + e.traces())
        .containsExactly("ab11", "ac11", "bb11", "bc11");
    assertThat(graph.start()).isEqualTo(Map.of("a", 2, "c", 1));
    assertThat(graph.end()).isEqualTo(Map.of("c", 3));
    assertThat(graph.activities())
        .containsExactly(
            new DirectlyFollowsGraph.Activity("a", 2, 2),
            new DirectlyFollowsGraph.Activity("b", 2, 1),
            new DirectlyFollowsGraph.Activity("c", 3, 3));
  }

  @Test
  void medianIsTheLowerMiddleWait() {
    EventLogBuilder log = EventLog.builder("waits");
    for (int wait : new int[] {5, 1, 9, 3}) {
      int trace = log.newTrace("w" + wait);
      log.addEvent(trace, "a", 100);
      log.addEvent(trace, "b", 100 + wait);
    }

    assertThat(algorithm().discover(log.build()).edges().get(0).medianMillis()).isEqualTo(3);
  }

  @Test
  void pairWithoutTimesHasNoMedian() {
    EventLogBuilder log = EventLog.builder("untimed");
    int trace = log.newTrace("t");
    log.addEvent(trace, "a", EventLog.NO_TIME);
    log.addEvent(trace, "b", EventLog.NO_TIME);

    assertThat(algorithm().discover(log.build()).edges().get(0).medianMillis()).isEqualTo(-1);
  }
}
