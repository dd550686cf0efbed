package org.desirepath.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import org.desirepath.conformance.OptimalAlignments;
import org.desirepath.diagnostics.deviations.DeviationKind;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.io.ModelFiles;
import org.desirepath.model.DesignedJourney;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnusualWaitsTest {
  @TempDir Path folder;

  /**
   * From a to b: 1.0, 1.1, ..., 4.0 s, then one of 1000 s and one of 2 ms. Of the 33 logarithms the
   * median is that of 2500 ms, the 17th. c comes 10 s after b, but for one journey, so it has no
   * spread.
   */
  private static EventLog log() {
    EventLogBuilder builder = EventLog.builder("waits");
    for (int i = 0; i < 33; i++) {
      int trace = builder.newTrace("t" + i);
      long wait = i < 31 ? 1_000 + 100L * i : i == 31 ? 1_000_000 : 2;
      builder.addEvent(trace, "a", 0);
      builder.addEvent(trace, "b", wait);
      builder.addEvent(trace, "c", wait + (i == 0 ? 500_000 : 10_000));
    }
    return builder.build();
  }

  private UnusualWaits found(String boundsOfB) throws Exception {
    Path file = folder.resolve("m.journey.yaml");
    Files.writeString(
        file,
        "journey: Waits\nphases:\n  - phase: All\n    steps:\n      - a\n      - touchpoint: b\n"
            + boundsOfB
            + "      - c\n");
    DesignedJourney model = ModelFiles.read(file, null).model();
    EventLog log = log();
    return UnusualWaits.of(log, OptimalAlignments.STANDARD.check(log, model, new BitSet()), 3);
  }

  @Test
  void waitsOutOfTheUsualAreFoundWhereTheDesignGivesNoBound() throws Exception {
    UnusualWaits found = found("");

    assertThat(found.pairs()).isEqualTo(1);
    assertThat(found.rows()).hasSize(2);
    for (UnusualWaits.Row row : found.rows()) {
      assertThat(row.from() + row.to()).isEqualTo("ab");
      assertThat(row.waits()).isEqualTo(33);
      assertThat(row.medianMillis()).isCloseTo(2_500, within(1e-6));
      assertThat(row.share().successes()).isEqualTo(1);
      assertThat(row.share().trials()).isEqualTo(33);
      assertThat(row.few()).isFalse();
    }
    // the deviations of the logarithms from ln 2501, sorted: the 17th is that of 1,800 ms
    double spread = 1.4826 * StrictMath.log(2501 / 1801.0);
    assertThat(found.rows())
        .filteredOn(r -> r.kind() == DeviationKind.LATE)
        .singleElement()
        .satisfies(
            r ->
                assertThat(r.boundMillis())
                    .isCloseTo(2501 * StrictMath.exp(3 * spread) - 1, within(1e-6)));
  }

  @Test
  void aDesignedBoundTakesThePlaceOfTheProfile() throws Exception {
    assertThat(found("        within: 1h\n").rows())
        .singleElement()
        .satisfies(r -> assertThat(r.kind()).isEqualTo(DeviationKind.EARLY));
    assertThat(found("        within: 1h\n        not_before: 1s\n").rows()).isEmpty();
  }
}
