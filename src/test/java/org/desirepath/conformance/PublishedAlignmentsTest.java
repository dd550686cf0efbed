package org.desirepath.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.desirepath.conformance.alignment.Alignment;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.io.LogFiles;
import org.desirepath.io.LogOptions;
import org.desirepath.model.DesignedJourney;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every variant of every table of alignments that was published beside nets and logs: optima of
 * ProM's A*, and alignments of two methods that are not optimal, whose costs no optimum exceeds.
 */
final class PublishedAlignmentsTest {
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

  /** A row of a table. */
  private record Row(List<String> cases, int cost, List<String> events) {}

  @ParameterizedTest
  @CsvSource({
    "BPIC15_2, 828",
    "BPIC2013-ClosedProblems, 183",
    "BPIC2013-incidents, 1511",
    "BPIC2020-DomesticDeclarations, 99",
    "BPIC2020-InternationalDeclarations, 753",
    "BPIC2020-PrepaidTravelCost, 202",
    "M1, 453",
    "M2, 500",
    "M4, 496",
    "M8, 432",
    "M9, 500",
    "ML1, 499",
    "ML4, 500",
    "prAm6, 1049"
  })
  void everyVariantCostsWhatWasPublished(String name, int variants) throws Exception {
    EventLog log = log(name);
    Map<String, Integer> traces = new HashMap<>();
    for (int t = 0; t < log.traceCount(); t++) {
      traces.put(log.traceId(t), t);
    }
    ConformanceResult result = OptimalAlignments.STANDARD.check(log, net(name), new BitSet());

    List<Row> rows = optima(name);

    result.variants().forEach(variant -> AlignmentCheck.verify(result.model(), variant));
    assertThat(rows).hasSize(variants);
    int compared = 0;
    for (Row row : rows) {
      for (String id : row.cases) {
        Alignment found = result.variants().get(result.variantOf(traces.get(id))).alignment();
        assertThat(found.isOptimal()).isTrue();
        assertThat(found.upperBound()).as(id).isEqualTo(row.cost);
        compared++;
      }
    }
    assertThat(compared).isEqualTo(log.traceCount());
  }

  /** The log is not there, but its events stand in the table. */
  @ParameterizedTest
  @CsvSource("BPIC2017, 15930")
  void everyVariantOfATableWithoutItsLogCostsWhatWasPublished(String name, int variants)
      throws Exception {
    List<Row> rows = optima(name);
    DesignedJourney model = net(name);
    // a label ends with a blank in one of the two
    Map<String, String> labels = new HashMap<>();
    model.net().labels().forEach(label -> labels.put(label.strip(), label));
    EventLogBuilder builder = EventLog.builder(name);
    for (Row row : rows) {
      int trace = builder.newTrace(row.cases.get(0));
      for (String event : row.events) {
        builder.addEvent(trace, labels.getOrDefault(event.strip(), event), EventLog.NO_TIME);
      }
    }
    ConformanceResult result =
        OptimalAlignments.STANDARD.check(builder.build(), model, new BitSet());

    assertThat(rows).hasSize(variants);
    for (int t = 0; t < rows.size(); t++) {
      Alignment found = result.variants().get(result.variantOf(t)).alignment();
      assertThat(found.isOptimal()).isTrue();
      assertThat(found.upperBound()).as(rows.get(t).events.toString()).isEqualTo(rows.get(t).cost);
    }
  }

  /** Without published optima; the sums are those of our own search, each alignment re-fired. */
  @ParameterizedTest
  @CsvSource({"BPIC15_1, 69", "BPIC15_3, 753", "BPIC15_4, 5237", "BPIC15_5, 3842"})
  void everyVariantOfTheOtherMunicipalitiesIsExact(String name, long cost) throws Exception {
    ConformanceResult result = OptimalAlignments.STANDARD.check(log(name), net(name), new BitSet());

    result.variants().forEach(variant -> AlignmentCheck.verify(result.model(), variant));
    ConformanceSummary summary = ConformanceSummary.of(result);
    assertThat(summary.isOptimal()).isTrue();
    assertThat(summary.cost()).isEqualTo(cost);
  }

  private static List<Row> optima(String name) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String line : lines("alignments-prom-astar/" + name + ".csv.gz")) {
      if (line.isEmpty() || !Character.isDigit(line.charAt(0))) {
        continue;
      }
      List<String> quoted = new ArrayList<>();
      int end = 0;
      for (Matcher m = QUOTED.matcher(line); m.find(); end = m.end()) {
        quoted.add(m.group(1));
      }
      List<String> events = new ArrayList<>();
      for (String move : line.substring(end + 1).split("\\|", -1)) {
        if (move.startsWith("[L/M]") || move.startsWith("[L]")) {
          events.add(move.substring(move.indexOf(']') + 1));
        }
      }
      rows.add(new Row(List.of(quoted.get(0).split("\\|", -1)), number(quoted.get(2)), events));
    }
    return rows;
  }

  /** Written 1.234,00 or 1,234.00. */
  private static int number(String text) {
    assertThat(text).matches("[0-9.,]*[.,]00");
    return Integer.parseInt(text.substring(0, text.length() - 3).replaceAll("[.,]", ""));
  }

  private static List<String> lines(String file) throws IOException {
    Path path = benchmark().resolve(file);
    assumeTrue(Files.exists(path), "skipped: no " + path);
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
      return in.lines().toList();
    }
  }

  private static EventLog log(String name) throws Exception {
    Path rebuilt = benchmark().resolve("logs-reconstructed-from-alignments/" + name + ".csv.gz");
    if (Files.exists(rebuilt)) {
      return SharedData.rows(rebuilt);
    }
    Path original = benchmark().resolve("logs/" + name + ".xes.gz");
    String bpic = name.endsWith("incidents") ? "incidents" : "closed_problems";
    Path file =
        name.startsWith("BPIC2013")
            ? SharedData.data().resolve("logs-xes/real/bpic2013_" + bpic + ".xes.gz")
            : original;
    assumeTrue(Files.exists(file), "skipped: no " + file);
    return LogFiles.read(List.of(file), LogOptions.detected()).log();
  }

  private static DesignedJourney net(String name) throws IOException {
    return SharedData.net(benchmark().resolve("models/" + name + ".pnml"));
  }

  private static Path benchmark() {
    return SharedData.data().resolve("pairs/alignment-benchmark");
  }
}
