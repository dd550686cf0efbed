package org.desirepath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.desirepath.io.ModelFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DiscoverCommandTest {
  @TempDir Path folder;
  private Program program;

  @BeforeEach
  void begin() {
    program = new Program(folder);
  }

  private Program.Ended discover(String algorithm, String file, Object... more) throws IOException {
    Object[] args = new Object[6 + more.length];
    args[0] = "discover";
    args[1] = program.log();
    args[2] = "--algorithm";
    args[3] = algorithm;
    args[4] = "-o";
    args[5] = folder.resolve(file);
    System.arraycopy(more, 0, args, 6, more.length);
    return program.run(args);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dfg", "dfm", "inductive", "imd", "split", "heuristics", "powl"})
  void everyAlgorithmWritesTheSameNetTwiceAndConformReadsIt(String algorithm) throws IOException {
    Program.Ended ended = discover(algorithm, "found.pnml");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).startsWith(algorithm + ": ");
    byte[] first = Files.readAllBytes(folder.resolve("found.pnml"));
    discover(algorithm, "found.pnml");
    assertThat(Files.readAllBytes(folder.resolve("found.pnml"))).isEqualTo(first);
    assertThat(ModelFiles.read(folder.resolve("found.pnml"), null).model().net().labels())
        .contains("Visit", "Offer", "Done");
  }

  @Test
  void modelOfNothingLeftOutFitsTheLogItCameFrom() throws IOException {
    discover("inductive", "found.pnml");
    Program.Ended ended =
        program.run(
            "conform", program.log(), "--model", folder.resolve("found.pnml"), "--json", "-");

    assertThat(ended.json().at("/conformance/cost/total").asInt(-1)).isZero();
  }

  @Test
  void jsonHasTheModelAndWhatIsHidden() throws IOException {
    discover("dfg", "found.json", "--activities", "0.4", "--paths", "0.2");
    JsonNode model =
        new ObjectMapper().readTree(folder.resolve("found.json").toFile()).get("model");

    assertThat(model.get("algorithm").asText()).isEqualTo("dfg");
    assertThat(model.at("/graph/hidden/activities").asInt()).isPositive();
    assertThat(model.at("/graph/hidden/eventShare").asDouble()).isBetween(0.0, 1.0);
    assertThat(model.at("/net/transitions").size()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"m.svg", "m.dot", "m.png", "m.pdf"})
  void figuresAreDrawn(String file) throws IOException {
    Program.Ended ended = discover("inductive", file);

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(Files.size(folder.resolve(file))).isGreaterThan(500);
  }

  @Test
  void endingThatIsNotKnownIsWrongUsageAndListsThoseThatAre() throws IOException {
    Program.Ended ended = discover("inductive", "found.xyz");

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains(".pnml").contains(".svg").contains(".json");
  }

  @Test
  void parameterOfAnotherAlgorithmIsWrongUsage() throws IOException {
    Program.Ended ended = discover("dfm", "found.pnml", "--noise", "0.2");

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("--noise").contains("dfm");
  }

  @Test
  void unknownAlgorithmIsWrongUsageAndListsThoseThatAre() throws IOException {
    Program.Ended ended = discover("alpha", "found.pnml");

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("inductive").contains("powl");
  }

  @Test
  void rulesThatWereFoundCanBeCheckedAndAreKept() throws IOException {
    Program.Ended ended = discover("declare", "rules.decl", "--support", "1");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("support 1.0000").contains("interest");
    Program.Ended checked =
        program.run(
            "conform", program.log(), "--model", folder.resolve("rules.decl"), "--json", "-");
    assertThat(checked.code()).as(checked.err()).isZero();
    assertThat(checked.json().get("rules").size()).isPositive();
    assertThat(checked.json().at("/keepingAllRules/share").asDouble()).isEqualTo(1);
  }

  @Test
  void rulesHaveSupportConfidenceAndInterestInJson() throws IOException {
    discover("declare", "rules.json", "--negative");
    JsonNode found = new ObjectMapper().readTree(folder.resolve("rules.json").toFile());

    assertThat(found.get("rules").size()).isPositive();
    for (JsonNode rule : found.get("rules")) {
      assertThat(rule.get("support").asDouble()).isBetween(0.9, 1.0);
      assertThat(rule.get("confidence").asDouble()).isBetween(0.5, rule.get("support").asDouble());
      assertThat(rule.get("interest").asDouble()).isBetween(0.0, rule.get("confidence").asDouble());
    }
  }

  @Test
  void parametersOfRulesAndOfModelsAreKeptApart() throws IOException {
    assertThat(discover("inductive", "found.pnml", "--support", "0.8").code()).isEqualTo(2);
    assertThat(discover("declare", "rules.decl", "--noise", "0.2").code()).isEqualTo(2);
    assertThat(discover("declare", "rules.pnml").err()).contains(".decl");
    assertThat(discover("declare", "rules.decl", "--support", "0").code()).isEqualTo(2);
  }
}
