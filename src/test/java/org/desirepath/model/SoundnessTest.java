package org.desirepath.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.desirepath.io.pnml.PnmlReader;
import org.desirepath.model.Soundness.Kind;
import org.desirepath.model.Soundness.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SoundnessTest {
  private final AcceptingPetriNet.Builder net = AcceptingPetriNet.builder("n");
  private final int start = net.place("start");
  private final int end = net.place("end");

  private List<Kind> kinds() {
    AcceptingPetriNet built = net.build(Marking.of(start), List.of(Marking.of(end)));
    return Soundness.of(built, 1000).violations().stream().map(Violation::kind).toList();
  }

  @Test
  void sequenceIsSound() {
    net.input(net.transition("t", "a"), start, 1).output(0, end, 1);

    assertThat(kinds()).isEmpty();
  }

  /** A parallel join after a choice waits for ever. */
  @Test
  void deadlockHasNoOptionToComplete() {
    int left = net.place("left");
    int right = net.place("right");
    net.input(net.transition("l", "l"), start, 1).output(0, left, 1);
    net.input(net.transition("r", "r"), start, 1).output(1, right, 1);
    net.input(net.transition("join", "j"), left, 1).input(2, right, 1).output(2, end, 1);

    assertThat(kinds()).containsExactly(Kind.NO_OPTION_TO_COMPLETE, Kind.DEAD_TRANSITION);
  }

  /** A choice after a parallel split ends twice. */
  @Test
  void tokenLeftBehindIsImproper() {
    int left = net.place("left");
    net.input(net.transition("split", "s"), start, 1).output(0, left, 1).output(0, end, 1);
    net.input(net.transition("again", "t"), left, 1).output(1, end, 1);

    assertThat(kinds()).containsExactly(Kind.NO_OPTION_TO_COMPLETE, Kind.IMPROPER_COMPLETION);
  }

  @Test
  void placeThatCollectsTokensIsUnbounded() {
    net.input(net.transition("more", "m"), start, 1).output(0, start, 1).output(0, end, 1);

    assertThat(kinds()).containsExactly(Kind.UNBOUNDED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AND-Join",
        "AND-Split",
        "AND-XOR-Split-Woped",
        "CapacityPlanning",
        "Example",
        "Sequenz",
        "LoanApplication",
        "LoanApplication-Resources",
        "XOR-SplitnJoin",
        "sts"
      })
  void workflowNetsOfWopedThatAreSoundPass(String name) throws IOException {
    assertThat(Soundness.of(woped(name), 100_000).violations()).isEmpty();
  }

  /** Its AND-split at the start is closed by single steps into the end: tokens stay behind. */
  @Test
  void insuranceNetOfWopedCanStickAndEndImproperly() throws IOException {
    assertThat(Soundness.of(woped("Insurance"), 100_000).violations())
        .extracting(Violation::kind)
        .containsExactly(Kind.NO_OPTION_TO_COMPLETE, Kind.IMPROPER_COMPLETION);
  }

  @Test
  void coverabilityNetOfWopedIsUnbounded() throws IOException {
    assertThat(Soundness.of(woped("MinimalCoverabilitySet"), 100_000).violations())
        .extracting(Violation::kind)
        .containsExactly(Kind.UNBOUNDED);
  }

  private static AcceptingPetriNet woped(String name) throws IOException {
    Path file =
        Path.of(System.getProperty("shared.data", "../shared/data"))
            .resolve("models/pnml-woped/" + name + ".pnml");
    assumeTrue(Files.exists(file), "skipped: no " + file);
    try (InputStream in = Files.newInputStream(file)) {
      return new PnmlReader().read(in, name).net();
    }
  }
}
