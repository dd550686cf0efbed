package org.desirepath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConformCommandTest {
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
  void measuresAloneAndThoseOfCompare() throws IOException {
    Program.Ended conform = program.run("conform", log, "--model", model, "--json", "-");
    Program.Ended compare =
        program.run("compare", log, "--model", model, "--formats", "json", "--json", "-");

    assertThat(conform.code()).as(conform.err()).isZero();
    JsonNode result = conform.json();
    assertThat(result.fieldNames())
        .toIterable()
        .containsExactly("desirepath", "log", "model", "conformance");
    assertThat(result.at("/desirepath/command").asText()).isEqualTo("conform");
    ObjectNode ofConform = (ObjectNode) result.get("conformance");
    ObjectNode ofCompare = (ObjectNode) compare.json().get("conformance");
    assertThat(ofCompare.get("tokenReplayReason").asText()).contains("conform command");
    List<String> more = List.of("measures", "tokenReplay", "tokenReplayReason");
    assertThat(ofConform.remove(more)).isEqualTo(ofCompare.remove(more));
    assertThat(result.get("log")).isEqualTo(compare.json().get("log"));
  }

  @Test
  void summaryIsForPeopleAndGoesWithAJsonFile() throws IOException {
    Path json = folder.resolve("new/folder/c.json");

    Program.Ended ended = program.run("conform", log, "--model", model, "--json", json);

    assertThat(ended.code()).isZero();
    assertThat(ended.out()).contains("resolved journeys fit the design", "fitness of the log");
    assertThat(Program.json(json).at("/conformance/optimal").asBoolean()).isTrue();
  }

  @Test
  void quietPrintsNothing() {
    assertThat(program.run("conform", log, "--model", model, "--quiet"))
        .isEqualTo(new Program.Ended(0, "", ""));
  }

  @Test
  void handCountedFigures() throws IOException {
    Path tiny =
        program.write(
            "tiny.csv",
            """
            case,activity,time
            a,Visit,2025-01-01
            a,Offer,2025-01-02
            a,Done,2025-01-03
            b,Visit,2025-01-01
            b,Done,2025-01-02
            """);

    JsonNode conformance =
        program.run("conform", tiny, "--model", model, "--json", "-").json().get("conformance");

    assertThat(conformance.at("/cost/total").asInt()).isEqualTo(1);
    // 1 - 1 / (3 + 2 log moves + 2 cheapest runs of 3)
    assertThat(conformance.at("/fitness/log").asDouble()).isEqualTo(0.909090909091);
    assertThat(conformance.at("/fitting/journeys").asInt()).isEqualTo(1);
    assertThat(conformance.at("/precision").asDouble()).isEqualTo(1);
    // 2 / (11 / 10 + 1)
    assertThat(conformance.at("/fScore").asDouble()).isEqualTo(0.952380952381);
    assertThat(conformance.at("/tokenReplay/missing").asInt()).isEqualTo(1);
    assertThat(conformance.at("/simplicity").asDouble()).isPositive();
    assertThat(conformance.at("/generalization").isNull()).isTrue();
    assertThat(conformance.at("/generalizationReason").asText()).contains("discovery algorithm");
  }

  @Test
  void everyMeasureIsPrintedAndWrittenWithItsDefinition() throws IOException {
    Path json = folder.resolve("c.json");
    Program.Ended ended = program.run("conform", log, "--model", model, "--json", json);

    JsonNode measures = Program.json(json).at("/conformance/measures");
    assertThat(measures).hasSize(19);
    for (JsonNode measure : measures) {
      assertThat(measure.get("source").asText()).isNotBlank();
      assertThat(ended.out())
          .contains(measure.get("name").asText(), measure.get("definition").asText());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "conformance.fitness.log=0.1, 0",
    "conformance.fitness.log=0.999, 1",
    "conformance.precision=0, 0",
    "conformance.fScore=0.9999, 1",
    "conformance.generalization=0, 1",
    "deviations=1, 2"
  })
  void thresholdDecidesTheExitCode(String threshold, int code) {
    Program.Ended ended =
        program.run("conform", log, "--model", model, "--quiet", "--fail-under", threshold);

    assertThat(ended.code()).as(ended.err()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"--k", "--segment", "--seed", "--out", "--formats", "--language"})
  void optionOfCompareAloneIsWrongUsage(String option) {
    Program.Ended ended = program.run("conform", log, "--model", model, option, "1");

    assertThat(ended.code()).isEqualTo(Main.USAGE);
    assertThat(ended.err()).contains(option).contains("conform --help");
  }

  @Test
  void rulesAloneAreCheckedWithoutAFlow() throws IOException {
    Path rules = folder.resolve("rules.decl");
    Files.writeString(rules, "Response[Visit, Offer] | | |\nResponse[Visit, Offer] | | |0,1,s\n");

    Program.Ended ended = program.run("conform", log, "--model", rules, "--json", "-");

    assertThat(ended.code()).as(ended.err()).isZero();
    JsonNode result = ended.json();
    assertThat(result.at("/conformance/fitness/log").isNull()).isTrue();
    assertThat(result.at("/conformance/fitness/logReason").asText()).contains("no flow");
    JsonNode rule = result.at("/rules/0");
    assertThat(rule.get("rule").asText()).isEqualTo("Response[Visit, Offer]");
    assertThat(rule.get("template").asText()).isEqualTo("response");
    assertThat(rule.get("observable").asInt()).isEqualTo(result.at("/log/journeys").asInt());
    assertThat(rule.get("journeys").asInt() * 2).isGreaterThan(0);
    assertThat(rule.get("fulfilments").asInt() + rule.get("violations").asInt())
        .isEqualTo(rule.get("activations").asInt());
    assertThat(result.at("/keepingAllRules/journeys").asInt()).isZero();
    assertThat(program.run("conform", log, "--model", rules).out())
        .contains("journeys keep all 2 rules", "Response[Visit, Offer]: broken by");
    assertThat(program.run("conform", log, "--model", rules, "--temporal-profile", "3").code())
        .isEqualTo(2);
    assertThat(program.run("compare", log, "--model", rules).err()).contains("give it to conform");
  }

  @Test
  void theTemporalProfileIsAddedWhenAskedFor() throws IOException {
    Program.Ended ended =
        program.run("conform", log, "--model", model, "--temporal-profile", "3", "--json", "-");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.json().has("temporalProfile")).isTrue();
    assertThat(program.run("conform", log, "--model", model, "--temporal-profile", "0").code())
        .isEqualTo(2);
  }

  @Test
  void generalizationIsOfTheAlgorithmThatFoundTheModel() throws IOException {
    Program.Ended without = program.run("conform", log, "--model", model, "--json", "-");
    Program.Ended with =
        program.run("conform", log, "--model", model, "--found-by", "inductive", "--json", "-");

    assertThat(without.json().at("/conformance/generalization").isNull()).isTrue();
    assertThat(with.code()).as(with.err()).isZero();
    assertThat(with.json().at("/conformance/generalization").asDouble(-1)).isBetween(0.0, 1.0);
    assertThat(program.run("conform", log, "--model", model, "--found-by", "alpha").err())
        .contains("--found-by")
        .contains("inductive");
  }
}
