package org.desirepath.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.DesignedJourney;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real logs and nets with optimal costs that other engines found. */
final class OptimalAlignmentsOracleTest {

  @ParameterizedTest
  @CsvSource({
    "running-example, im00",
    "running-example, im02",
    "roadtraffic100traces, im00",
    "roadtraffic100traces, im02",
    "SEPSIS, im00",
    "SEPSIS, im02",
    "RTFMP, im00",
    "RTFMP, im02",
    "BPIC13_i, im02",
    "receipt, im02",
    "BPIC12, im00",
    "BPIC12, im02"
  })
  void costOfEveryVariantIsTheOneTwoOtherEnginesFound(String logName, String netName)
      throws IOException {
    EventLog log = SharedData.variants(logName);
    DesignedJourney model =
        SharedData.net(SharedData.oracles().resolve(logName + "." + netName + ".pnml"));
    ConformanceResult result = OptimalAlignments.STANDARD.check(log, model, new BitSet());
    verifyAll(result);
    List<String> rows =
        Files.readAllLines(SharedData.oracles().resolve(logName + "." + netName + ".dev.tsv"));
    assertThat(rows).hasSizeGreaterThan(1);
    for (String row : rows.subList(1, rows.size())) {
      String[] cells = row.split("\t", -1);
      int variant = result.variantOf(Integer.parseInt(cells[0]));
      assertThat(result.variants().get(variant).alignment().upperBound())
          .as("variant %s", cells[0])
          .isEqualTo(Integer.parseInt(cells[3]));
    }
  }

  /**
   * Nets without published optima, M10, M6 and the larger pr ones with too many markings to build
   * ahead: every variant gets an interval that its own alignment proves from above. The published
   * recomposed alignments of prEm6 have 4,800 deviations, which are optimal.
   */
  @ParameterizedTest
  @CsvSource({
    "M7, 0, 8782, 8782",
    "ML5, 0, 10754, 10754",
    "prCm6, 0, 12538, 12538",
    "prEm6, 0, 4800, 4800",
    "M6, 1500, 0, 0",
    "M10, 1500, 0, 0",
    "prGm6, 1500, 0, 26288",
    "prDm6, 1500, 0, 0"
  })
  void largeNetIsExactOrCertified(String netName, long budget, long least, long most)
      throws Exception {
    Path benchmark = SharedData.data().resolve("pairs/alignment-benchmark");
    Path file = benchmark.resolve("logs-reconstructed-from-alignments/" + netName + ".csv.gz");
    assumeTrue(Files.exists(file), "skipped: no " + file);
    DesignedJourney model = SharedData.net(benchmark.resolve("models/" + netName + ".pnml"));
    String suffix =
        model.net().labels().stream().allMatch(l -> l.endsWith("+complete")) ? "+complete" : "";
    EventLog log = SharedData.rows(file, suffix);
    ConformanceResult result =
        OptimalAlignments.STANDARD.withBudgetMillis(budget).check(log, model, new BitSet());
    verifyAll(result);
    ConformanceSummary summary = ConformanceSummary.of(result);
    assertThat(summary.isOptimal() || budget > 0).isTrue();
    assertThat(summary.cost()).isGreaterThanOrEqualTo(least);
    if (most > 0) {
      assertThat(summary.costLowerBound()).isLessThanOrEqualTo(most);
    }
  }

  private static void verifyAll(ConformanceResult result) {
    for (VariantAlignment variant : result.variants()) {
      AlignmentCheck.verify(result.model(), variant);
    }
  }
}
