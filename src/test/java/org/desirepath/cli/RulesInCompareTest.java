package org.desirepath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules of a blueprint reach the JSON result, the table, the page and the thresholds. */
final class RulesInCompareTest {
  @TempDir Path folder;

  @Test
  void brokenRulesAreDeviationsAndEveryRuleIsReported() throws IOException {
    Program program = new Program(folder);
    Path model = folder.resolve("ruled.journey.yaml");
    Files.writeString(
        model,
        Program.MODEL
            + "rules:\n"
            + "  - {at_most: {touchpoint: Offer, times: 1}}\n"
            + "  - {chain_precedence: {if: Done, before: Offer}}\n"
            + "  - {never_after: {after: Leave, touchpoint: Offer, within: 2d}}\n");
    Path out = folder.resolve("report");

    Program.Ended ended =
        program.run(
            "compare",
            program.log(),
            "--model",
            model,
            "--out",
            out,
            "--formats",
            "html,csv",
            "--json",
            "-");

    assertThat(ended.code()).as(ended.err()).isZero();
    JsonNode result = ended.json();
    assertThat(result.get("rules")).hasSize(3);
    for (JsonNode rule : result.get("rules")) {
      assertThat(
              rule.get("fulfilments").asLong()
                  + rule.get("violations").asLong()
                  + rule.get("pending").asLong())
          .isEqualTo(rule.get("activations").asLong());
      assertThat(
              rule.get("observable").asLong()
                  + rule.get("vacuousJourneys").asLong()
                  + rule.get("pendingJourneys").asLong())
          .isEqualTo(result.at("/log/journeys").asLong());
      JsonNode deviation = deviation(result, rule.get("rule").asText());
      assertThat(deviation == null ? 0 : deviation.get("journeys").asInt())
          .isEqualTo(rule.get("journeys").asInt());
    }
    JsonNode atMost = deviation(result, "At Most1[Offer]");
    assertThat(atMost).isNotNull();
    assertThat(atMost.get("certain")).isEqualTo(atMost.get("journeys"));
    assertThat(deviation(result, "Not Response[Leave, Offer] | | |0,172800,s")).isNull();
    assertThat(Files.readAllLines(out.resolve("tables/rules.csv"))).hasSize(4);
    assertThat(Files.readString(out.resolve("index.html"))).contains("Rules beside the flow");
    assertThat(
            program
                .run(
                    "compare",
                    program.log(),
                    "--model",
                    model,
                    "--out",
                    out,
                    "--formats",
                    "json",
                    "--fail-over",
                    "deviations[kind=rule,touchpoint=\"At Most1[Offer]\"].journeys=0")
                .code())
        .isEqualTo(1);
  }

  private static JsonNode deviation(JsonNode result, String rule) {
    for (JsonNode deviation : result.get("deviations")) {
      if (deviation.get("kind").asText().equals("rule")
          && deviation.get("touchpoint").asText().equals(rule)) {
        return deviation;
      }
    }
    return null;
  }
}
