package org.desirepath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CalibrateCommandTest {
  @TempDir Path folder;
  private Program program;

  @BeforeEach
  void begin() throws IOException {
    program = new Program(folder);
  }

  private Program.Ended calibrate(Object... more) {
    Object[] args = new Object[8 + more.length];
    Object[] usual = {
      "calibrate", "--logs", "2", "--journeys", "200", "--scenario", "nothing-300", "--threads=2"
    };
    System.arraycopy(usual, 0, args, 0, usual.length);
    System.arraycopy(more, 0, args, usual.length, more.length);
    return program.run(args);
  }

  @Test
  void summaryPageAndJsonSayTheSame() throws IOException {
    Path page = folder.resolve("deep/calibration.md");
    Path json = folder.resolve("c.json");

    Program.Ended ended = calibrate("--out", page, "--json", json);

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out())
        .startsWith("nothing-300: 2 logs of 200 journeys; no moment and no segment has an effect\n")
        .contains("false discovery rate  associated moments");
    JsonNode scenario = Program.json(json).at("/scenarios/0");
    assertThat(scenario.at("/name").asText()).isEqualTo("nothing-300");
    JsonNode row = scenario.at("/rows/0");
    assertThat(row.at("/measure").asText()).isEqualTo("false discovery rate");
    assertThat(row.at("/target").asText()).isIn("met", "within error", "missed");
    assertThat(row.at("/value").isNumber()).isTrue();
    assertThat(row.at("/monteCarloError").isNumber()).isTrue();
    assertThat(Files.readString(page))
        .startsWith("# Calibration\n")
        .contains("bin/desirepath calibrate --logs 2 --seed 1")
        .contains("## Targets", "## Kinds of deviations")
        .contains("## Not measured\n\n- logs of more than 200 journeys;\n")
        .containsPattern(
            "Of \\d+ judged rows \\d+ are met, \\d+ are within error and \\d+ missed\\.")
        .doesNotContain("NaN");
  }

  @Test
  void jsonOnStdoutStandsAloneAndIsTheSameTwice() throws IOException {
    Program.Ended ended = calibrate("--json", "-");

    assertThat(ended.json().at("/logs").asInt()).isEqualTo(2);
    assertThat(calibrate("--json", "-").out()).isEqualTo(ended.out());
    assertThat(calibrate("--quiet")).isEqualTo(new Program.Ended(0, "", ""));
  }

  @Test
  void wrongUsageIsExplained() {
    Program.Ended name = program.run("calibrate", "--scenario", "nothing");
    assertThat(name.code()).isEqualTo(Main.USAGE);
    assertThat(name.err())
        .contains("--scenario nothing: expected one of nothing-300, nothing-1000");
    assertThat(program.run("calibrate", "--logs", "1").err())
        .contains("--logs 1: expected 2 or more");
    assertThat(program.run("calibrate", "--journeys", "0").err())
        .contains("--journeys 0: expected 1");
    assertThat(program.run("calibrate", "--threads", "0").err())
        .contains("--threads 0: expected 1 or more");
    assertThat(program.run("calibrate", "--out", folder).err()).contains("found a folder");
  }
}
