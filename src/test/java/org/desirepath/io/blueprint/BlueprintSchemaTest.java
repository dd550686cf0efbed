package org.desirepath.io.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published JSON Schema and the reader agree. */
class BlueprintSchemaTest {
  private static final Path MODELS = Path.of("models");

  private static JsonNode schema() throws IOException {
    return new ObjectMapper().readTree(MODELS.resolve("journey.schema.json").toFile());
  }

  private static List<String> complaints(String yaml) throws IOException {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema());
    return schema.validate(new YAMLMapper().readTree(yaml)).stream()
        .map(message -> message.getMessage())
        .toList();
  }

  private static boolean isReadable(String yaml) {
    try {
      BlueprintReader.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "x");
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"home-insurance", "internet-switch", "webshop-order"})
  void bundledJourneysKeepTheSchemaAndAreRead(String name) throws IOException {
    String yaml = Files.readString(MODELS.resolve(name + ".journey.yaml"));

    assertThat(complaints(yaml)).isEmpty();
    assertThat(isReadable(yaml)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "phases: []",
        "journey: J\nversoin: 2",
        "journey: J\noutcome: {exits: [A]}",
        "journey: J\noutcome: {success: [A], value: 3}",
        "journey: J\noutcome: {success: [A], rate: 2}",
        "journey: J\noutcome: {success: [A], horizon: 2 days}",
        "journey: J\nphases: [{phase: P, steps: [{choice: [A]}]}]",
        "journey: J\nphases: [{phase: P, steps: [{choice: [A, B], optional: [C]}]}]",
        "journey: J\nphases: [{phase: P, steps: [{touchpoint: A, ownr: B}]}]",
        "journey: J\nphases: [{phase: P, steps: [{touchpoint: A, initiator: client}]}]",
        "journey: J\nphases: [{phase: P, steps: [{touchpoint: A, within: {time: 2d}}]}]",
        "journey: J\nphases: [{phase: P, steps: [{repeat: [A], at_most: 0}]}]",
        "journey: J\nphases: [{phase: P, steps: [[A, B]]}]",
        "journey: J\nrules: [{response: {if: A}}]",
        "journey: J\nrules: [{nothing: {if: A}}]",
        "journey: J\ntouchpoints: [{touchpoint: A, drop_off: 0.1}]",
      })
  void whatTheSchemaRefusesTheReaderRefusesToo(String yaml) throws IOException {
    assertThat(complaints(yaml)).isNotEmpty();
    assertThat(isReadable(yaml)).isFalse();
  }

  @Test
  void theSchemaKnowsTheKeysOfTheReader() throws IOException {
    JsonNode schema = schema();
    JsonNode definitions = schema.get("$defs");

    assertThat(keys(schema)).containsExactlyElementsOf(BlueprintReader.KEYS);
    assertThat(keys(definitions.get("outcome")))
        .containsExactlyElementsOf(BlueprintReader.OUTCOME_KEYS);
    assertThat(keys(definitions.get("phase")))
        .containsExactlyInAnyOrderElementsOf(BlueprintReader.PHASE_KEYS);
    assertThat(keys(definitions.get("facts")))
        .containsExactlyElementsOf(StepReader.TOUCHPOINT_KEYS);
    RuleReader.templates()
        .forEach(
            (name, parameters) ->
                assertThat(keys(definitions.get("rule").get("properties").get(name)))
                    .containsExactlyElementsOf(parameters));
    assertThat(keys(definitions.get("rule")))
        .containsExactlyElementsOf(RuleReader.templates().keySet());
    List<String> beside = new ArrayList<>(TouchpointFacts.KEYS);
    beside.add(0, "touchpoint");
    assertThat(keys(schema.get("properties").get("touchpoints").get("items")))
        .containsExactlyElementsOf(beside);
  }

  private static List<String> keys(JsonNode object) {
    List<String> keys = new ArrayList<>();
    object.get("properties").fieldNames().forEachRemaining(keys::add);
    return keys;
  }
}
