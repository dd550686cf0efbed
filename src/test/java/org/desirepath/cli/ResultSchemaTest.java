package org.desirepath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.desirepath.io.SharedData;
import org.desirepath.report.language.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every result keeps the published schema. A field that the schema does not know fails here: add it
 * to {@code models/result.schema.json}.
 */
class ResultSchemaTest {
  private static final String WITH_OUTCOME =
      """
      journey: Y
      outcome: {success: [C], exits: [X], rate: 0.5, value: 3, currency: EUR}
      phases: [{phase: P, steps: [{touchpoint: A, drop_off: 0.1}, {touchpoint: B, within: 1h, experience: 4}, C]}]
      rules: [{response: {if: A, then: C}}]
      """;
  private static final String WITHOUT_OUTCOME =
      "journey: N\nphases: [{phase: P, steps: [A, B, C]}]\n";

  @TempDir Path folder;

  private static JsonSchema schema() throws IOException {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(new ObjectMapper().readTree(Path.of("models", "result.schema.json").toFile()));
  }

  static List<String> complaints(JsonNode result) throws IOException {
    return schema().validate(result).stream().map(m -> m.getMessage()).limit(20).toList();
  }

  private JsonNode result(List<String> args) throws IOException {
    List<Object> all = new ArrayList<>(List.of("compare"));
    all.addAll(args);
    all.addAll(List.of("--formats", "json", "--quiet", "--json", "-", "-o", folder.resolve("out")));
    Program.Ended ended = new Program(folder).run(all.toArray());
    assertThat(ended.code()).as(ended.err()).isZero();
    return ended.json();
  }

  @ParameterizedTest
  @CsvSource({
    "home-insurance.csv,home-insurance,region,2026-04-06",
    "internet-switch.csv.gz,internet-switch,home,2026-03-02",
    "webshop-order.xes.gz,webshop-order,device,2026-03-02"
  })
  void samplesKeepTheSchemaWhateverIsAsked(String log, String model, String column, String date)
      throws IOException {
    String blueprint = "models/" + model + ".journey.yaml";
    List<String> plain = List.of("event-logs/" + log, "--model", blueprint);
    JsonNode first = result(plain);
    assertThat(complaints(first)).isEmpty();

    Path then = new Program(folder).write("then.json", first.toString());
    String value = arm(column);
    List<String> asked = new ArrayList<>(plain);
    asked.addAll(List.of("--segment", column, "--period", "month", "--drift", "--change", date));
    asked.addAll(List.of("--holidays", date, "--on-time", "0.9", "--baseline", then.toString()));
    asked.addAll(List.of("--experiment", column + "=" + value, "--known-before", column));
    asked.addAll(List.of("--persona-column", column, "--persona", value + "=" + blueprint));
    asked.addAll(List.of("--truncated-before", date, "--temporal-profile", "2"));

    assertThat(complaints(result(asked))).isEmpty();
  }

  private static String arm(String column) {
    return switch (column) {
      case "region" -> "north";
      case "home" -> "flat";
      case "device" -> "phone";
      default -> throw new IllegalArgumentException("no arm of " + column);
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A B|A Z",
        "A@2025-01-01T00:00:00Z",
        "Z@2025-01-01T00:00:00Z A@2025-01-01T01:00:00Z",
        "A@2025-01-01T00:00:00Z B@2025-01-01T01:00:00Z C@2025-01-01T02:00:00Z"
            + "|B@2025-01-03T00:00:00Z|A@2025-01-04T00:00:00Z X@2025-01-04T01:00:00Z"
      })
  void edgesKeepTheSchemaWithAndWithoutAnOutcome(String journeys) throws IOException {
    Program program = new Program(folder);
    StringBuilder csv = new StringBuilder("case,activity,time\n");
    int id = 0;
    for (String journey : journeys.split("\\|", -1)) {
      id++;
      for (String event : journey.split(" ", -1)) {
        String[] parts = (event + "@").split("@", -1);
        csv.append(id).append(',').append(parts[0]).append(',').append(parts[1]);
        csv.append('\n');
      }
    }
    Path log = program.write("edge.csv", csv.toString());
    for (String design : List.of(WITH_OUTCOME, WITHOUT_OUTCOME)) {
      Path model = program.write("edge.journey.yaml", design);
      List<String> args = new ArrayList<>(List.of(log.toString(), "--model", model.toString()));
      assertThat(complaints(result(args))).isEmpty();
      args.addAll(List.of("--drift", "--change", "2025-01-02", "--period", "month"));
      assertThat(complaints(result(args))).isEmpty();
    }
  }

