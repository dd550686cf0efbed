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

/** What was decided, by whom, on the way to a result. */
final class DecisionTrailTest {
  @TempDir Path folder;
  private Program program;

  @BeforeEach
  void openFolder() {
    program = new Program(folder);
  }

  private List<String> trail(Object... options) throws IOException {
    List<Object> args =
        new ArrayList<>(List.of("compare", program.log(), "--model", program.model()));
    args.addAll(List.of("--formats", "json,csv,html", "-o", folder.resolve("r"), "--quiet"));
    args.addAll(List.of(options));
    Program.Ended ended = program.run(args.toArray());
    assertThat(ended.code()).as(ended.err()).isZero();
    List<String> rows = new ArrayList<>();
    for (JsonNode row : Program.json(folder.resolve("r/result.json")).get("decisions")) {
      rows.add(
          String.join(
              " | ",
              row.get("what").asText(),
              row.get("value").asText(),
              row.get("by").asText(),
              row.get("reason").asText()));
    }
    return rows;
  }

  @Test
  void whatNobodySaidIsDetectedDesignedOrStandard() throws IOException {
    List<String> trail = trail();

    assertThat(trail)
        .contains(
            "format | CSV | detected | by content",
            "activity | activity | detected | a usual name",
            "k | 5 | standard | fewest journeys that must share a finding before any is named")
        .anyMatch(row -> row.startsWith("success | ") && row.contains(" | designed"))
        .anyMatch(row -> row.startsWith("data as of | ") && row.contains("the latest event"));
    assertThat(Files.readAllLines(folder.resolve("r/tables/decisions.csv")))
        .hasSize(trail.size() + 1);
  }

  @Test
  void whatTheUserSaysIsGivenAndAFilterTellsWhatItRemoved() throws IOException {
    List<String> trail =
        trail(
            "--k", "7", "--activity", "activity", "--filter", "variants top 2", "--zone", "+02:00");

    assertThat(trail)
        .contains(
            "activity | activity | given | ",
            "zone | +02:00 | given | of days and weeks",
            "k | 7 | given | fewest journeys that must share a finding before any is named")
        .anyMatch(
            row ->
                row.startsWith("filter | variants top 2 | given | ")
                    && row.contains("of 160 journeys"));
    assertThat(Files.readString(folder.resolve("r/index.html")))
        .contains("What was decided, by whom and why", "variants top 2");
  }

  @Test
  void consentOfAMappingFileIsToldWithWhatItLeftOut() throws IOException {
    Path mapping = folder.resolve("log.mapping.yaml");
    Files.writeString(mapping, "consent: region=north,south\n");

    assertThat(trail("--mapping", mapping))
        .anyMatch(
            row -> row.matches("consent \\| as the mapping says \\| given \\| \\d+ events.*"));
  }
}
