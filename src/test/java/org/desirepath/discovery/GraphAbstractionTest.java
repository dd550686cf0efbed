package org.desirepath.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.desirepath.ExampleLogs;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.DirectlyFollowsGraph;
import org.desirepath.model.Soundness;
import org.junit.jupiter.api.Test;

class GraphAbstractionTest {

  @Test
  void everythingStaysAtFullShares() {
    DirectlyFollowsGraph graph =
        new DirectlyFollowsMiner().discover(ExampleLogs.of("a b c", "a c", "d"));
    GraphAbstraction.Result result = new GraphAbstraction(1, 1).apply(graph);

    assertThat(result.graph()).isEqualTo(graph);
    assertThat(result.hiddenEventShare()).isZero();
    assertThat(result.hiddenStepShare()).isZero();
  }

  @Test
  void hiddenShareCountsEventsAndSteps() {
    DirectlyFollowsGraph graph =
        new DirectlyFollowsMiner().discover(ExampleLogs.of("a b", "a b", "a b", "a x b"));
    GraphAbstraction.Result result = new GraphAbstraction(0.5, 0).apply(graph);

    assertThat(result.graph().labels()).containsExactly("a", "b");
    assertThat(result.hiddenActivities()).isOne();
    assertThat(result.hiddenEventShare()).isCloseTo(1 / 9.0, within(1e-12));
    assertThat(result.hiddenPaths()).isEqualTo(2);
    assertThat(result.hiddenStepShare()).isCloseTo(2 / 13.0, within(1e-12));
  }

  @Property(tries = 300)
  void whatStaysIsConnectedAndAddsUpWithWhatIsHidden(@ForAll long seed) {
    Random random = new Random(seed);
    EventLog log = RandomLogs.of(random);
    DirectlyFollowsGraph graph = new DirectlyFollowsMiner().discover(log);
    GraphAbstraction.Result result =
        new GraphAbstraction(random.nextInt(11) / 10.0, random.nextInt(11) / 10.0).apply(graph);
    DirectlyFollowsGraph shown = result.graph();

    assertThat(Soundness.of(shown.toPetriNet(), 10_000).violations()).isEmpty();
    assertThat(
            result.hiddenEvents()
                + shown.activities().stream()
                    .mapToLong(DirectlyFollowsGraph.Activity::events)
                    .sum())
        .isEqualTo(result.events());
    assertThat(result.hiddenActivities() + shown.activities().size())
        .isEqualTo(graph.activities().size());
  }
}
