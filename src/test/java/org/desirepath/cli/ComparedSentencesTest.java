package org.desirepath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.desirepath.report.language.Language;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every finding that holds a number against another has its sentence, in two languages. */
final class ComparedSentencesTest {
  @TempDir static Path folder;
  private static JsonNode result;

  @BeforeAll
  static void compare() throws Exception {
    Path out = folder.resolve("r");
    Program.Ended ended =
        new Program(folder)
            .run(
                "compare",
                Path.of("event-logs/internet-switch.xes.gz").toAbsolutePath(),
                "--model",
                Path.of("models/internet-switch.journey.yaml").toAbsolutePath(),
                "--segment",
                "home",
                "--change",
                "2026-05-01",
                "--drift",
                "--formats",
                "json",
                "--quiet",
                "-o",
                out);
    assertThat(ended.code()).as(ended.err()).isZero();
    result = Program.json(out.resolve("result.json"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/targets",
        "/groups/differences",
        "/change/rows",
        "/drift/rows",
        "/pointsOfNoReturn/states"
      })
  void everyOneHasItAndItsDutch(String place) {
    Set<String> untold = new TreeSet<>();
    assertThat(result.at(place)).isNotEmpty();
    for (JsonNode finding : result.at(place)) {
      String sentence = finding.path("sentence").asText();
      assertThat(sentence).endsWith(".").doesNotContain("NaN", "null", "Optional");
      Language.DUTCH.translate(sentence, untold::add);
    }
    assertThat(untold).as("add these to nl.txt").isEmpty();
  }

  @Test
  void itsNumbersAreThoseOfTheFinding() {
    for (JsonNode target : result.get("targets")) {
      String sentence = target.get("sentence").asText();
      if (target.get("actual").isNumber()) {
        assertThat(sentence)
            .contains(" of " + String.format("%,d", target.get("n").asInt()) + ": ")
            .endsWith(": " + target.get("verdict").asText() + ".");
      }
    }
    for (JsonNode one : result.at("/groups/differences")) {
      String sentence = one.get("sentence").asText();
      assertThat(sentence.contains(": higher, q ") || sentence.contains(": lower, q "))
          .isEqualTo(one.get("differs").asBoolean());
      assertThat(sentence).doesNotContain("cause", "because", "leads to");
    }
  }

  @Test
  void explainSaysIt() {
    Program.Ended ended =
        new Program(folder)
            .run(
                "explain",
                folder.resolve("r"),
                "targets[kind=success,touchpoint=\"\"]",
                "--language",
                "nl");
    String sentence = result.at("/targets/0/sentence").asText();

    assertThat(ended.out() + ended.err())
        .contains(Language.DUTCH.translate(sentence).replaceAll("\\.$", ""));
  }
}
