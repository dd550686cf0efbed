package org.desirepath.io.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.desirepath.io.FormatException;
import org.desirepath.io.blueprint.BlueprintReader;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.Plant;
import org.desirepath.model.Plant.Contact;
import org.desirepath.model.Plant.Deviation;
import org.desirepath.model.Plant.Effect;
import org.desirepath.model.Plant.Exit;
import org.desirepath.model.Plant.Facet;
import org.desirepath.model.Plant.Kind;
import org.desirepath.model.Plant.Segment;
import org.desirepath.model.Touchpoint.Initiator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlantReaderTest {
  private static final String JOURNEY =
      """
      journey: J
      outcome: {success: [Done], exits: [Quit]}
      phases:
        - phase: P
          steps:
            - Visit
            - {touchpoint: Offer, within: 2d, channels: [mail]}
            - {touchpoint: Read, observable: false}
            - Done
      """;

  private static Plant read(String yaml) throws IOException {
    DesignedJourney model =
        BlueprintReader.read(new ByteArrayInputStream(bytes(JOURNEY)), "j").toDesignedJourney();
    return PlantReader.read(new ByteArrayInputStream(bytes(yaml)), "p.plant.yaml", model);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void everyPartOfAPlantIsRead() throws IOException {
    Plant plant =
        read(
            """
            from: 2026-01-01
            to: 2026-02-01T12:00:00+01:00
            as_of: 2026-03-01T00:00:00Z
            waits: {median: 2h, spread: 0.5, of: {Offer: 1d}}
            taken: {Visit: 0.1}
            again: {Visit: 0.2}
            shares: {Visit: 0.3}
            drop_off: {Offer: 0.4}
            experience: {Offer: 3.5}
            exits: [{exit: Quit, after: Offer, rate: 0.05}, {exit: Quit, rate: 0.01}]
            contacts:
              - {contact: Chat, by: customer, after: [Visit], rate: 0.2, delay: 3h, again: 0.1}
            deviations:
              - {late: Offer, rate: 0.1}
              - {channel: Offer, as: post, rate: 0.2}
              - {order: Visit, before: Offer, rate: 0.3}
            effects: [{presence: Chat, odds: 2}, {wait: Offer, odds: 0.5}]
            segments: [{segment: kind, values: {a: {share: 0.4, loss: 2}, b: {share: 0.6}}}]
            """);

    assertThat(plant.fromMillis()).isEqualTo(1_767_225_600_000L);
    assertThat(plant.toMillis()).isEqualTo(1_767_225_600_000L + 31 * 86_400_000L + 11 * 3_600_000L);
    assertThat(plant.asOfMillis()).hasValue(1_772_323_200_000L);
    assertThat(plant.waits())
        .isEqualTo(new Plant.Waits(7_200_000L, 0.5, Map.of("Offer", 86_400_000L)));
    assertThat(plant.dropOff()).isEqualTo(Map.of("Offer", 0.4));
    assertThat(plant.experience()).isEqualTo(Map.of("Offer", 3.5));
    assertThat(plant.exits())
        .containsExactly(new Exit("Quit", "Offer", 0.05), new Exit("Quit", null, 0.01));
    assertThat(plant.contacts())
        .containsExactly(
            new Contact("Chat", Initiator.CUSTOMER, List.of("Visit"), 0.2, 10_800_000L, 0.1));
    assertThat(plant.deviations())
        .containsExactly(
            new Deviation(Kind.LATE, "Offer", null, 0.1),
            new Deviation(Kind.CHANNEL, "Offer", "post", 0.2),
            new Deviation(Kind.ORDER, "Visit", "Offer", 0.3));
    assertThat(plant.effects())
        .containsExactly(
            new Effect(Facet.PRESENCE, "Chat", 2), new Effect(Facet.WAIT, "Offer", 0.5));
    assertThat(plant.segments())
        .containsExactly(
            new Segment(
                "kind", List.of(new Segment.Value("a", 0.4, 2), new Segment.Value("b", 0.6, 1))));
  }

  @Test
  void calendarNoiseHiddenCausesAndTheOtherKindsAreRead() throws IOException {
    Plant plant =
        read(
            """
            from: 2026-01-01
            to: 2026-02-01
            seen_from: 2026-01-10
            starts: {weekend: 0.5, growth: 2, swing: 0.3, cycle: 28d}
            loss: {weekend: 2}
            noise: {lost: 0.01, doubled: 0.02, swapped: 0.03}
            contacts:
              - {contact: Chat, by: company, rate: 0.2, delay: 3h, rhythm: {growth: 3}}
            deviations:
              - {replaced: Offer, as: Quote, rate: 0.1}
              - {rule: Advert, after: Offer, rate: 0.2}
            effects: [{presence: Chat, odds: 1, slows: 3}]
            segments:
              - segment: trouble
                hidden: true
                values:
                  a: {share: 0.4, loss: 2, slows: 1.5, contacts: {Chat: 3}, taken: {Offer: 0.2}}
                  b: {share: 0.6}
            """);

    assertThat(plant.seenFromMillis()).hasValue(1_768_003_200_000L);
    assertThat(plant.starts()).isEqualTo(new Plant.Rhythm(0.5, 2, 0.3, 28 * 86_400_000L));
    assertThat(plant.loss().weekend()).isEqualTo(2);
    assertThat(plant.noise()).isEqualTo(new Plant.Noise(0.01, 0.02, 0.03));
    assertThat(plant.contacts().get(0).rhythm().growth()).isEqualTo(3);
    assertThat(plant.deviations())
        .containsExactly(
            new Deviation(Kind.REPLACED, "Offer", "Quote", 0.1),
            new Deviation(Kind.RULE, "Advert", "Offer", 0.2));
    assertThat(plant.effects()).containsExactly(new Effect(Facet.PRESENCE, "Chat", 1, 3));
    assertThat(plant.segments())
        .containsExactly(
            new Segment(
                "trouble",
                true,
                List.of(
                    new Segment.Value("a", 0.4, 2, 1.5, Map.of("Chat", 3.0), Map.of("Offer", 0.2)),
                    new Segment.Value("b", 0.6, 1))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dropoff: {Offer: 0.1} | 3: unknown key \"dropoff\" in the plant",
        "dropoff: {Offer: 0.1} | did you mean \"drop_off\"?",
        "drop_off: {Offr: 0.1} | not in the flow of \"J\"; did you mean \"Offer\"?",
        "drop_off: {Offer: 1} | Offer is 1, expected a number from 0 to 0.99",
        "drop_off: {Read: 0.1} | \"Read\", which leaves no event; name the touchpoint before it",
        "again: {Visit: 1} | expected a number from 0 to 0.95",
        "waits: {spread: 0} | expected a number from 0.01 to 5",
        "waits: {of: {Offer: 0s}} | Offer is \"0s\", expected at least 1s",
        "as_of: tomorrow | as_of is \"tomorrow\", expected a date or time such as 2026-01-31",
        "exits: [{exit: Leave, rate: 0.1}] | exit is \"Leave\", expected a designed exit: Quit",
        "exits: [{exit: Quit}] | the entry has no \"rate\"",
        "contacts: [{contact: Done, by: customer, rate: 0.1, delay: 1h}] | neither success nor exit",
        "contacts: [{contact: X, by: us, rate: 0.1, delay: 1h}] | by is \"us\", expected company or",
        "contacts: [{contact: X, by: company, rate: 0.1}] | has no \"delay\"",
        "deviations: [{rate: 0.1}] | a deviation says none, expected one of missing, order",
        "deviations: [{late: Visit, rate: 0.1}] | \"Visit\" can't be late: the journey doesn't",
        "deviations: [{failed: Offer, rate: 0.1}] | \"Offer\" can't be failed",
        "deviations: [{channel: Offer, rate: 0.1}] | needs as: the channel",
        "deviations: [{order: Visit, rate: 0.1}] | needs before",
        "deviations: [{missing: Visit, as: x, rate: 0.1}] | takes none of before, as and after",
        "deviations: [{missing: Read, rate: 0.1}] | \"Read\" leaves no event",
        "deviations: [{late: Offer, rate: 0.1}, {late: Offer, rate: 0.2}] | stands twice",
        "effects: [{presence: X, wait: Y, odds: 1}] | says presence and wait, expected one of",
        "effects: [{presence: X, odds: 0}] | expected a number from 0.001 to 1000",
        "deviations: [{replaced: Offer, rate: 0.1}] | needs as: the touchpoint that comes instead",
        "deviations: [{rule: Offer, as: x, rate: 0.1}] | needs after: the step that it must not",
        "deviations: [{rule: Offer, after: X, rate: 0.1}] | after names \"X\", which is not in",
        "deviations: [{choice: Offer, rate: 0.1}] | \"Offer\" can't be choice",
        "deviations: [{incompleteBlock: Offer, rate: 0.1}] | one in any_order",
        "starts: {swing: 0.5} | starts has one of swing and cycle, expected both or neither",
        "loss: {weekend: 0} | weekend is 0, expected a number from 0.01 to 100",
        "noise: {lost: 0.9} | lost is 0.9, expected a number from 0 to 0.5",
        "segments: [{segment: s, values: {a: {share: 0.5}}}] | the shares add up to 0.5, expected 1",
      })
  void aFaultIsExplained(String line, String message) {
    assertThatThrownBy(() -> read("from: 2026-01-01\nto: 2026-02-01\n" + line + "\n"))
        .isInstanceOf(FormatException.class)
        .hasMessageStartingWith("p.plant.yaml:3: ")
        .hasMessageContaining(message);
  }

  @Test
  void thePeriodMustHaveAnEndAfterItsStart() {
    assertThatThrownBy(() -> read("from: 2026-01-01\n")).hasMessageContaining("has no \"to\"");
    assertThatThrownBy(() -> read("from: 2026-01-01\nto: 2026-01-01\n"))
        .hasMessage("p.plant.yaml:2: to is \"2026-01-01\", expected a time after from");
  }
}
