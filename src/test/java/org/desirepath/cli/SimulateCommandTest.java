package org.desirepath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SimulateCommandTest {
  @TempDir Path folder;
  private Program program;
  private Path model;

  @BeforeEach
  void begin() throws IOException {
    program = new Program(folder);
    model = program.model();
  }

  @Test
  void playedLogIsReadByCompareAndItsTruthStandsBeside() throws IOException {
    Path log = folder.resolve("deep/s.csv");

    Program.Ended ended = program.run("simulate", model, "--cases", "200", "-o", log);

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).startsWith("200 journeys");
    assertThat(Program.json(folder.resolve("deep/s.csv.truth.json")).isObject()).isTrue();
    Program.Ended compared =
        program.run("compare", log, "--model", model, "--formats", "json", "--json", "-");
    assertThat(compared.json().at("/log/journeys").asInt()).isEqualTo(200);
  }

  @Test
  void seedDecidesAndTheFormsHoldTheSameLog() throws IOException {
    Path a = folder.resolve("a.csv");
    Path b = folder.resolve("b.csv");
    Path c = folder.resolve("c.csv");
    Path d = folder.resolve("d.xes.gz");

    program.run("simulate", model, "--cases", "50", "--seed", "7", "-o", a, "--quiet");
    program.run("simulate", model, "--cases", "50", "--seed", "7", "-o", b);
    program.run("simulate", model, "--cases", "50", "--seed", "8", "-o", c);
    program.run("simulate", model, "--cases", "50", "--seed", "7", "-o", d);

    assertThat(b).hasSameBinaryContentAs(a);
    assertThat(Files.readString(c)).isNotEqualTo(Files.readString(a));
    assertThat(program.run("inspect", d, "--json", "-").json().at("/log/directlyFollows"))
        .isEqualTo(program.run("inspect", a, "--json", "-").json().at("/log/directlyFollows"));
  }

  @Test
  void quietPrintsNothing() {
    assertThat(
            program.run(
                "simulate", model, "--cases", "5", "-o", folder.resolve("q.csv"), "--quiet"))
        .isEqualTo(new Program.Ended(0, "", ""));
  }

  @Test
  void wrongNumbersAndNamesAreWrongUsage() {
    assertThat(program.run("simulate", model, "--cases", "0", "-o", "x.csv").code()).isEqualTo(2);
    assertThat(program.run("simulate", model, "--cases", "many", "-o", "x.csv").code())
        .isEqualTo(2);
    assertThat(program.run("simulate", model, "--cases", "5", "-o", "x.txt").err())
        .contains("--out x.txt", ".csv, .xes");
    assertThat(program.run("simulate", model, "-o", "x.csv").err()).contains("--cases");
    assertThat(program.run("simulate", model, "--cases", "5", "-o", "x.csv", "--k", "5").code())
        .isEqualTo(2);
  }

  @Test
  void brokenPlantIsAnInputErrorWithItsLine() throws IOException {
    Path plant = program.write("p.yaml", "journeys:\n  nonsense: 1\n");

    Program.Ended ended =
        program.run(
            "simulate", model, "--cases", "5", "--plant", plant, "-o", folder.resolve("x.csv"));

    assertThat(ended.code()).isEqualTo(Main.INPUT);
    assertThat(ended.err()).contains("p.yaml:");
    assertThat(folder.resolve("x.csv")).doesNotExist();
  }
}
