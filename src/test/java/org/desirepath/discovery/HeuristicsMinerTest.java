package org.desirepath.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.desirepath.ExampleLogs;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.Soundness;
import org.junit.jupiter.api.Test;

class HeuristicsMinerTest implements DiscoveryAlgorithmContract<AcceptingPetriNet> {

  @Override
  public DiscoveryAlgorithm<AcceptingPetriNet> algorithm() {
    return HeuristicsMiner.STANDARD;
  }

  private static EventLog often(int times, String... traces) {
    return ExampleLogs.of(
        Collections.nCopies(times, traces).stream().flatMap(Arrays::stream).toArray(String[]::new));
  }

  @Test
  void successorsThatMixRunSideBySideOthersExclude() {
    AcceptingPetriNet net = algorithm().discover(often(20, "a b c d", "a c b d", "a e d"));

    assertThat(Soundness.of(net, 1000).violations()).isEmpty();
    assertThat(RealLogs.align(ExampleLogs.of("a b c d", "a c b d", "a e d"), net).cost()).isZero();
    assertThat(RealLogs.align(ExampleLogs.of("a b e c d"), net).cost()).isPositive();
    assertThat(RealLogs.align(ExampleLogs.of("a b d"), net).cost()).isOne();
  }

  @Test
  void loopsOfOneAndTwoActivitiesAreFound() {
    AcceptingPetriNet net = algorithm().discover(often(20, "a b b c", "a c", "a b c", "a d e d c"));

    assertThat(RealLogs.align(ExampleLogs.of("a b b b c", "a d e d e d c"), net).cost()).isZero();
  }

  @Test
  void rareDependencyIsLeftOut() {
    AcceptingPetriNet net =
        algorithm().discover(often(1, Collections.nCopies(30, "a b c").toArray(new String[0])));
    String[] traces = Collections.nCopies(30, "a b c").toArray(new String[0]);
    traces[29] = "a c";

    assertThat(Language.difference(net, algorithm().discover(ExampleLogs.of(traces)))).isNull();
  }

  @Property(tries = 300)
  void everyModelIsSound(@ForAll long seed) {
    Random random = new Random(seed);
    AcceptingPetriNet net =
        new HeuristicsMiner(random.nextInt(11) / 10.0, random.nextInt(11) / 10.0)
            .discover(RandomLogs.of(random));

    assertThat(Soundness.of(net, 100_000).violations()).isEmpty();
  }
}
