package org.desirepath.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.desirepath.io.blueprint.BlueprintReader;
import org.desirepath.model.JourneyStructure.Branch;
import org.desirepath.model.JourneyStructure.ChoicePoint;
import org.desirepath.model.JourneyStructure.OptionalStep;
import org.junit.jupiter.api.Test;

class JourneyStructureTest {
  private static final String YAML =
      """
      journey: J
      phases:
        - phase: Orient
          steps:
            - {touchpoint: Visit, optional: true}
            - Compare
            - choice:
                - {touchpoint: Online, share: 0.7}
                - steps: [Call, {optional: [Advice]}, Form]
                - optional: [Shop]
        - phase: Start
          steps:
            - {touchpoint: Read, observable: false}
            - optional: [{touchpoint: Haggle, optional: true}, Deal]
            - any_order: [Send, {steps: [{touchpoint: Pick, optional: true}, Date]}]
            - repeat: [Ask, {touchpoint: Compare, optional: true}]
            - Sign
      """;

  private static JourneyStructure read(String yaml) throws IOException {
    return JourneyStructure.of(
        BlueprintReader.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "x"));
  }

  @Test
  void touchpointsStandInDesignOrderWithTheirFirstPhase() throws IOException {
    JourneyStructure structure = read(YAML);

    assertThat(structure.inDesignOrder())
        .containsExactly(
            "Visit", "Compare", "Online", "Call", "Advice", "Form", "Shop", "Read", "Haggle",
            "Deal", "Send", "Pick", "Date", "Ask", "Sign");
    assertThat(structure.phaseOf("Compare")).contains("Orient");
    assertThat(structure.phaseOf("Sign")).contains("Start");
    assertThat(structure.phaseOf("Elsewhere")).isEmpty();
    assertThat(structure.firstTouchpoints()).containsExactly("Visit", "Compare");
  }

  @Test
  void aChoiceTellsItsBranchesApartByTheirEntries() throws IOException {
    assertThat(read(YAML).choicePoints())
        .containsExactly(
            new ChoicePoint(
                List.of(
                    new Branch(List.of("Online"), List.of("Online"), 0.7, false),
                    new Branch(
                        List.of("Call"),
                        List.of("Call", "Advice", "Form"),
                        0.15000000000000002,
                        false),
                    new Branch(List.of("Shop"), List.of("Shop"), 0.15000000000000002, true)),
                true,
                Optional.of("Compare"),
                Optional.of("Send")));
  }

  @Test
  void anOptionalStepLiesBetweenWhatEveryJourneyPasses() throws IOException {
    assertThat(read(YAML).optionalSteps())
        .containsExactly(
            step("Visit", Optional.empty(), "Compare"),
            step("Advice", Optional.of("Call"), "Form"),
            step("Shop", Optional.of("Compare"), "Send"),
            new OptionalStep(
                List.of("Haggle", "Deal"),
                List.of("Haggle", "Deal"),
                Optional.of("Compare"),
                Optional.of("Send")),
            step("Haggle", Optional.of("Compare"), "Deal"),
            step("Pick", Optional.of("Compare"), "Date"),
            step("Compare", Optional.of("Ask"), "Sign"));
  }

  private static OptionalStep step(String name, Optional<String> before, String next) {
    return new OptionalStep(List.of(name), List.of(name), before, Optional.of(next));
  }

  @Test
  void mandatoryIsWhatEveryJourneyPasses() throws IOException {
    JourneyStructure structure = read(YAML);

    assertThat(structure.inDesignOrder().stream().filter(structure::isMandatory))
        .containsExactly("Compare", "Read", "Send", "Date", "Ask", "Sign");
    assertThat(structure.nextMandatory("Compare")).contains("Send");
    assertThat(structure.nextMandatory("Call")).contains("Form");
    assertThat(structure.nextMandatory("Sign")).isEmpty();
  }

  @Test
  void whatIsOnEveryBranchIsMandatory() throws IOException {
    JourneyStructure structure =
        read(
            "journey: J\nphases: [{phase: P, steps: [{choice: [{steps: [A, X]}, {steps: [B,"
                + " X]}]}]}]\n");

    assertThat(structure.isMandatory("X")).isTrue();
    assertThat(structure.isMandatory("A")).isFalse();
  }

  @Test
  void sharesOfBranchesAddUpToOne() throws IOException {
    assertThat(shares("[{touchpoint: A, share: 0.5}, B, C]")).containsExactly(0.5, 0.25, 0.25);
    assertThat(shares("[A, B]")).containsExactly(0.5, 0.5);
    assertThat(shares("[{touchpoint: A, share: 0.2}, {touchpoint: B, share: 0.6}]"))
        .containsExactly(0.25, 0.75000000000000000);
    assertThat(shares("[{touchpoint: A, share: 1}, B]")).containsExactly(1.0, 0.0);
    assertThat(shares("[{touchpoint: A, share: 0}, {touchpoint: B, share: 0}]"))
        .containsExactly(0.5, 0.5);
  }

  private static List<Double> shares(String choice) throws IOException {
    return read("journey: J\nphases: [{phase: P, steps: [{choice: " + choice + "}]}]\n")
        .choicePoints()
        .get(0)
        .branches()
        .stream()
        .map(branch -> Math.round(branch.share() * 1e9) / 1e9)
        .toList();
  }

  @Test
  void aBlueprintWithoutPhasesHasNoStructure() {
    JourneyStructure structure = JourneyStructure.of(JourneyBlueprint.empty("J"));

    assertThat(structure.inDesignOrder()).isEmpty();
    assertThat(structure.choicePoints()).isEmpty();
    assertThat(structure.firstTouchpoints()).isEmpty();
  }
}
