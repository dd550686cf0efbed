package org.desirepath.io.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.contacts.ContactFacts;
import org.desirepath.model.contacts.ContactFacts.Need;
import org.desirepath.model.contacts.ContactPolicy;
import org.desirepath.model.contacts.ContactPolicy.Limit;
import org.desirepath.model.contacts.Score;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a blueprint says of contacts with customers. */
class ContactReaderTest {
  private static final long DAY = 86_400_000L;

  private static JourneyBlueprint read(String yaml) throws IOException {
    byte[] bytes = ("journey: J\n" + yaml).getBytes(StandardCharsets.UTF_8);
    return BlueprintReader.read(new ByteArrayInputStream(bytes), "x.journey.yaml");
  }

  @Test
  void everyFactIsRead() throws IOException {
    JourneyBlueprint blueprint =
        read(
            """
            phases: [{phase: P, steps: [Start, {touchpoint: Mail, audience: {tier: [gold]},
              exclude: {consent: ['no']}, needs: {next_best_action: [propensity]},
              responses: {within: 3d, by: [Reply], status: [delivered, opened]}}]}]
            scores:
              - {score: nps, attribute: recommend}
              - {score: csat, attribute: content}
              - {score: ces, attribute: easy, from: 0, to: 4, top: 1}
            contacts:
              customer: id
              limits: [{at_most: 2, per: 7d}, {at_most: 5, per: 30d}]
              campaign: code
              codes: [A1]
              pattern: "@#"
              collision_within: 3d
              offer: discount
              alike: [tier]
            """);
    ContactFacts mail = blueprint.touchpoint("Mail").contact();
    assertThat(mail.audience()).isEqualTo(Map.of("tier", List.of("gold")));
    assertThat(mail.attributes(Need.AUDIENCE)).containsExactly("tier", "consent");
    assertThat(mail.attributes(Need.NEXT_BEST_ACTION)).containsExactly("propensity");
    assertThat(mail.responses())
        .isEqualTo(
            new ContactFacts.Responses(
                OptionalLong.of(3 * DAY), List.of("Reply"), List.of("delivered", "opened")));
    assertThat(blueprint.touchpoints()).containsKey("Reply");
    assertThat(blueprint.scores())
        .containsExactly(
            new Score(Score.Kind.NPS, "recommend", 0, 10, 2),
            new Score(Score.Kind.CSAT, "content", 1, 5, 2),
            new Score(Score.Kind.CES, "easy", 0, 4, 1));
    assertThat(blueprint.contacts())
        .isEqualTo(
            new ContactPolicy(
                "id",
                List.of(new Limit(2, 7 * DAY), new Limit(5, 30 * DAY)),
                "code",
                List.of("A1"),
                "@#",
                OptionalLong.of(3 * DAY),
                "discount",
                List.of("tier")));
    String written = BlueprintWriter.write(blueprint);
    byte[] bytes = written.getBytes(StandardCharsets.UTF_8);
    JourneyBlueprint again =
        BlueprintReader.read(new ByteArrayInputStream(bytes), "written.journey.yaml");
    assertThat(again).isEqualTo(blueprint);
    assertThat(ClassifiedListWriter.obstacle(blueprint)).contains("its scores and contacts");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "contacts: {limit: []} | 2: unknown key \"limit\" in contacts",
        "contacts: {limits: [{at_most: 2}]} | has no \"per\"",
        "contacts: {limits: [{at_most: -1, per: 7d}]} | at_most is \"-1\", expected a whole number",
        "contacts: {limits: [{at_most: 2, per: 1w}, {at_most: 3, per: 7d}]} | the same time twice",
        "contacts: {pattern: '@#'} | pattern is about campaigns; add campaign",
        "contacts: {alike: [tier]} | alike is about offers; add offer",
        "contacts: {campaign: c, collision_within: 0s} | a length of time above zero",
        "scores: [{score: nsp, attribute: a}] | expected ces or csat or nps",
        "scores: [{score: nps, attribute: a, to: 5}] | nps always runs from 0 to 10",
        "scores: [{score: csat, attribute: a, from: 5, to: 1}] | expected to above from",
        "scores: [{score: csat, attribute: a}, {score: ces, attribute: a}] | \"a\" twice",
        "touchpoints: [{touchpoint: M, responses: {within: 2d}}] | by: [touchpoints that answer"
            + " it]",
        "touchpoints: [{touchpoint: M, responses: {by: [M]}}] | names itself",
        "touchpoints: [{touchpoint: M, needs: {offer: [a]}}] | unknown key \"offer\" in needs",
        "touchpoints: [{touchpoint: M, audience: {}}] | attribute values such as",
        "touchpoints: [{touchpoint: M, audience: {tier: gold}}] | audience.tier is \"gold\","
            + " expected",
      })
  void aFaultIsExplainedWithItsLine(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml))
        .hasMessageStartingWith("x.journey.yaml:2: ")
        .hasMessageContaining(message);
  }

  @Test
  void patternsMatchWholeCodes() {
    ContactPolicy policy =
        new ContactPolicy(
            null, List.of(), "c", List.of(), "@@-##-*", OptionalLong.empty(), null, List.of());
    assertThat(List.of("NL-26-spring", "nl-26-", "AB-99-x-y")).allMatch(policy::isWellFormed);
    assertThat(List.of("NL-2-spring", "NL26", "1L-26-a", "", "xNL-26-a"))
        .noneMatch(policy::isWellFormed);
    ContactPolicy stars =
        new ContactPolicy(
            null, List.of(), "c", List.of(), "*a*a*a*a*b", OptionalLong.empty(), null, List.of());
    assertThat(stars.isWellFormed("a".repeat(100_000))).isFalse();
    assertThat(stars.isWellFormed("a".repeat(50) + "b")).isTrue();
  }
}
