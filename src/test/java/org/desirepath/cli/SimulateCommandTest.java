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

  @Test
  void moreJourneysThanTheLimitAreWrongUsage() {
    Program.Ended ended =
        program.run("simulate", model, "--cases", "2000000000", "-o", folder.resolve("x.csv"));

    assertThat(ended.code()).isEqualTo(Main.USAGE);
    assertThat(ended.err()).contains("--cases 2000000000: expected 1 to 10000000");
  }

  @Test
  void netThatNeverEndsIsAnInputError() throws IOException {
    Path net =
        program.write(
            "loop.pnml",
            """
            <pnml><net id="n" type="http://www.pnml.org/version-2009/grammar/ptnet">
            <place id="p"><initialMarking><text>1</text></initialMarking></place><place id="q"/>
            <transition id="t"><name><text>Visit</text></name></transition>
            <arc id="1" source="p" target="t"/><arc id="2" source="t" target="p"/>
            <finalmarkings><marking><place idref="q"><text>1</text></place></marking></finalmarkings>
            </net></pnml>
            """);

    Program.Ended ended =
        program.run("simulate", net, "--cases", "5", "-o", folder.resolve("x.csv"));

    assertThat(ended.code()).as(ended.err()).isEqualTo(Main.INPUT);
    assertThat(folder.resolve("x.csv")).doesNotExist();
  }

  @Test
  void truthInPlaceOfTheLogIsWrongUsage() {
    Path log = folder.resolve("x.csv");

    Program.Ended ended =
        program.run(
            "simulate", model, "--cases", "5", "-o", log, "--truth", folder.resolve("./x.csv"));

    assertThat(ended.code()).isEqualTo(Main.USAGE);
    assertThat(ended.err()).contains("--truth", "another file than --out");
    assertThat(log).doesNotExist();
  }

  @Test
  void truthThatCannotBeWrittenLeavesNoLog() throws IOException {
    Path file = program.write("file.txt", "mine");
    Path log = folder.resolve("x.csv");

    Program.Ended ended =
        program.run(
            "simulate", model, "--cases", "5", "-o", log, "--truth", file.resolve("t.json"));

    assertThat(ended.code()).isEqualTo(Main.INPUT);
    assertThat(ended.err()).contains("file.txt: expected a folder, found a file");
    assertThat(log).doesNotExist();
    assertThat(file).hasContent("mine");
  }
}
