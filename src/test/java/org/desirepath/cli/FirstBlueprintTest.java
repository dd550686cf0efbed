package org.desirepath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.desirepath.discovery.RealLogs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a log alone to a blueprint, and on to a comparison with it. */
final class FirstBlueprintTest {
  @TempDir Path folder;
  private Program program;
  private Path first;

  @BeforeEach
  void begin() {
    program = new Program(folder);
    first = folder.resolve("first.journey.yaml");
  }

  private String found(Path log, Object... more) throws IOException {
    Object[] args = new Object[4 + more.length];
    args[0] = "discover";
    args[1] = log;
    args[2] = "-o";
    args[3] = first;
    System.arraycopy(more, 0, args, 4, more.length);
    Program.Ended ended = program.run(args);
    assertThat(ended.code()).as(ended.err()).isZero();
    String text = Files.readString(first);
    JsonNode schema = new ObjectMapper().readTree(Path.of("models/journey.schema.json").toFile());
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema)
                .validate(new YAMLMapper().readTree(text)))
        .isEmpty();
    return text;
  }

  /** The header says how many journeys fit; the alignments of a comparison count the same. */
  private void compareAgrees(Path log, String text) throws IOException {
    String line = text.lines().skip(1).findFirst().orElseThrow();
    long said = Long.parseLong(line.replaceAll("^# ([0-9,]+) of .*", "$1").replace(",", ""));
    Program.Ended ended = program.run("conform", log, "--model", first, "--json", "-");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.json().at("/conformance/fitting/journeys").asLong(-1))
        .isEqualTo(said)
        .isPositive();
    assertThat(
            program
                .run("compare", log, "--model", first, "--out", folder.resolve("report"), "--quiet")
                .code())
        .isZero();
    assertThat(folder.resolve("report/result.json")).exists();
  }

  @Test
  void oneCommandMakesABlueprintThatCompareTakes() throws IOException {
    Path log = Path.of("event-logs/home-insurance.csv");
    String text = found(log);

    assertThat(text)
        .startsWith("# A first blueprint, found in the log home-insurance: 3,000 journeys")
        .contains(
            "# outcome:\n",
            "# Too rare to be a step: Complaint.\n",
            "Policy active: last in 1,366 of 3,000 journeys")
        .doesNotContain("\noutcome:");
    assertThat(text.lines().filter(line -> line.startsWith("  - phase: ")).count())
        .isBetween(2L, 7L);
    compareAgrees(log, text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"helpdesk_italian_polato", "coselog_receipt"})
  void realLogGivesABlueprintThatCompareTakes(String name) throws IOException {
    Path log = RealLogs.path("logs-xes/real/" + name + ".xes.gz");

    compareAgrees(log, found(log));
  }

  @Test
  void goalTheUserNamesIsTheOutcomeAndChoosesTheJourneys() throws IOException {
    String text = found(program.log(), "--success", "Done");

    assertThat(text)
        .startsWith("# A first blueprint, found in the log small: 100 journeys")
        .contains("success: [Done]")
        .doesNotContain("Journeys end at");
  }

  @Test
  void abstractionFileNamesTouchpointsAndPhasesAndCompareFindsTheEvents() throws IOException {
    Path levels =
        program.write(
            "levels.yaml",
            """
            touchpoints:
              - touchpoint: Contact
                events: [Of*, Call]
            phases:
              - phase: Before
                touchpoints: [Visit, Contact]
              - phase: After
                touchpoints: [Done, Leave]
            """);
    String text = found(program.log(), "--abstraction", levels);

    assertThat(text).contains("phase: Before", "phase: After", "- Offer", "- Call");
    compareAgrees(program.log(), text);
  }

  @Test
  void atNoiseZeroEveryJourneyFits() throws IOException {
    assertThat(found(program.log(), "--algorithm", "inductive"))
        .contains("# 160 of 160 journeys (100.0 %)");
  }

  @Test
  void optionsOfBlueprintsAreRefusedElsewhere() throws IOException {
    assertThat(
            program
                .run(
                    "discover",
                    program.log(),
                    "--algorithm",
                    "dfg",
                    "-o",
                    folder.resolve("m.svg"),
                    "--phases",
                    "3")
                .code())
        .isEqualTo(Main.USAGE);
    Program.Ended none = program.run("discover", program.log(), "-o", folder.resolve("m.svg"));
    assertThat(none.code()).isEqualTo(Main.USAGE);
    assertThat(none.err()).contains("--algorithm");
    assertThat(program.run("discover", program.log(), "-o", first, "--success", "Dome").err())
        .contains("did you mean \"Done\"");
  }
}
