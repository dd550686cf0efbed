package org.desirepath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every wrong input has one line of its own: where, what was found, what to do. */
final class InputErrorsTest {
  private static final String NET =
      """
      <pnml><net id="n" type="http://www.pnml.org/version-2009/grammar/ptnet">
      <place id="p"><initialMarking><text>1</text></initialMarking></place><place id="q"/>
      <transition id="t"><name><text>Visit</text></name></transition>
      <arc id="1" source="p" target="t"/><arc id="2" source="t" target="q"/>%s
      </net></pnml>
      """;
  private static final String END =
      "<finalmarkings><marking><place idref=\"q\"><text>1</text></place></marking></finalmarkings>";

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
  void missingLog() {
    logFails(folder.resolve("no.csv"), "no.csv", "no such file");
  }

  @Test
  void folderAsLog() {
    logFails(folder, "this is a folder", "expected a log file");
  }

  @Test
  void emptyLog() throws IOException {
    logFails(program.write("e.csv", ""), "e.csv", "empty", "expected an XES or CSV log");
  }

  @Test
  void headerWithoutRows() throws IOException {
    logFails(program.write("h.csv", "case,activity,time\n"), "h.csv:1", "no rows");
  }

  @Test
  void columnThatIsNotThere() {
    Program.Ended ended = program.run("inspect", log, "--case", "klant");

    fails(ended, "small.csv:1", "no column \"klant\" for --case", "[case, activity, time, region]");
  }

  @Test
  void timeFormatThatIsNone() throws IOException {
    Program.Ended said = program.run("inspect", log, "--time-format", "qqq{{");
    assertThat(said.code()).as(said.err()).isEqualTo(Main.USAGE);
    assertThat(said.err()).contains("--time-format \"qqq{{\"", "expected iso");

    Path mapping = program.write("m.mapping.yaml", "csv:\n  timeFormat: 'qqq{{'\n");
    fails(program.run("inspect", log, "--mapping", mapping), "m.mapping.yaml:2", "expected iso");
  }

  @Test
  void optionThatNoLogUses() throws IOException {
    Path xes =
        program.write("l.xes", "<log><trace><string key='concept:name' value='1'/></trace></log>");
    notUsed(log, "--classifier", "Name");
    notUsed(xes, "--delimiter", ";");
    notUsed(xes, "--charset", "UTF-8");
    assertThat(program.run("inspect", xes, log, "--charset", "UTF-8").code()).isZero();
  }

  private void notUsed(Path given, String option, String value) {
    Program.Ended ended = program.run("inspect", given, option, value);
    assertThat(ended.code()).as(ended.err()).isEqualTo(Main.USAGE);
    assertThat(ended.err()).contains(option + " \"" + value + "\"", "leave it out");
  }

  @Test
  void fileInPlaceOfAFolderForOutput() {
    fails(
        program.run("inspect", log, "-o", log.resolve("x.yaml")),
        "small.csv",
        "expected a folder, found a file");
    fails(
        program.run("inspect", log, "--quiet", "--json", log.resolve("deep/x.json")),
        "small.csv",
        "check the path");
  }

