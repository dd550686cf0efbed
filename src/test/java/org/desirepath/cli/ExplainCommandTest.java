package org.desirepath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExplainCommandTest {
  @TempDir Path folder;
  private Program program;
  private Path report;

  @BeforeEach
  void writeReport() throws IOException {
    program = new Program(folder);
    report = folder.resolve("r");
    Program.Ended ended =
        program.run(
            "compare",
            program.log(),
            "--model",
            program.model(),
            "--formats",
            "json",
            "--quiet",
            "--out",
            report);
    assertThat(ended.code()).as(ended.err()).isZero();
  }

  @Test
  void withoutAFindingItListsEachByItsAddress() throws IOException {
    Program.Ended ended = program.run("explain", report);

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out())
        .contains("deviations[kind=missing,touchpoint=Offer]\n  20 of ")
        .contains("dropOff.steps[touchpoint=Visit]\n")
        .contains("conformance.fitness\n");
    JsonNode result = Program.json(report.resolve("result.json"));
    assertThat(ended.out().lines().filter(line -> line.startsWith("deviations[")))
        .hasSize(result.get("deviations").size());
  }

  @Test
  void everyListedAddressIsExplainedAloneInBothLanguages() {
    program
        .run("explain", report)
        .out()
        .lines()
        .filter(line -> !line.startsWith(" "))
        .forEach(
            address -> {
              for (String language : new String[] {"en", "nl"}) {
                Program.Ended one = program.run("explain", report, address, "--language", language);
                assertThat(one.code()).as(address + one.err()).isZero();
                assertThat(one.out()).startsWith(address + "\n").doesNotContain("null", "NaN");
              }
            });
  }

  @Test
  void anExplanationHasAllItsParts() throws IOException {
    Program.Ended ended =
        program.run("explain", report.resolve("result.json"), "deviations[kind=missing]");

    assertThat(ended.code()).as(ended.err()).isZero();
    JsonNode finding = Program.json(report.resolve("result.json")).at("/deviations/0");
    for (JsonNode one : Program.json(report.resolve("result.json")).get("deviations")) {
      finding = one.get("kind").asText().equals("missing") ? one : finding;
    }
    assertThat(ended.out())
        .contains(finding.get("sentence").asText())
        .contains("Meaning\n", "Formula\n", "Which journeys count\n", "Numbers\n")
        .contains("Journeys that could show it: " + finding.get("observable").asInt())
        .contains("Not recorded is not the same as did not happen.")
        .contains("Journeys behind it\n  " + finding.at("/examples/0").asText());
  }

  @Test
  void aTypingErrorIsWrongUsageWithWhatMayBeMeant() {
    Program.Ended ended = program.run("explain", report, "deviations[kind=mising,touchpoint=Ofer]");

    assertThat(ended.code()).isEqualTo(Main.USAGE);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("did you mean deviations[kind=missing,touchpoint=Offer] or ");
  }

  @Test
  void anAddressOfSeveralFindingsNamesThem() {
    Program.Ended ended = program.run("explain", report, "dropOff.steps");

    assertThat(ended.code()).isEqualTo(Main.USAGE);
    assertThat(ended.err())
        .contains("more than one", "dropOff.steps[touchpoint=Visit]", "dropOff.steps[touchpoint=");
  }

  @Test
  void whatIsNoResultIsAWrongInput() throws IOException {
    Path other = Files.writeString(folder.resolve("other.json"), "{\"desirepath\": 1}");
    Path broken = Files.writeString(folder.resolve("broken.json"), "{\n\"a\": ");
    for (Path wrong : new Path[] {other, broken, folder.resolve("none.json")}) {
      Program.Ended ended = program.run("explain", wrong);
      assertThat(ended.code()).as(ended.err()).isEqualTo(Main.INPUT);
      assertThat(ended.err()).contains(wrong.getFileName().toString());
      assertThat(ended.err().lines()).hasSize(1);
    }
    assertThat(program.run("explain", report, "a", "--language", "xx").code())
        .isEqualTo(Main.USAGE);
  }

  @Test
  void journeysThatTooFewShareAreNotNamed() {
    Program.Ended compared =
        program.run(
            "compare",
            folder.resolve("small.csv"),
            "--model",
            folder.resolve("small.journey.yaml"),
            "--k",
            "1000",
            "--formats",
            "json",
            "--quiet",
            "--out",
            report);
    assertThat(compared.code()).as(compared.err()).isZero();

    assertThat(program.run("explain", report, "deviations[kind=missing]").out())
        .contains("Journeys behind it\n  fewer than 1000 journeys share it\n");
  }
}
