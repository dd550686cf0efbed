package org.desirepath.io.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.desirepath.io.FormatException;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.JourneyBlueprint.Rule;
import org.desirepath.model.Outcome;
import org.desirepath.model.Step;
import org.desirepath.model.Touchpoint;
import org.desirepath.model.Touchpoint.EventName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlueprintReaderTest {
  private static final String FULL =
      """
      journey: Home insurance
      version: "2026-1"
      outcome:
        success: [Policy active]
        exits: [Quote declined, Unsubscribe]
        horizon: 60d
        inactive_after: P3W
        rate: 0.25
        value: 180
        currency: EUR
      phases:
        - phase: Orient
          steps:
            - Visit website            # a comment
            - touchpoint: Compare quotes
              optional: true
              channels: [web, app]
              initiator: customer
              kind: action
              events: [quote_compare, "Compare (app)"]
              goal: knows cover and price
              experience: 4.0
              points: 5
              owner: Marketing
              cost: 0.40
        - phase: Decide
          weight: {missing: 3}
          steps:
            - choice:
                - touchpoint: Request quote online
                  share: 0.7
                - steps: [Call advisor, Advisor sends quote]
            - any_order: [Send documents, Choose start date]
            - touchpoint: Receive offer
              initiator: company
              within: 2d
              not_before: {time: 1h, after: Visit website}
              drop_off: 0.10
              fails_when: {status: [error, bounced]}
              weight: {missing: 2, unplanned: 5}
            - repeat: [Ask question, Answer question]
              at_most: 3
            - optional: [Negotiate price]
            - touchpoint: Read conditions
              observable: false
        - phase: Start
          steps: [Sign, Policy active]
      rules:
        - {response: {if: Complaint, then: Answer complaint, within: 24h}}
        - {never_after: {after: Unsubscribe, touchpoint: Newsletter}}
        - {at_most: {touchpoint: Newsletter, times: 4, per: 7d}}
      unplanned_allowed: [Newsletter]
      touchpoints:
        - {touchpoint: Unsubscribe, events: [unsub_click], channels: [mail]}
      """;

  private static JourneyBlueprint read(String yaml) throws IOException {
    return BlueprintReader.read(
        new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "x.journey.yaml");
  }

  private static String flow(String steps) {
    return "journey: J\nphases:\n  - phase: P\n    steps:\n" + steps.indent(6);
  }

  private static void refused(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(FormatException.class)
        .hasMessageStartingWith("x.journey.yaml:")
        .hasMessageContaining(message);
  }

  @Test
  void everyFactOfTheWhiteboardIsRead() throws IOException {
    JourneyBlueprint blueprint = read(FULL);

    assertThat(blueprint.journey()).isEqualTo("Home insurance");
    assertThat(blueprint.version()).isEqualTo("2026-1");
    Outcome outcome = blueprint.outcome();
    assertThat(outcome).isNotNull();
    assertThat(outcome.success()).containsExactly("Policy active");
    assertThat(outcome.exits()).containsExactly("Quote declined", "Unsubscribe");
    assertThat(outcome.horizonMillis()).hasValue(60 * 86_400_000L);
    assertThat(outcome.inactiveAfterMillis()).hasValue(21 * 86_400_000L);
    assertThat(outcome.rate()).hasValue(0.25);
    assertThat(outcome.value()).isEqualTo(new BigDecimal("180"));
    assertThat(outcome.currency()).isEqualTo("EUR");
    assertThat(blueprint.unplannedAllowed()).containsExactly("Newsletter");

    Touchpoint compare = blueprint.touchpoint("Compare quotes");
    assertThat(compare.channels()).containsExactly("web", "app");
    assertThat(compare.initiator()).isEqualTo(Touchpoint.Initiator.CUSTOMER);
    assertThat(compare.kind()).isEqualTo(Touchpoint.Kind.ACTION);
    assertThat(compare.events())
        .containsExactly(
            new EventName("quote_compare", Map.of()), new EventName("Compare (app)", Map.of()));
    assertThat(compare.goal()).isEqualTo("knows cover and price");
    assertThat(compare.experience()).hasValue(4.0);
    assertThat(compare.points()).hasValue(5);
    assertThat(compare.owner()).isEqualTo("Marketing");
    assertThat(compare.cost()).isEqualByComparingTo("0.40");

    Touchpoint offer = blueprint.touchpoint("Receive offer");
    assertThat(offer.failsWhen()).isEqualTo(Map.of("status", List.of("error", "bounced")));
    assertThat(offer.missingWeight()).isEqualTo(2);
    assertThat(offer.unplannedWeight()).isEqualTo(5);
    assertThat(blueprint.touchpoint("Unsubscribe").channels()).containsExactly("mail");
  }

  @Test
  void placesCarryTheFactsOfThePlace() throws IOException {
    JourneyBlueprint blueprint = read(FULL);
    Step.Place offer = blueprint.place("Receive offer").orElseThrow();

    assertThat(offer.within()).isEqualTo(new Step.Wait(2 * 86_400_000L, null));
    assertThat(offer.notBefore()).isEqualTo(new Step.Wait(3_600_000L, "Visit website"));
    assertThat(offer.dropOff()).hasValue(0.10);
    assertThat(blueprint.place("Compare quotes").orElseThrow().optional()).isTrue();
    assertThat(blueprint.place("Request quote online").orElseThrow().share()).hasValue(0.7);
    assertThat(blueprint.place("Ask question#3")).isEqualTo(blueprint.place("Ask question"));
  }

  @Test
  void phaseWeightHoldsForTouchpointsWithoutTheirOwn() throws IOException {
    JourneyBlueprint blueprint = read(FULL);

    assertThat(blueprint.touchpoint("Call advisor").missingWeight()).isEqualTo(3);
    assertThat(blueprint.touchpoint("Receive offer").missingWeight()).isEqualTo(2);
    assertThat(blueprint.touchpoint("Sign").missingWeight()).isEqualTo(1);
  }

  @Test
  void whatLeavesNoEventCostsNothingWhenMissing() throws IOException {
    Touchpoint hidden = read(FULL).touchpoint("Read conditions");

    assertThat(hidden.observable()).isFalse();
    assertThat(hidden.missingWeight()).isZero();
  }

  @Test
  void rulesAreKeptAsWritten() throws IOException {
    assertThat(read(FULL).rules())
        .extracting(Rule::template, Rule::parameters, rule -> rule.meaning().text())
        .containsExactly(
            tuple(
                "response",
                Map.of("if", "Complaint", "then", "Answer complaint", "within", "24h"),
                "Response[Complaint, Answer complaint] | | |0,86400,s"),
            tuple(
                "never_after",
                Map.of("after", "Unsubscribe", "touchpoint", "Newsletter"),
                "Not Response[Unsubscribe, Newsletter]"),
            tuple(
                "at_most",
                Map.of("touchpoint", "Newsletter", "times", "4", "per", "7d"),
                "At Most4[Newsletter] | |0,604800,s"));
    assertThat(read(FULL).touchpoints()).containsKeys("Complaint", "Answer complaint");
  }

  @Test
  void namesAreTextAsWritten() throws IOException {
    assertThat(read(flow("- No\n- 0012\n- 1e3\n- ~\n- null\n- 2026-01-02\n- \"# 1: x\"")).places())
        .extracting(Step.Place::touchpoint)
        .containsExactly("No", "0012", "1e3", "~", "null", "2026-01-02", "# 1: x");
  }

  @Test
  void aNameThatStandsTwiceGetsTwoIds() throws IOException {
    assertThat(read(flow("- A\n- A@2\n- A\n- A#2\n- A")).places())
        .extracting(Step.Place::id)
        .containsExactly("A", "A@2@1", "A@2", "A#2@1", "A@3");
  }

  @Test
  void atMostOnATouchpointIsARepeatOfIt() throws IOException {
    JourneyBlueprint blueprint =
        read(flow("- {touchpoint: A, at_most: 3}\n- {touchpoint: B, at_most: 2, optional: true}"));

    List<Step> steps = blueprint.phases().get(0).steps();
    assertThat(steps.get(0)).isInstanceOf(Step.Repeat.class);
    assertThat(steps.get(1)).isInstanceOf(Step.Optional.class);
    assertThat(blueprint.unrolledPlaceCount()).isEqualTo(5);
  }

  @Test
  void factsOfOneTouchpointMayBeSaidAtOnePlaceAndHoldAtAll() throws IOException {
    assertThat(
            read(flow("- A\n- {touchpoint: A, owner: Sales}\n- {touchpoint: A, owner: Sales}"))
                .touchpoint("A")
                .owner())
        .isEqualTo("Sales");
  }

  @Test
  void aFactsOnlyBlueprintNeedsNoPhases() throws IOException {
    JourneyBlueprint facts =
        read(
            "journey: J\noutcome: {success: [Paid]}\ntouchpoints:\n  - {touchpoint: Paid, points: 9}\n");

    assertThat(facts.phases()).isEmpty();
    assertThat(facts.touchpoint("Paid").points()).hasValue(9);
    assertThatThrownBy(facts::toProcessTree).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void oneEventUnderTwoTouchpointsMustBeToldApart() throws IOException {
    String apart =
        flow(
            "- {touchpoint: Chat, events: [{name: contact, when: {channel: web}}]}\n"
                + "- {touchpoint: Call, events: [{name: contact, when: {channel: phone}}]}");
    assertThat(read(apart).touchpoint("Call").events())
        .containsExactly(new EventName("contact", Map.of("channel", "phone")));

    refused(
        flow("- {touchpoint: Chat, events: [contact]}\n- {touchpoint: Call, events: [contact]}"),
        "x.journey.yaml:6: the event \"contact\" means \"Chat\" (line 5) and \"Call\", expected one");
    refused(flow("- {touchpoint: Chat, events: [Call]}\n- Call"), "the event \"Call\" means");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "- A: b | 5: unknown key \"A\" in a step, expected one of touchpoint, steps, choice",
        "- A: b | put the name in quotes",
        "- {touchpoint: A, ownr: x} | did you mean \"owner\"?",
        "- {choise: [A, B]} | did you mean \"choice\"?",
        "- {choice: [A, B], optional: [C]} | a step has both \"choice\" and \"optional\"",
        "- {touchpoint: A, choice: [B, C]} | a step has both \"touchpoint\" and \"choice\"",
        "- {share: 0.5} | share stands on a step that is not a branch of a choice",
        "- {touchpoint: A, share: 0.5} | share stands on a step that is not a branch of a choice",
        "- {choice: [A]} | choice has one entry, expected at least two",
        "- {choice: A} | choice is \"A\", expected a list; write [A]",
        "- {any_order: []} | any_order is an empty list, expected at least one entry",
        "- {choice: [{touchpoint: A, share: 0.7}, {touchpoint: B, share: 0.5}]} | add up to 1.2",
        "- {touchpoint: A, drop_off: 12%} | drop_off is \"12%\", expected a number; write a share",
        "- {touchpoint: A, drop_off: '0,1'} | write 0.1",
        "- {touchpoint: A, drop_off: 1.5} | drop_off is 1.5, expected a number from 0 to 1",
        "- {touchpoint: A, optional: yes} | optional is \"yes\", expected true or false; write true",
        "- {touchpoint: A, within: 2 days} | expected a length of time such as 45s",
        "- {touchpoint: A, within: P1M} | within is \"P1M\": expected a length of time",
        "- {touchpoint: A, within: {time: 2d, after: B}} | after names \"B\", not in the phases",
        "- {touchpoint: A, within: {time: 2d}} | within has no \"after\"",
        "- {touchpoint: A, within: 1h, not_before: 2h} | not_before is longer than within",
        "- {touchpoint: A, initiator: client} | initiator is \"client\", expected company or customer",
        "- {touchpoint: A, kind: acton} | did you mean \"action\"?",
        "- {touchpoint: A, points: 1.5} | points is \"1.5\", expected a whole number",
        "- {touchpoint: A, cost: -1} | cost is \"-1\", expected an amount of at least 0",
        "- {touchpoint: A, channels: web} | channels is \"web\", expected a list; write [web]",
        "- {touchpoint: A, channels: [web, web]} | \"web\" stands twice in channels",
        "- {touchpoint: A, events: [x, x]} | \"x\" stands twice in events",
        "- {touchpoint: A, fails_when: {status: error}} | fails_when.status is \"error\", expected",
        "- {touchpoint: A, observable: false, weight: {missing: 2}} | it is never missing",
        "- {touchpoint: A, goal: } | goal is empty, expected a text",
        "- {touchpoint: A, at_most: 0} | at_most is \"0\", expected a whole number from 1 to 100",
        "- {repeat: [A], at_most: 101} | expected a whole number from 1 to 100",
        "- {repeat: [A], within: 2d} | unknown key \"within\" in a step of kind repeat",
        "- {choice: [A, B], at_most: 2} | unknown key \"at_most\" in a step of kind choice",
        "- [A, B] | write {steps: [...]} for steps in order",
        "- &x A | found the anchor &x",
        "- !!str A | found the tag !!str",
        "- !x A | found the tag !x",
        "- {touchpoint: A, touchpoint: B} | the key \"touchpoint\" stands twice (first in line 5)",
        "- Order #5 | a name with \" #\" in it needs quotes",
        "- {touchpoint: Ask: now} | no YAML",
        "- '' | a step is empty, expected a text",
      })
  void aFaultInAStepIsExplained(String step, String message) {
    refused(flow(step), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "outcome: {exits: [X]} | outcome has no \"success\"; add success: ...",
        "outcome: {success: [Singed]} | 6: success \"Singed\" is not in the phases; did you mean \"Signed\"?",
        "outcome: {success: [Signed], exits: [Signed]} | \"Signed\" stands in success and in exits",
        "outcome: {success: [Signed], exits: [Visit]} | stands in exits and in the phases (line 5)",
        "unplanned_allowed: [Visit] | \"Visit\" stands in unplanned_allowed and in the phases",
        "outcome: {success: [Signed], value: 5} | outcome with a value has no \"currency\"",
        "outcome: {success: [Signed], value: 5, currency: euro} | a code of three capitals",
        "outcome: {success: [Signed], currency: EUR} | outcome has a currency but no value",
        "outcome: {success: [Signed], horizon: 0d} | horizon is \"0d\", expected a length of time above",
        "outcome: {success: [Signed], rate: 25} | rate is 25, expected a number from 0 to 1",
        "outcom: {success: [Signed]} | 6: unknown key \"outcom\" in the blueprint",
        "rules: [{responce: {if: A, then: B}}] | did you mean \"response\"?",
        "rules: [{response: {if: A}}] | the rule response has no \"then\"",
        "rules: [{at_most: {touchpoint: A, times: many}}] | times is \"many\", expected a whole number",
        "rules: [{response: {if: A, then: B, within: soon}}] | within is \"soon\": expected a length",
        "rules: [{response: {if: A, then: B}, at_most: {touchpoint: A, times: 1}}] | has 2 keys",
        "touchpoints: [{touchpoint: X, within: 2d}] | within is a fact of a place in the flow",
        "touchpoints: [{touchpoint: X, chanels: [a]}] | did you mean \"channels\"?",
        "touchpoints: [X] | an entry of touchpoints is \"X\", expected keys with values",
      })
  void aFaultBesideTheFlowIsExplained(String line, String message) {
    refused(
        "journey: J\nphases:\n  - phase: P\n    steps:\n      [Visit, Signed]\n" + line + "\n",
        message);
  }

  @Test
  void twoTruthsOfOneTouchpointAreRefused() {
    refused(
        flow("- {touchpoint: A, owner: Sales}\n- {touchpoint: A, owner: Service}"),
        "x.journey.yaml:6: owner of \"A\" differs from what line 5 says");
  }

  @Test
  void aWholeFileThatIsNoBlueprintIsRefused() {
    refused("", "the file is empty");
    refused("[a, b]", "the blueprint is a list, expected keys with values");
    refused("phases: []", "the blueprint has no \"journey\"");
    refused("journey: J\n---\njourney: K\n", "a second document starts here");
    refused("journey: J\n\tx: y\n", "x.journey.yaml:2: no YAML");
    refused("journey: Ask: now\n", "a name with \": \" in it needs quotes");
    refused("journey: J\n" + "x".repeat(5 << 20), "larger than 4 MB");
    refused("journey: " + "[".repeat(200) + "]".repeat(200), "levels of nesting");
    refused(
        "journey: J\nphases:\n  - {phase: P, steps: [A]}\n  - {phase: P, steps: [B]}\n",
        "x.journey.yaml:4: the phase \"P\" stands twice");
    refused(
        flow("- {repeat: [{repeat: [A, B], at_most: 100}], at_most: 100}"),
        "the phases hold 20000 places with all turns of the repeats counted, expected at most 5000");
    assertThatThrownBy(
            () ->
                BlueprintReader.read(new ByteArrayInputStream(new byte[] {'a', (byte) 0xFF}), "f"))
        .hasMessage("f: the bytes are not UTF-8; save the file as UTF-8");
  }
}
