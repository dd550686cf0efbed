package org.desirepath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CompareCommandTest {
  @TempDir Path folder;
  private Program program;
  private Path log;
  private Path model;

  @BeforeEach
  void writeInputs() throws IOException {
    program = new Program(folder);
    log = program.log();
    model = program.model();
  }

  @Test
  void wholeReportGoesToAFolderNamedAfterTheLog() {
    Program.Ended ended = program.run("compare", log, "--model", model);

    Path report = folder.resolve("reports/small");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out())
        .contains("Small: 160 journeys", "Where do customers leave the plan?", "index.html");
    assertThat(report.resolve("index.html")).isNotEmptyFile();
    assertThat(report.resolve("result.json")).isNotEmptyFile();
    assertThat(report.resolve("figures/designed-vs-actual.svg")).isNotEmptyFile();
    assertThat(report.resolve("tables/deviations.csv")).isNotEmptyFile();
  }

  @Test
  void severalLogsAreOneAndTheFolderSaysHowMany() throws IOException {
    Path first = program.write("a.csv", Program.csv(0, 100));
    Path second = program.write("b.csv", Program.csv(100, 160));

    Program.Ended ended =
        program.run("compare", first, second, "--model", model, "--formats", "json");

    assertThat(ended.code()).as(ended.err()).isZero();
    JsonNode parts = Program.json(folder.resolve("reports/a+1/result.json"));
    assertThat(parts.at("/log/journeys").asInt()).isEqualTo(160);
    assertThat(parts.at("/desirepath/inputs")).hasSize(3);
    program.run("compare", log, "--model", model, "--formats", "json", "--quiet");
    JsonNode whole = Program.json(folder.resolve("reports/small/result.json"));
    assertThat(parts.get("deviations")).isEqualTo(whole.get("deviations"));
  }

  @Test
  void jsonOnStdoutStandsAloneAndEqualsTheFile() throws IOException {
    Program.Ended ended =
        program.run(
            "compare", log, "--model", model, "--formats", "json", "--json", "-", "-o", out("r"));

    assertThat(ended.code()).isZero();
    assertThat(ended.out()).isEqualTo(Files.readString(folder.resolve("r/result.json")));
    assertThat(ended.json().get("deviations")).isNotEmpty();
  }

  @Test
  void quietPrintsNothing() {
    Program.Ended ended =
        program.run(
            "compare", log, "--model", model, "--formats", "json", "--quiet", "-o", out("r"));

    assertThat(ended).isEqualTo(new Program.Ended(0, "", ""));
  }

  @Test
  void formatsLimitWhatIsWrittenAndTheSummaryNamesWhatThereIs() throws IOException {
    Program.Ended ended =
        program.run("compare", log, "--model", model, "--formats", "csv,json", "-o", out("r"));

    assertThat(names(folder.resolve("r"))).containsOnly("result.json", "tables");
    assertThat(ended.out()).doesNotContain("index.html").contains(out("r").toString());
  }

  @Test
  void sameInputsGiveTheSameBytesOnAnyNumberOfThreads() throws IOException {
    for (String threads : new String[] {"1", "1 again", "2"}) {
      Program.Ended ended =
          program.run(
              "compare",
              log,
              "--model",
              model,
              "--segment",
              "region",
              "--formats",
              "json,csv,dot",
              "--threads",
              threads.substring(0, 1),
              "-o",
              out(threads));
      assertThat(ended.code()).as(ended.err()).isZero();
    }

    assertThat(bytes("1 again")).isEqualTo(bytes("1"));
    assertThat(bytes("2")).isEqualTo(bytes("1"));
  }

  @Test
  void folderWithAResultAmongOtherWorkIsLeftAsItWas() throws IOException {
    Path mixed = Files.createDirectory(folder.resolve("mixed"));
    program.run("conform", log, "--model", model, "--json", mixed.resolve("result.json"));
    Files.writeString(mixed.resolve("thesis.txt"), "years of work");

    Program.Ended ended = program.run("compare", log, "--model", model, "-o", mixed);

    assertThat(ended.code()).isEqualTo(3);
    assertThat(names(mixed)).containsExactlyInAnyOrder("result.json", "thesis.txt");
  }

  @Test
  void foreignFolderIsLeftAsItWas() throws IOException {
    Path foreign = Files.createDirectory(folder.resolve("mine"));
    Files.writeString(foreign.resolve("thesis.txt"), "years of work");

    Program.Ended ended = program.run("compare", log, "--model", model, "-o", foreign);

    assertThat(ended.code()).isEqualTo(Main.INPUT);
    assertThat(ended.err()).contains("mine").contains("not replaced").contains("--out");
    assertThat(names(foreign)).containsExactly("thesis.txt");
    assertThat(foreign.resolve("thesis.txt")).hasContent("years of work");
  }

  @Test
  void reportOfOursIsReplacedWhole() throws IOException {
    program.run("compare", log, "--model", model, "--formats", "csv", "-o", out("r"));
    Path stray = Files.writeString(folder.resolve("r/tables/old.csv"), "old");

    Program.Ended ended =
        program.run("compare", log, "--model", model, "--formats", "json", "-o", out("r"));

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(stray).doesNotExist();
    assertThat(names(folder.resolve("r"))).containsExactly("result.json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--fail-under | conformance.fitness.log=0.1                      | 0",
        "--fail-under | conformance.fitness.log=0.999                    | 1",
        "--fail-over  | deviations[kind=missing,touchpoint=Offer].share=0.9  | 0",
        "--fail-over  | deviations[kind=missing,touchpoint=Offer].share=0.01 | 1",
        "--fail-under | conformance.generalization=0.1                   | 1",
        "--fail-under | conformance.fitnes.log=0.1                       | 2",
        "--fail-under | conformance.fitness.log                          | 2",
        "--fail-over  | deviations[kind=missing,touchpoint=Nowhere].share=1 | 2",
      })
  void thresholdDecidesTheExitCode(String option, String threshold, int code) {
    Program.Ended ended =
        program.run(
            "compare",
            log,
            "--model",
            model,
            "--formats",
            "json",
            "--quiet",
            "-o",
            out("r"),
            option,
            threshold);

    assertThat(ended.code()).as(ended.err()).isEqualTo(code);
    assertThat(ended.err().isEmpty()).isEqualTo(code == 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--k 0",
        "--k x",
        "--threads 0",
        "--formats html,word",
        "--language fr",
        "--as-of yesterday",
        "--as-of 2025-02-30",
        "--zone Mars",
        "--delimiter ab",
        "--charset klingon",
        "--budget soon",
        "--budget 0s",
        "--max-states 0",
        "--temporal-profile 0",
        "--filter x",
        "--pseudonymize case",
        "--pseudonymize case --suppress case",
        "--key x",
        "--coarsen-times month",
        "--period fortnight",
        "--experiment region",
        "--allocation A=0.5",
        "--known-before region",
        "--treatment A=Offer",
        "--change soon",
        "--holidays 2025-12-25",
        "--on-time 0",
        "--algorithm dfg",
        "--fail-under a=NaN",
      })
  void wrongUsageIsExitTwoAndWritesNothing(String option) {
    int blank = option.indexOf(' ');
    String name = option.substring(0, blank);

    Program.Ended ended =
        program.run("compare", log, "--model", model, name, option.substring(blank + 1));

    assertThat(ended.code()).as(ended.err()).isEqualTo(Main.USAGE);
    assertThat(ended.err()).contains(name.equals("--fail-under") ? "threshold" : name);
    assertThat(ended.out()).isEmpty();
    assertThat(folder.resolve("reports")).doesNotExist();
  }

  @Test
  void aFilterLeavesPartOfTheLogAndSaysSo() throws IOException {
    Object[] run = {"compare", log, "--model", model, "--formats", "json", "--json", "-"};
    JsonNode whole = program.run(run).json();
    List<Object> filtered = new ArrayList<>(List.of(run));
    filtered.addAll(List.of("--filter", "sample 100", "--filter", "length 2.."));
    JsonNode part = program.run(filtered.toArray()).json();

    assertThat(part.at("/log/journeys").asInt()).isBetween(1, 100);
    assertThat(part.at("/desirepath/asOf")).isEqualTo(whole.at("/desirepath/asOf"));
    assertThat(part.at("/desirepath/parameters/filter").toString())
        .isEqualTo("[\"sample 100\",\"length 2..\"]");
    assertThat(part.at("/log/quality").findValuesAsText("code")).contains("filtered");
  }

  @Test
  void aFilterThatLeavesNothingIsAWrongInput() {
    Program.Ended ended =
        program.run("compare", log, "--model", model, "--filter", "only \"No such event\"");

    assertThat(ended.code()).isEqualTo(Main.INPUT);
    assertThat(ended.err()).contains("only \"No such event\"").contains("leaves no journey");
  }

  @Test
  void segmentsAddUpToTheWhole() throws IOException {
    JsonNode result =
        program
            .run(
                "compare",
                log,
                "--model",
                model,
                "--segment",
                "region",
                "--formats",
                "json",
                "--json",
                "-",
                "--fail-under",
                "segments[column=region,value=south].conformance.fitness.log=0.1")
            .json();

    // the 8 journeys of "isle" are too few to stand alone
    JsonNode segments = result.get("segments");
    assertThat(segments.findValuesAsText("value")).containsExactly("(other)", "north", "south");
    assertThat(segments.findValues("column")).hasSize(3);
    int fitting = 0;
    int completed = 0;
    int missing = 0;
    for (JsonNode segment : segments) {
      fitting += segment.at("/conformance/fitting/journeys").asInt();
      completed += segment.at("/dropOff/status/completed").asInt();
      missing += missing(segment);
    }
    assertThat(fitting).isEqualTo(result.at("/conformance/fitting/journeys").asInt());
    assertThat(completed).isEqualTo(result.at("/dropOff/status/completed").asInt());
    assertThat(missing).isEqualTo(missing(result)).isEqualTo(20);
  }

  private static int missing(JsonNode findings) {
    for (JsonNode deviation : findings.get("deviations")) {
      if (deviation.get("kind").asText().equals("missing")
          && deviation.get("touchpoint").asText().equals("Offer")) {
        return deviation.get("journeys").asInt();
      }
    }
    return 0;
  }

  @Test
  void unknownSegmentNamesTheColumnsThereAre() {
    Program.Ended ended = program.run("compare", log, "--model", model, "--segment", "regio");

    assertThat(ended.code()).isEqualTo(Main.INPUT);
    assertThat(ended.err())
        .isEqualTo(
            "desirepath: small: no column \"regio\" for --segment; there are [region]; "
                + "did you mean \"region\"?\n");
  }

  @Test
  void eventsAfterAsOfAreDroppedAndCounted() throws IOException {
    Program.Ended ended =
        program.run(
            "compare",
            log,
            "--model",
            model,
            "--as-of",
            "2025-03-20",
            "--formats",
            "json",
            "--json",
            "-");

    JsonNode result = ended.json();
    assertThat(result.at("/desirepath/asOf").asText()).isEqualTo("2025-03-20T23:59:59.999Z");
    assertThat(result.at("/log/journeys").asInt()).isLessThan(160);
    assertThat(result.at("/log/quality").findValuesAsText("code")).contains("afterAsOf");
  }

  @Test
  void asOfBeforeAllEventsSaysWhenTheyBegin() {
    Program.Ended ended = program.run("compare", log, "--model", model, "--as-of", "2024-01-01");

    assertThat(ended.code()).isEqualTo(Main.INPUT);
    assertThat(ended.err()).contains("2024-01-01", "2025-03-01T08:00:00Z", "--as-of");
  }

  @Test
  void budgetIsPartOfTheProvenance() throws IOException {
    Program.Ended ended =
        program.run(
            "compare",
            log,
            "--model",
            model,
            "--budget",
            "60s",
            "--formats",
            "json",
            "--json",
            "-");

    assertThat(ended.json().at("/desirepath/parameters/budget/0").asText()).isEqualTo("60s");
    assertThat(ended.json().at("/conformance/optimal").isBoolean()).isTrue();
  }

  @Test
  void fewStatesGiveCertifiedCostsThatAreTheSameOnAnyNumberOfThreads() throws IOException {
    List<JsonNode> found = new ArrayList<>();
    for (String threads : List.of("1", "2")) {
      found.add(
          program
              .run(
                  "compare",
                  log,
                  "--model",
                  model,
                  "--max-states",
                  "1",
                  "--threads",
                  threads,
                  "--formats",
                  "json",
                  "--json",
                  "-")
              .json());
    }
    JsonNode exact =
        program.run("compare", log, "--model", model, "--formats", "json", "--json", "-").json();

    JsonNode bounded = found.get(0);
    assertThat(bounded.at("/desirepath/parameters/maxStates/0").asText()).isEqualTo("1");
    assertThat(bounded.at("/conformance/optimal").asBoolean()).isFalse();
    assertThat(exact.at("/conformance/optimal").asBoolean()).isTrue();
    assertThat(bounded.at("/conformance/cost").asLong())
        .isGreaterThanOrEqualTo(exact.at("/conformance/cost").asLong());
    assertThat(bounded.at("/conformance/costLowerBound").asLong())
        .isLessThanOrEqualTo(exact.at("/conformance/cost").asLong());
    assertThat(found.get(1).at("/conformance")).isEqualTo(bounded.at("/conformance"));
  }

  @Test
  void temporalProfileAddsUnusualWaitsAndLeavesTheDeviationsAlone() throws IOException {
    JsonNode plain =
        program.run("compare", log, "--model", model, "--formats", "json", "--json", "-").json();
    JsonNode asked =
        program
            .run(
                "compare",
                log,
                "--model",
                model,
                "--temporal-profile",
                "2.5",
                "--formats",
                "json",
                "--json",
                "-")
            .json();

    assertThat(plain.has("unusualWaits")).isFalse();
    assertThat(asked.at("/unusualWaits/zeta").asDouble()).isEqualTo(2.5);
    assertThat(asked.at("/unusualWaits/rows").isArray()).isTrue();
    assertThat(asked.at("/desirepath/parameters/temporalProfile/0").asText()).isEqualTo("2.5");
    assertThat(asked.get("deviations")).isEqualTo(plain.get("deviations"));
  }

  @Test
  void zoneOfTheMappingFileCountsForDatesToo() throws IOException {
    Path mapping = program.write("z.mapping.yaml", "csv: {zone: America/New_York}\n");

    Program.Ended ended =
        program.run(
            "compare",
            log,
            "--model",
            model,
            "--mapping",
            mapping,
            "--as-of",
            "2025-03-20",
            "--formats",
            "json",
            "--json",
            "-");

    assertThat(ended.json().at("/desirepath/asOf").asText()).isEqualTo("2025-03-21T03:59:59.999Z");
  }

  private Path out(String name) {
    return folder.resolve(name);
  }

  private static String[] names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toArray(String[]::new);
    }
  }

  private Map<String, String> bytes(String name) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    Path root = folder.resolve(name);
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(root.relativize(file).toString(), Files.readString(file));
      }
    }
    assertThat(contents).hasSizeGreaterThan(8);
    return contents;
  }
}
