package org.desirepath.io.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.desirepath.model.JourneyBlueprint;
import org.junit.jupiter.api.Test;

class BlueprintWriterTest {
  /** Every key of the format, and names that YAML would bite. */
  private static final String EVERYTHING =
      """
      journey: 'Home: insurance'
      version: "2026-1"
      outcome:
        success: [Policy active, Sign]
        exits: ['Quote # declined', Unsubscribe]
        horizon: 60d
        inactive_after: 36h
        rate: 0.25
        value: 180
        currency: EUR
      phases:
        - phase: Orient
          weight: {missing: 3}
          steps:
            - Visit website
            - touchpoint: Compare quotes
              optional: true
              channels: [web, app]
              initiator: customer
              kind: action
              events: [quote_compare, {name: "Compare (app)", when: {channel: app, b: 'x: y'}}]
              goal: knows cover and price
              experience: 4.0
              points: 5
              owner: Marketing
              cost: 0.40
        - phase: 'No'
          steps:
            - choice:
                - touchpoint: Request quote online
                  share: 0.7
                - steps: [Call advisor, "It's sent", Visit website]
                  share: 0.1
            - any_order: [Send documents, '0012']
            - touchpoint: Receive offer
              initiator: company
              within: {time: 2d, after: Visit website}
              not_before: 90s
              drop_off: 0.10
              fails_when: {status: [error, bounced], a: ["1"]}
              weight: {missing: 2, unplanned: 4}
            - repeat: [Ask question, Answer question]
              at_most: 3
            - repeat: [Wait]
            - optional: [Negotiate price]
            - touchpoint: Read conditions
              observable: false
              within: 1.5s
            - touchpoint: Call again
              at_most: 2
              replaces: [Call advisor]
              recovers: [Wait]
        - phase: Start
          steps: [Sign, Policy active]
      rules:
        - {response: {if: Complaint, then: Answer complaint, within: 24h}}
        - {never_after: {after: Unsubscribe, touchpoint: Newsletter}}
        - {at_most: {touchpoint: Newsletter, times: 4, per: 7d}}
      unplanned_allowed: [Newsletter]
      touchpoints:
        - {touchpoint: Unsubscribe, events: [unsub_click], channels: [mail]}
        - {touchpoint: Alone}
      """;

  private static JourneyBlueprint read(String yaml) throws IOException {
    return BlueprintReader.read(
        new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "x.journey.yaml");
  }

  @Test
  void whatIsWrittenIsReadBackAsTheSameBlueprint() throws IOException {
    JourneyBlueprint blueprint = read(EVERYTHING);
    String written = BlueprintWriter.write(blueprint);

    assertThat(read(written)).isEqualTo(blueprint);
    assertThat(BlueprintWriter.write(read(written))).isEqualTo(written);
  }

  @Test
  void theBundledBlueprintsSurviveARoundTrip() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("models"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".journey.yaml")).toList()) {
        JourneyBlueprint blueprint = read(Files.readString(file));
        assertThat(read(BlueprintWriter.write(blueprint))).as(file.toString()).isEqualTo(blueprint);
      }
    }
  }

  @Test
  void factsWithoutAFlowAreWrittenToo() throws IOException {
    JourneyBlueprint facts =
        read(
            """
            journey: Facts
            outcome: {success: [Paid]}
            touchpoints:
              - {touchpoint: Paid, owner: Finance, experience: 1e-3}
            """);

    assertThat(read(BlueprintWriter.write(facts))).isEqualTo(facts);
  }

  @Test
  void namesAreQuotedOnlyWhereTheyMustBe() {
    assertThat(YamlText.quoted("Compare (app) 2.0")).isEqualTo("Compare (app) 2.0");
    assertThat(YamlText.quoted("a: b")).isEqualTo("'a: b'");
    assertThat(YamlText.quoted("it's")).isEqualTo("'it''s'");
    assertThat(YamlText.quoted(" x ")).isEqualTo("' x '");
    assertThat(YamlText.quoted("- x")).isEqualTo("'- x'");
  }
}
