package org.desirepath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CompareModelsCommandTest {
  @TempDir Path folder;
  private Program program;

  @BeforeEach
  void begin() {
    program = new Program(folder);
  }

  private Path newer() throws IOException {
    return program.write(
        "newer.journey.yaml",
        Program.MODEL
            .replace(
                "- touchpoint: Done",
                "- {touchpoint: Pay, optional: true}\n      - touchpoint: Done")
            .replace("exits: [Leave]", "exits: [Leave, Cancel]"));
  }

  @Test
  void whatTheNewVersionAllowsIsSaidInWords() throws IOException {
    Program.Ended ended =
        program.run("compare-models", program.model(), newer(), "--quiet", "--json", "-");
    JsonNode comparison = ended.json().get("comparison");

    assertThat(comparison.get("complete").asBoolean()).isTrue();
    assertThat(comparison.get("equal").asBoolean()).isFalse();
    assertThat(comparison.get("onlyFirst")).isEmpty();
    assertThat(comparison.at("/onlySecond/0/journey"))
        .hasToString("[\"Visit\",\"Offer\",\"Pay\",\"Done\"]");
    assertThat(comparison.at("/onlySecond/0/leavesAt").asInt(-1)).isEqualTo(2);
    assertThat(program.run("compare-models", program.model(), newer()).out())
        .contains(
            "B allows all that A allows, and more (proven)",
            "touchpoints only in B: Pay",
            "designed exits only in B: Cancel",
            "Visit > Offer > Pay > Done",
            "the other does not allow \"Pay\" after these first 2",
            "steps only in B: 2");
  }

  /** The sample blueprint and its BPMN are the same journey. */
  @Test
  void modelAndItsConversionAreProvenEqual() {
    Path model = Path.of("models/home-insurance.journey.yaml");
    Path bpmn = folder.resolve("same.bpmn");
    program.run("convert", model, bpmn);

    assertThat(program.run("compare-models", model, bpmn).out())
        .contains("the two allow exactly the same journeys (proven)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"d.svg", "d.png", "d.pdf", "d.dot"})
  void differencesAreDrawnAsOneMap(String file) throws IOException {
    Path out = folder.resolve(file);
    Program.Ended ended = program.run("compare-models", program.model(), newer(), "-o", out);

    assertThat(ended.code()).as(ended.err()).isZero();
    if (file.endsWith(".svg")) {
      assertThat(Files.readString(out)).contains("only B", "Pay", "in both");
    }
    assertThat(Files.size(out)).isGreaterThan(500);
  }

  @Test
  void wrongOptionsAreRefused() throws IOException {
    Path model = program.model();
    assertThat(program.run("compare-models", model, model, "--examples", "0").code())
        .isEqualTo(Main.USAGE);
    assertThat(program.run("compare-models", model, model, "-o", folder.resolve("d.txt")).err())
        .contains(".svg .png .pdf .dot");
    assertThat(program.run("compare-models", model, folder.resolve("none.bpmn")).code())
        .isEqualTo(Main.INPUT);
  }
}
