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

/** {@code compare --baseline}. */
class BaselineTest {
  @TempDir Path folder;
  private Program program;
  private Path log;
  private Path model;

  @BeforeEach
  void write() throws IOException {
    program = new Program(folder);
    log = program.log();
    model = program.model();
  }

  private Path result(Path ofLog, Path ofModel, String name) {
    Path json = folder.resolve(name);
    Program.Ended ended =
        program.run(
            "compare",
            ofLog,
            "--model",
            ofModel,
            "--formats",
            "json",
            "--quiet",
            "-o",
            folder.resolve(name + "-report"),
            "--json",
            json);
    assertThat(ended.code()).as(ended.err()).isZero();
    return json;
  }

  private Program.Ended against(Path ofLog, Path baseline, Object... more) {
    Object[] args = {
      "compare", ofLog, "--model", model, "--baseline", baseline, "-o", folder.resolve("now")
    };
    Object[] all = java.util.Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return program.run(all);
  }

  @Test
  void sameLogHasNotChanged() throws IOException {
    Path then = result(log, model, "then.json");

    Program.Ended ended =
        against(log, then, "--fail-over", "baseline.changed=0", "--formats", "html,json,csv");

    assertThat(ended.code()).as(ended.err()).isZero();
    JsonNode baseline = Program.json(folder.resolve("now/result.json")).get("baseline");
    assertThat(baseline.get("tested").intValue()).isPositive();
    assertThat(baseline.get("journeys").intValue()).isEqualTo(160);
    assertThat(baseline.get("notes").toString()).contains("the same log");
    for (JsonNode row : baseline.get("rows")) {
      assertThat(row.get("thenCount")).isEqualTo(row.get("nowCount"));
      assertThat(row.get("thenN")).isEqualTo(row.get("nowN"));
    }
    assertThat(Files.readString(folder.resolve("now/index.html")))
        .contains("Since the baseline", "baseline-table");
    assertThat(Files.readString(folder.resolve("now/tables/baseline.csv"))).contains("fitting");
  }

  @Test
  void whatChangedIsFoundAndCanFailABuild() throws IOException {
    Path then = result(log, model, "then.json");
    // from now on nobody gets further than the offer
    Path later =
        program.write(
            "later.csv",
            Program.csv(0, 160)
                .replaceAll("(?m)^c\\d*[0369],Done,.*\n", "")
                .replaceAll("(?m)^c(\\d)", "d$1"));

    Program.Ended ended = against(later, then, "--fail-over", "baseline.changed=0");

    assertThat(ended.code()).isEqualTo(Main.THRESHOLD);
    JsonNode rows = Program.json(folder.resolve("now/result.json")).at("/baseline/rows");
    assertThat(rows.get(0).get("differs").booleanValue()).isTrue();
    assertThat(rows.findValuesAsText("finding")).contains("fitting", "dropOff", "success");
  }

  @Test
  void otherModelIsRefused() throws IOException {
    Path other =
        program.write(
            "other.journey.yaml",
            Program.MODEL.replace(
                "- touchpoint: Visit", "- touchpoint: Visits\n        events: [Visit]"));
    Path then = result(log, other, "then.json");

    Program.Ended ended = against(log, then);

    assertThat(ended.code()).isEqualTo(Main.INPUT);
    assertThat(ended.err()).contains("then.json", "another model", "\"Visits\"", "\"Visit\"");
    assertThat(folder.resolve("now")).doesNotExist();
  }

  @Test
  void editedModelWithTheSameTouchpointsIsComparedWithANote() throws IOException {
    Path other = program.write("other.journey.yaml", Program.MODEL + "version: \"2\"\n");
    Path then = result(log, other, "then.json");

    assertThat(against(log, then).code()).isZero();
    assertThat(Files.readString(folder.resolve("now/result.json")))
        .contains("the files of the model are not the same");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "nonsense",
        "{\"a\":1}",
        "{\"desirepath\":{}}",
        "{\"desirepath\":{\"version\":\"0.1.0\",\"command\":\"conform\",\"schemaVersion\":\"1\"}}",
        "{\"desirepath\":{\"version\":\"9\",\"command\":\"compare\",\"schemaVersion\":\"99\"}}",
        "{\"desirepath\":{\"version\":\"0.1.0\",\"command\":\"compare\"}}",
        "OK,\"log\":{\"journeys\":-1}}",
        "OK,\"log\":{\"journeys\":1e9}}",
        "OK,\"log\":{\"journeys\":99999999999999999999}}",
        "OK,\"log\":{\"journeys\":\"5\"}}",
        "OK,\"log\":{\"journeys\":5},\"conformance\":{\"fitting\":{\"journeys\":6}}}",
        "OK,\"log\":{\"journeys\":5},\"log\":{\"journeys\":6}}",
        "OK,\"deviations\":[{\"kind\":\"end\",\"touchpoint\":\"A\",\"journeys\":2,\"observable\":1}]}",
        "OK,\"deviations\":[7]}",
        "OK,\"deviations\":{}}",
        "OK,\"dropOff\":{\"steps\":[{\"touchpoint\":\"A\",\"rate\":2,\"mature\":3}]}}",
        "OK,\"criticalMoments\":{\"moments\":[{\"touchpoint\":\"A\",\"facet\":\"wait\",\"design\":\"\",\"oddsRatio\":9,\"interval\":[1,2]}]}}",
        "OK",
        "DEEP",
      })
  void whatIsNoResultOfOursIsRefusedInOneLine(String text) throws IOException {
    String begin =
        "{\"desirepath\":{\"version\":\"0.1.0\",\"command\":\"compare\",\"schemaVersion\":\"1\"}";
    String whole =
        text.equals("DEEP")
            ? begin + ",\"deviations\":" + "[".repeat(100_000)
            : text.replace("OK", begin);
    Path hostile = program.write("hostile.json", whole);

    Program.Ended ended = against(log, hostile);

    assertThat(ended.code()).as(ended.err()).isEqualTo(Main.INPUT);
    assertThat(ended.err().lines()).hasSize(1);
    assertThat(ended.err()).contains("hostile.json");
    assertThat(folder.resolve("now")).doesNotExist();
  }

  @Test
  void folderAsBaselineSaysWhatToGive() {
    assertThat(against(log, folder).err()).contains("give the result.json in it");
  }
}
