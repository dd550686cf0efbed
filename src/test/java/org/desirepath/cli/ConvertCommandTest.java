package org.desirepath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.desirepath.cli.Program.Ended;
import org.desirepath.io.LogFiles;
import org.desirepath.io.LogOptions;
import org.desirepath.io.ModelFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertCommandTest {
  @TempDir Path folder;

  private Program program = new Program(Path.of(""));

  @BeforeEach
  void program() {
    program = new Program(folder);
  }

  @Test
  void aBlueprintGoesThroughEveryFormatAndComesBack() throws IOException {
    Path model = program.model();
    Path facts = folder.resolve("facts.journey.yaml");
    Path before = model;
    for (String ending : List.of(".bpmn", ".pnml", ".ptml", ".bpmn")) {
      Path next = folder.resolve("step" + ending);
      Ended ended = program.run("convert", before, next, "--quiet");
      assertThat(ended.code()).as(ended.err()).isZero();
      before = next;
    }
    program.run("convert", model, folder.resolve("x.pnml"), "--facts-out", facts);
    Path back = folder.resolve("back.journey.yaml");

    Ended ended = program.run("convert", before, back, "--facts", facts);

    assertThat(ended.code()).as(ended.err()).isZero();
    var original = ModelFiles.read(model, null).model();
    var returned = ModelFiles.read(back, null).model();
    assertThat(returned.net().labels()).isEqualTo(original.net().labels());
    assertThat(returned.facts().outcome()).isEqualTo(original.facts().outcome());
  }

  @Test
  void whatTheOtherFormatDoesNotHoldIsTold() throws IOException {
    Ended without = program.run("convert", program.model(), folder.resolve("m.bpmn"));
    Ended with =
        program.run(
            "convert",
            program.model(),
            folder.resolve("m.bpmn"),
            "--facts-out",
            folder.resolve("f.journey.yaml"));

    assertThat(without.err()).contains("not in m.bpmn: outcome", "designed drop-off");
    assertThat(with.err()).doesNotContain("outcome").contains("designed drop-off");
  }

  @Test
  void aClassifiedListIsWrittenAndRead() throws IOException {
    Path list = folder.resolve("small.csv");

    assertThat(program.run("convert", program.model(), list).code()).isZero();
    assertThat(Files.readString(list)).startsWith("journey,phase,step,touchpoint,outcome");
    assertThat(ModelFiles.read(list, null).model())
        .isEqualTo(ModelFiles.read(program.model(), null).model());
  }

  @Test
  void aLogGoesFromCsvToXes() throws IOException {
    Path xes = folder.resolve("log.xes");

    assertThat(program.run("convert", program.log(), xes).code()).isZero();
    assertThat(LogFiles.read(List.of(xes), LogOptions.detected()).log().traceCount())
        .isEqualTo(160);
  }

  @Test
  void columnsAndFormsOfTheLogAreSaid() throws IOException {
    Path log =
        program.write(
            "odd.csv", "klant;stap;wie;wanneer\n1;Begin;Ann;01-02-2025\n1;Einde;Bob;03-02-2025\n");
    Path xes = folder.resolve("odd.xes");
    String read =
        "--case klant --activity stap --time wanneer --resource wie --delimiter ;"
            + " --time-format dd-MM-yyyy --zone Europe/Amsterdam --threads 1";

    Object[] said = Stream.of(read.split(" ")).toArray();
    Ended ended =
        program.run(Stream.concat(Stream.of("convert", log, xes), Stream.of(said)).toArray());

    assertThat(ended.code()).isZero();
    assertThat(Files.readString(xes)).contains("\"wie\" value=\"Ann\"", "\"2025-01-31T23:00:00Z\"");
  }

  @Test
  void wrongUseIsToldBeforeAnythingIsWritten() throws IOException {
    Path csv = folder.resolve("a.csv");
    wrong("say --as log or --as model", program.log(), csv);
    wrong("expected log or model", program.log(), csv, "--as", "thing");
    wrong("expected a name for a model", program.model(), folder.resolve("a.txt"));
    wrong("found a folder", program.model(), folder);
    wrong(
        "--filter is for logs",
        program.model(),
        folder.resolve("f.bpmn"),
        "--filter",
        "variants top 3");
    wrong("--threads is for logs", program.model(), folder.resolve("t.bpmn"), "--threads", "2");
    wrong(
        "--time-format is for logs",
        program.model(),
        folder.resolve("t.bpmn"),
        "--time-format",
        "iso");
    wrong("are for models", program.log(), folder.resolve("a.xes"), "--facts", program.model());
    assertThat(csv).doesNotExist();
  }

  private void wrong(String message, Object... args) {
    Object[] all = new Object[args.length + 1];
    all[0] = "convert";
    System.arraycopy(args, 0, all, 1, args.length);
    Ended ended = program.run(all);

    assertThat(ended.code()).isEqualTo(Main.USAGE);
    assertThat(ended.err()).contains(message);
  }

  @Test
  void aFormatThatCannotHoldTheFlowIsAnErrorAndLeavesNoFile() throws IOException {
    Path out = folder.resolve("x.csv");

    Ended ended = program.run("convert", Path.of("models/home-insurance.journey.yaml"), out);

    assertThat(ended.code()).isEqualTo(Main.INPUT);
    assertThat(ended.err()).contains("a classified list can't hold");
    assertThat(out).doesNotExist();
  }

  @Test
  void whatIsWrongWithTheDataIsSaidOfAnotherFormatToo() throws IOException {
    Path log =
        program.write(
            "old.csv", "case,activity,time\n1,A,1970-01-01T00:00:00Z\n1,B,2025-03-01T10:00:00Z\n");

    Ended ended = program.run("convert", log, folder.resolve("old.xes"));
    Ended quiet = program.run("convert", log, folder.resolve("old.xes"), "--quiet");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.err()).contains("data quality, ").contains(": 1 ");
    assertThat(quiet.err()).isEmpty();
  }
}
