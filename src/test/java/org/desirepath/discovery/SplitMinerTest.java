package org.desirepath.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.desirepath.ExampleLogs;
import org.desirepath.eventlog.EventLog;
import org.desirepath.io.LogFiles;
import org.desirepath.io.LogOptions;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.Soundness;
import org.junit.jupiter.api.Test;

class SplitMinerTest implements DiscoveryAlgorithmContract<AcceptingPetriNet> {

  @Override
  public DiscoveryAlgorithm<AcceptingPetriNet> algorithm() {
    return SplitMiner.STANDARD;
  }

  @Test
  void balancedPairRunsSideBySideInABlock() {
    AcceptingPetriNet net = algorithm().discover(ExampleLogs.of("a b c d", "a c b d"));

    assertThat(RealLogs.align(ExampleLogs.of("a b c d", "a c b d"), net).cost()).isZero();
    assertThat(RealLogs.align(ExampleLogs.of("a b d"), net).cost()).isOne();
  }

  @Test
  void choiceInsideABranchStaysInside() {
    EventLog log = ExampleLogs.of("a b x d", "a x b d", "a c x d", "a x c d");
    AcceptingPetriNet net = algorithm().discover(log);

    assertThat(RealLogs.align(log, net).cost()).isZero();
    assertThat(RealLogs.align(ExampleLogs.of("a b c x d"), net).cost()).isOne();
    assertThat(RealLogs.align(ExampleLogs.of("a b d"), net).cost()).isOne();
  }

  @Test
  void unevenPairKeepsItsStrongerDirection() {
    EventLog log = ExampleLogs.of("a b c", "a b c", "a b c", "a b c", "a c b");

    assertThat(RealLogs.align(ExampleLogs.of("a b c"), algorithm().discover(log)).cost()).isZero();
    assertThat(RealLogs.align(ExampleLogs.of("a c b"), algorithm().discover(log)).cost())
        .isPositive();
  }

  @Property(tries = 500)
  void everyModelIsSound(@ForAll long seed) {
    Random random = new Random(seed);
    AcceptingPetriNet net =
        new SplitMiner(random.nextInt(11) / 10.0, random.nextInt(11) / 10.0)
            .discover(RandomLogs.of(random));

    assertThat(Soundness.of(net, 100_000).violations()).isEmpty();
  }

  @Test
  void modelOfEveryRealLogIsSound() throws IOException {
    for (Path file : RealLogs.all()) {
      EventLog log = LogFiles.read(List.of(file), LogOptions.detected()).log();
      assertThat(Soundness.of(algorithm().discover(log), 1_000_000).violations())
          .as(file.toString())
          .isEmpty();
    }
  }
}
