package org.desirepath.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.desirepath.ExampleLogs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbstractionFileTest {
  private static final String RULES =
      """
      touchpoints:
        - touchpoint: Quote
          events: [quote_*, ask]
        - touchpoint: Abandoned quote
          events: [quote_end]
      phases:
        - phase: Orient
          touchpoints: [visit, Quote, Abandoned quote]
        - phase: Buy
          touchpoints: [sign, Payment]
      """;

  private static AbstractionFile read(String text) throws IOException {
    return AbstractionFile.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "levels.yaml");
  }

  @Test
  void eventsAreLiftedToTouchpointsAndThoseToPhases() throws IOException {
    AbstractionFile.Lifted lifted =
        read(RULES).apply(ExampleLogs.of("visit quote_a quote_b sign", "ask quote_end"));

    assertThat(lifted.log().variants())
        .extracting(variant -> variant.activities())
        .containsExactlyInAnyOrder(
            List.of("visit", "Quote", "Quote", "sign"), List.of("Quote", "Abandoned quote"));
    assertThat(lifted.events())
        .containsEntry("Quote", List.of("ask", "quote_a", "quote_b"))
        .containsEntry("Abandoned quote", List.of("quote_end"))
        .hasSize(2);
    assertThat(lifted.phases()).containsEntry("Buy", List.of("sign", "Payment"));
    assertThat(lifted.notes())
        .containsExactly(
            "events that no rule names, each a touchpoint of its own name: sign, visit",
            "the phases name \"Payment\", which the log does not have");
  }

  @Test
  void patternThatMatchesNothingIsTold() throws IOException {
    assertThat(read(RULES).apply(ExampleLogs.of("visit quote_end")).notes())
        .contains("line 3: \"ask\" matches no event of the log");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "quote_*, ask | quote_*, quote_e* | 5 | matches the event \"quote_end\"",
        "Orient | Buy | 9 | the phase \"Buy\" stands twice",
        "sign, Payment | visit | 10 | \"visit\" is in phase \"Orient\" already",
        "[visit, | [ | 7 | in no phase: \"visit\"",
        "Abandoned quote\\n | Quote\\n | 4 | \"Quote\" stands twice",
        "events: [quote_end] | event: [quote_end] | 5 | unknown key \"event\"",
      })
  void everyErrorNamesItsLine(String from, String to, int line, String message) {
    String text = RULES.replace(from.replace("\\n", "\n"), to.replace("\\n", "\n"));
    text = text.replace("[quote_end]", to.contains("quote_e*") ? "[quote_en*]" : "[quote_end]");
    String changed = text;

    assertThatThrownBy(() -> read(changed).apply(ExampleLogs.of("visit quote_end sign")))
        .isInstanceOf(FormatException.class)
        .hasMessageStartingWith("levels.yaml:" + line)
        .hasMessageContaining(message);
  }

  @Test
  void fileThatSaysNothingIsRefused() {
    assertThatThrownBy(() -> read("touchpoints: []"))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("touchpoints");
  }
}