  @Test
  void gzipCutOff() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(Program.csv(0, 160).getBytes(StandardCharsets.UTF_8));
    }
    Path cut = folder.resolve("cut.csv.gz");
    Files.write(cut, Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));

    logFails(cut, "cut.csv.gz", "ends too early", "get it again");
  }

  @Test
  void xmlCutOff() throws IOException {
    Path cut =
        program.write(
            "cut.xes", "<log>\n<trace><event><string key=\"concept:name\" value=\"a\"/>\n");

    logFails(cut, "cut.xes:3", "ends too early", "get it again");
  }

  @Test
  void xmlThatIsNoLog() throws IOException {
    logFails(program.write("page.xes", "<html><p>hello</p></html>"), "page.xes:1", "html", "log");
  }

  @Test
  void textThatIsNoLog() throws IOException {
    logFails(program.write("letter.csv", "Dear all,\n\nplease find it.\n"), "letter.csv:1");
  }

  @Test
  void bytesThatAreNoLog() throws IOException {
    Path image = folder.resolve("image.csv");
    Files.write(image, new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 0, 0, 1, 2, 3, 0, 9});

    logFails(image, "image.csv", "binary");
  }

  @Test
  void missingModel() {
    modelFails(folder.resolve("no.journey.yaml"), "no.journey.yaml", "no such file");
  }

  @Test
  void folderAsModel() throws IOException {
    modelFails(
        Files.createDirectory(folder.resolve("d.yaml")), "d.yaml: this is a folder", "model file");
  }

  @Test
  void modelOfAnotherKind() throws IOException {
    modelFails(program.write("m.vsdx", "<definitions/>"), "m.vsdx", ".journey.yaml", ".pnml");
  }

  @Test
  void brokenBlueprintNamesTheLine() throws IOException {
    modelFails(
        program.write("b.journey.yaml", Program.MODEL.replace("drop_off: 0.1", "drop_of: 0.1")),
        "b.journey.yaml:11",
        "drop_of",
        "did you mean \"drop_off\"");
  }

  @Test
  void brokenYamlNamesTheLine() throws IOException {
    modelFails(program.write("y.journey.yaml", "journey: x\nphases: [\n"), "y.journey.yaml:");
  }

  @Test
  void netWithoutFinalMarking() throws IOException {
    String another = "<place id=\"r\"/><arc id=\"3\" source=\"t\" target=\"r\"/>";
    modelFails(
        program.write("n.pnml", NET.formatted(another)),
        "n.pnml:",
        "no final marking, and 2 places without outgoing arcs (q, r)",
        "add <finalmarkings>");
  }

  @Test
  void finalMarkingThatCanBeToldIsSaidOnStderr() throws IOException {
    Path net = program.write("n.pnml", NET.formatted(""));

    Program.Ended ended = program.run("conform", log, "--model", net);

    assertThat(ended.code()).isZero();
    assertThat(ended.err()).startsWith("note on the model: ").contains("final marking");
    assertThat(program.run("conform", log, "--model", net, "--quiet").err()).isEmpty();
  }

  @Test
  void unboundedNet() throws IOException {
    String grows = "<arc id=\"3\" source=\"t\" target=\"p\"/>";
    modelFails(
        program.write("u.pnml", NET.formatted(grows + END)),
        "u.pnml: place q can collect tokens without end",
        "give a bounded net");
  }

  @Test
  void factsBesideABlueprint() throws IOException {
    Program.Ended ended = program.run("conform", log, "--model", model, "--facts", model);

    fails(ended, "small.journey.yaml", "--facts");
  }

  @Test
  void factsWithPhases() throws IOException {
    Path net = program.write("n.pnml", NET.formatted(END));

    Program.Ended ended = program.run("conform", log, "--model", net, "--facts", model);

    fails(ended, "small.journey.yaml", "found phases", "n.pnml");
  }

  @Test
  void factsWithoutPhasesGiveANetItsOutcome() throws IOException {
    Path net = program.write("n.pnml", NET.formatted(END));
    Path facts = program.write("f.journey.yaml", "journey: Facts\noutcome:\n  success: [Visit]\n");

    Program.Ended ended =
        program.run(
            "compare", log, "--model", net, "--facts", facts, "--formats", "json", "--json", "-");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.json().at("/dropOff/status/completed").asInt()).isEqualTo(160);
  }

  @Test
  void logThatSharesNothingWithTheModel() throws IOException {
    Path other = program.write("o.csv", "case,activity,time\n1,x,2025-01-01\n1,y,2025-01-02\n");

    Program.Ended ended = program.run("compare", other, "--model", model);

    fails(ended, "none of the 4 touchpoints of \"Small\"", "\"x\", \"y\"", "labels:");
    assertThat(folder.resolve("reports")).doesNotExist();
  }

  @Test
  void touchpointTheLogNeverHasIsAFindingAndNoError() throws IOException {
    Path wider =
        program.write(
            "w.journey.yaml",
            Program.MODEL + "      - touchpoint: Thank\n        optional: true\n");

    Program.Ended ended = compare(wider);

    assertThat(ended.code()).as(ended.err()).isZero();
    JsonNode quality = ended.json().at("/log/quality");
    assertThat(quality)
        .anySatisfy(
            finding -> {
              assertThat(finding.get("code").asText()).isEqualTo("touchpointsNeverSeen");
              assertThat(finding.get("examples").get(0).asText()).isEqualTo("Thank");
            });
  }

  @Test
  void labelsInMessagesAndSummariesAreDisarmed() throws IOException {
    Path evil =
        program.write(
            "evil.csv",
            Program.csv(0, 160)
                .replace("Call", "\u001b[2JCall\u202e")
                .replace("region", "r\u202e\u0007"));

    Program.Ended unknown = program.run("inspect", evil, "--activity", "no\u001b[1m");
    Program.Ended compared = program.run("compare", evil, "--model", model, "--formats", "json");

    assertThat(unknown.code()).isEqualTo(Main.INPUT);
    assertThat(unknown.err()).doesNotContain("\u001b", "\u0007", "\u202e").contains("r\\u202e");
    assertThat(compared.code()).as(compared.err()).isZero();
    assertThat(compared.out() + compared.err()).doesNotContain("\u001b", "\u202e");
  }

  private Program.Ended compare(Path someModel) {
    return program.run("compare", log, "--model", someModel, "--formats", "json", "--json", "-");
  }

  private void logFails(Path someLog, String... parts) {
    fails(program.run("inspect", someLog), parts);
    fails(program.run("compare", someLog, "--model", model), parts);
  }

  private void modelFails(Path someModel, String... parts) {
    fails(program.run("conform", log, "--model", someModel), parts);
  }

  private static void fails(Program.Ended ended, String... parts) {
    assertThat(ended.code()).as(ended.err()).isEqualTo(Main.INPUT);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).startsWith("desirepath: ").contains(parts);
    assertThat(ended.err().lines()).hasSize(1);
  }
}