  @Test
  void schemaIsStrictEnoughToSeeDrift() throws IOException {
    Program program = new Program(folder);
    ObjectNode result =
        (ObjectNode)
            result(List.of(program.log().toString(), "--model", program.model().toString()));
    assertThat(complaints(result)).isEmpty();

    ObjectNode more = result.deepCopy();
    ((ObjectNode) more.at("/dropOff/steps/0")).put("surprise", 1);
    ObjectNode less = result.deepCopy();
    ((ObjectNode) less.at("/conformance/fitness")).remove("log");
    ObjectNode other = result.deepCopy();
    ((ObjectNode) other.at("/log")).put("journeys", "160");

    assertThat(complaints(more)).hasSize(1);
    assertThat(complaints(less)).hasSize(1);
    assertThat(complaints(other)).hasSize(1);
  }

  private static String contacts() {
    StringBuilder csv =
        new StringBuilder("case,activity,time,initiator,channel,code,tier,discount,value\n");
    for (int i = 0; i < 300; i++) {
      String tier = i % 3 == 0 ? "gold" : "silver";
      String channel = i % 2 == 0 ? "web" : "phone";
      for (int e = 0; e < 6; e++) {
        String name = List.of("A", "Mail", "Mail", i % 4 == 0 ? "Reply" : "B", "B", "C").get(e);
        boolean mail = name.equals("Mail");
        String code = !mail || i % 9 == 0 ? "" : i % 5 == 0 ? "a1" : e == 1 ? "A1" : "B2";
        csv.append(
            "c%d,%s,2025-%02d-%02dT%02d:00:00Z,%s,%s,%s,%s,%s,%d%n"
                .formatted(
                    i,
                    name,
                    1 + i / 28 % 12,
                    1 + i % 28,
                    8 + e,
                    mail ? "company" : "customer",
                    channel,
                    code,
                    tier,
                    mail ? channel.equals("web") ? "10" : "20" : "",
                    10 + i));
      }
    }
    return csv.toString();
  }

  @Test
  void whatIsSentKeepsTheSchemaAndHasItsSentenceInBothLanguages() throws IOException {
    Program program = new Program(folder);
    Path log = program.write("contacts.csv", contacts());
    Path model =
        program.write(
            "contacts.journey.yaml",
            """
            journey: Contacts
            outcome: {success: [C]}
            phases: [{phase: P, steps: [A, B, C]}]
            unplanned_allowed: [Mail, Reply]
            touchpoints:
              - {touchpoint: Mail, initiator: company, audience: {tier: [gold]}, responses: {within: 3d, by: [Reply]}}
              - {touchpoint: Reply, initiator: customer}
            contacts:
              limits: [{at_most: 1, per: 7d}]
              campaign: code
              codes: [A1, B2]
              pattern: "@#"
              collision_within: 3d
              offer: discount
              alike: [tier]
            """);
    JsonNode result = result(List.of(log.toString(), "--model", model.toString()));

    assertThat(complaints(result)).isEmpty();
    JsonNode outbound = result.get("outbound");
    for (String part : List.of("collisions", "campaignCodes", "offers")) {
      assertThat(outbound.get(part).isObject()).as(part).isTrue();
    }
    assertThat(outbound.at("/sent/0/sentence").asText()).contains("“Mail” was sent 600 times");
    assertThat(outbound.at("/pressure/0/sentence").asText()).startsWith("More than 1 contact");
    assertThat(outbound.at("/audiences/0/sentence").asText()).contains("200 of 300 journeys");
    List<String> missing = new ArrayList<>();
    for (String sentence : result.findValuesAsText("sentence")) {
      Language.DUTCH.translate(sentence, missing::add);
    }
    program.run("compare", log, "--model", model, "--quiet", "-o", folder.resolve("page"));
    String page = Files.readString(folder.resolve("page").resolve("index.html"));
    Language.DUTCH.translateMarkup(page.substring(page.indexOf("<body")), missing::add);
    assertThat(missing).as("add these to nl.txt").isEmpty();
  }

  /** A log with gaps in its record, beside a data Petri net. */
  @Test
  void aRealLogKeepsTheSchema() throws IOException {
    Path log = SharedData.file("logs-xes/real/discovery-benchmark-augusto/RTFMP.xes.gz");
    Path net = SharedData.file("pairs/normative-dpn/RoadFines_WithData.pnml");
    Path facts =
        new Program(folder)
            .write("facts.journey.yaml", "journey: F\noutcome: {success: [Payment]}\n");

    JsonNode result =
        result(List.of(log.toString(), "--model", net.toString(), "--facts", facts.toString()));

    assertThat(complaints(result)).isEmpty();
    assertThat(result.toString()).contains("\"shareOutsideGaps\"");
  }
}
