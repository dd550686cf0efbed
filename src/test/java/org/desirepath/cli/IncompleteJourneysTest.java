package org.desirepath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Journeys without an end or a beginning, from the command line to the files. */
final class IncompleteJourneysTest {
  private static final String MODEL =
      """
      journey: J
      outcome: {success: [Done], exits: [Leave], inactive_after: 10d}
      phases:
        - phase: First
          steps: [Visit, {touchpoint: Offer, within: 1d}]
        - phase: Last
          steps: [Sign, Done]
      """;

  private static final String LOG =
      """
      case,activity,time
      cut,Sign,2025-03-01T10:00:00Z
      cut,Done,2025-03-01T11:00:00Z
      late,Sign,2025-03-02T00:00:00Z
      late,Done,2025-03-02T11:00:00Z
      whole,Visit,2025-03-01T09:00:00Z
      whole,Offer,2025-03-01T10:00:00Z
      whole,Sign,2025-03-01T11:00:00Z
      whole,Done,2025-03-01T12:00:00Z
      open,Visit,2025-03-03T09:00:00Z
      both,Sign,2025-03-01T09:00:00Z
      """;

  @TempDir Path folder;
  private Program program;
  private Path log;
  private Path model;

  @BeforeEach
  void writeInputs() throws IOException {
    program = new Program(folder);
    log = program.write("small.csv", LOG);
    model = program.write("small.journey.yaml", MODEL);
  }

  private JsonNode conform(String... more) throws IOException {
    List<Object> args = new ArrayList<>();
    args.addAll(List.of("conform", log, "--model", model, "--as-of", "2025-03-05", "--json", "-"));
    args.addAll(List.of(more));
    Program.Ended ended = program.run(args.toArray());
    assertThat(ended.code()).as(ended.err()).isZero();
    return ended.json();
  }

  @Test
  void journeysFromBeforeTheRecordAreToldApart() throws IOException {
    JsonNode whole = conform().get("conformance");
    JsonNode result = conform("--truncated-before", "2025-03-02");
    JsonNode cut = result.get("conformance");

    assertThat(whole.at("/leftTruncated/journeys").asInt()).isZero();
    assertThat(whole.at("/leftTruncated/fitnessReason").asText()).isNotEmpty();
    assertThat(whole.at("/cost/total").asInt()).isEqualTo(4);
    assertThat(result.at("/desirepath/parameters/truncatedBefore").toString())
        .contains("2025-03-02");
    assertThat(cut.get("leftTruncated").toString())
        .isEqualTo("{\"journeys\":2,\"open\":1,\"fitting\":2,\"cost\":0,\"fitness\":1}");
    assertThat(cut.at("/cost/total").asInt()).isEqualTo(2);
    assertThat(cut.at("/open/journeys").asInt()).isEqualTo(1);
  }

  @Test
  void openJourneysSayWhatIsPendingAndOverdue() throws IOException {
    JsonNode open = conform("--truncated-before", "2025-03-02").at("/conformance/open");

    assertThat(open.at("/completionDistance/mean").asDouble()).isEqualTo(2);
    assertThat(open.at("/overdue").asInt()).isEqualTo(1);
    assertThat(open.at("/pending/0").toString())
        .isEqualTo("{\"touchpoint\":\"Done\",\"journeys\":2,\"overdue\":0}");
    assertThat(open.at("/pending/1").toString())
        .isEqualTo("{\"touchpoint\":\"Offer\",\"journeys\":1,\"overdue\":1}");
  }

  @Test
  void phasesStepsAndTouchpointsAddUpToTheCost() throws IOException {
    JsonNode conformance = conform().get("conformance");

    for (String level : new String[] {"touchpoints", "steps", "phases"}) {
      long sum = 0;
      for (JsonNode part : conformance.get(level)) {
        sum += part.get("cost").asLong();
      }
      assertThat(sum).as(level).isEqualTo(conformance.at("/cost/total").asLong());
    }
    assertThat(conformance.at("/phases/0/phase").asText()).isEqualTo("First");
    assertThat(conformance.at("/phases/0/missing").asInt()).isEqualTo(2);
    assertThat(conformance.at("/phases/2/phase").isNull()).isTrue();
    assertThat(conformance.at("/phases/2/phaseReason").asText()).isNotEmpty();
  }

  @Test
  void theReportHasThemAsTablesAndSections() throws IOException {
    Path out = folder.resolve("report");
    Program.Ended ended =
        program.run(
            "compare",
            log,
            "--model",
            model,
            "--as-of",
            "2025-03-05",
            "--truncated-before",
            "2025-03-02",
            "--formats",
            "html,csv",
            "--out",
            out);

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(Files.readAllLines(out.resolve("tables/open-journeys.csv")))
        .containsExactly(
            "id,leftTruncated,last,silentMillis,cost,exact,completionDistance,pending,possible,overdue,dueSince",
            "open,false,Visit,226799999,0,true,3,Done; Offer; Sign,,Offer,2025-03-04T09:00:00Z",
            "both,true,Sign,399599999,0,true,1,Done,,,");
    assertThat(Files.readAllLines(out.resolve("tables/conformance-levels.csv")))
        .contains("phase,First,First,2,1,0,1,0,2,0,2,2,0.666666666667");
    assertThat(Files.readString(out.resolve("index.html")))
        .contains("id=\"levels\"", "id=\"open-journeys\"", "began before the record");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "2025-02-30", ""})
  void aTimeThatIsNoneIsWrongUsage(String time) {
    Program.Ended ended = program.run("conform", log, "--model", model, "--truncated-before", time);

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("--truncated-before").hasLineCount(1);
  }
}
