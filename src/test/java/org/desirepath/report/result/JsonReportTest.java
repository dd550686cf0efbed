package org.desirepath.report.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.report.ExampleResults;
import org.junit.jupiter.api.Test;

class JsonReportTest {
  private static final List<String> REQUIRED =
      List.of(
          "desirepath/version",
          "desirepath/command",
          "desirepath/seed",
          "desirepath/parameters",
          "desirepath/inputs",
          "desirepath/asOf",
          "log/journeys",
          "log/events",
          "log/variants",
          "log/from",
          "log/to",
          "log/activities",
          "log/start",
          "log/end",
          "log/directlyFollows",
          "log/quality",
          "conformance/optimal",
          "conformance/cost/total",
          "conformance/cost/perJourney",
          "conformance/cost/interval",
          "conformance/fitness/log",
          "conformance/fitness/journeyMean",
          "conformance/fitness/interval",
          "conformance/fitting/journeys",
          "conformance/fitting/share",
          "conformance/fitting/interval",
          "conformance/open/journeys",
          "conformance/precision",
          "conformance/variants",
          "deviations",
          "dropOff",
          "criticalMoments",
          "segments");

  private static String text(ComparisonResult result) throws IOException {
    StringBuilder out = new StringBuilder();
    new JsonReport().write(result, out);
    return out.toString();
  }

  private static JsonNode json(ComparisonResult result) throws IOException {
    return new ObjectMapper().readTree(text(result));
  }

  /** Paths of nulls that have no sibling that says why. */
  private static List<String> unexplained(JsonNode node, String path) {
    List<String> found = new ArrayList<>();
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        if (field.getValue().isNull() && !node.has(field.getKey() + "Reason")) {
          found.add(path + "/" + field.getKey());
        }
        found.addAll(unexplained(field.getValue(), path + "/" + field.getKey()));
      }
    }
    if (node.isArray()) {
      node.forEach(element -> found.addAll(unexplained(element, path + "[]")));
    }
    return found;
  }

  private static void isInside(JsonNode value, JsonNode interval) {
    if (!value.isNull() && !interval.isNull()) {
      assertThat(value.doubleValue())
          .isBetween(interval.get(0).doubleValue() - 1e-9, interval.get(1).doubleValue() + 1e-9);
    }
  }

  @Test
  void everyFieldOfTheContractIsThereWithAndWithoutAnOutcome() throws IOException {
    for (ComparisonResult result :
        List.of(
            ExampleResults.insurance(400),
            ExampleResults.withoutOutcome("A B C", "A C"),
            ExampleResults.withOutcome("A B C", "A", ""))) {
      JsonNode json = json(result);
      assertThat(REQUIRED).allMatch(path -> !json.at("/" + path).isMissingNode());
      assertThat(unexplained(json, "")).isEmpty();
    }
  }

  @Test
  void countsAddUp() throws IOException {
    JsonNode json = json(ExampleResults.insurance(400));
    int journeys = json.at("/log/journeys").intValue();
    int events = json.at("/log/events").intValue();
    int status = 0;
    for (JsonNode count : json.at("/dropOff/status")) {
      status += count.intValue();
    }
    int follows = 0;
    for (JsonNode edge : json.at("/log/directlyFollows")) {
      follows += edge.get("count").intValue();
    }
    int ofVariants = 0;
    for (JsonNode variant : json.at("/conformance/variants")) {
      ofVariants += variant.get("journeys").intValue();
    }
    assertThat(status).isEqualTo(journeys).isGreaterThan(300);
    assertThat(follows).isEqualTo(events - journeys);
    assertThat(ofVariants).isEqualTo(journeys);
    for (JsonNode step : json.at("/dropOff/steps")) {
      assertThat(step.get("entered").intValue())
          .isEqualTo(
              step.get("advanced").intValue()
                  + step.get("exited").intValue()
                  + step.get("abandoned").intValue()
                  + step.get("open").intValue());
      isInside(step.get("rate"), step.get("interval"));
    }
    isInside(json.at("/conformance/fitness/log"), json.at("/conformance/fitness/interval"));
    isInside(json.at("/conformance/fitting/share"), json.at("/conformance/fitting/interval"));
  }

  @Test
  void movesOfAVariantSpellItsActivities() throws IOException {
    JsonNode variants = json(ExampleResults.insurance(400)).at("/conformance/variants");
    assertThat(variants).isNotEmpty();
    for (JsonNode variant : variants) {
      List<String> spelt = new ArrayList<>();
      for (JsonNode move : variant.get("moves")) {
        if (move.get("kind").textValue().matches("sync|log")) {
          spelt.add(move.get("activity").textValue());
        }
      }
      List<String> activities = new ArrayList<>();
      variant.get("activities").forEach(a -> activities.add(a.textValue()));
      assertThat(spelt).isEqualTo(activities);
    }
  }

  @Test
  void deviationsKeepToTheirShareIntervalAndExamples() throws IOException {
    JsonNode deviations = json(ExampleResults.insurance(400)).get("deviations");
    assertThat(deviations).isNotEmpty();
    for (JsonNode deviation : deviations) {
      double share =
          deviation.get("journeys").doubleValue() / deviation.get("observable").doubleValue();
      assertThat(deviation.get("share").doubleValue()).isBetween(share - 1e-9, share + 1e-9);
      isInside(deviation.get("share"), deviation.get("interval"));
      assertThat(deviation.get("examples")).hasSizeLessThanOrEqualTo(5);
    }
  }

  @Test
  void momentsHoldTheTestedByQAndTheUntestableStandApart() throws IOException {
    JsonNode moments = json(ExampleResults.insurance(1500)).get("criticalMoments");
    assertThat(moments.get("moments")).hasSize(moments.get("tested").intValue()).isNotEmpty();
    double last = 0;
    for (JsonNode moment : moments.get("moments")) {
      assertThat(moment.get("q").doubleValue()).isGreaterThanOrEqualTo(last);
      last = moment.get("q").doubleValue();
    }
    for (JsonNode moment : moments.get("untestable")) {
      assertThat(moment.get("q").isNull()).isTrue();
      assertThat(moment.get("qReason").textValue()).isNotBlank();
    }
  }

  @Test
  void withoutAnOutcomeDropOffAndMomentsAreNullWithAReason() throws IOException {
    JsonNode json = json(ExampleResults.withoutOutcome("A B C"));
    assertThat(json.get("dropOff").isNull()).isTrue();
    assertThat(json.get("dropOffReason").textValue()).contains("outcome");
    assertThat(json.get("criticalMoments").isNull()).isTrue();
    assertThat(json.get("criticalMomentsReason").textValue()).isNotBlank();
  }

  @Test
  void aHandCheckedLogHasItsNumbers() throws IOException {
    JsonNode conformance = json(ExampleResults.withoutOutcome("A B C", "A C")).get("conformance");
    assertThat(conformance.at("/cost/total").intValue()).isEqualTo(1);
    assertThat(conformance.at("/fitting/journeys").intValue()).isEqualTo(1);
    assertThat(conformance.at("/fitting/share").doubleValue()).isEqualTo(0.5);
    // one correction; five events taken out and three touchpoints put in, twice, is the worst
    assertThat(conformance.at("/fitness/log").decimalValue())
        .isEqualByComparingTo("0.909090909091");
    assertThat(conformance.at("/optimal").booleanValue()).isTrue();
  }

  @Test
  void twoRunsGiveTheSameBytesAndUnixLines() throws IOException {
    String text = text(ExampleResults.insurance(400));
    assertThat(text(ExampleResults.insurance(400))).isEqualTo(text);
    assertThat(text).endsWith("}\n").doesNotContain("\r").doesNotContain("NaN");
    assertThat(text.lines().skip(1).findFirst()).contains("  \"desirepath\": {");
  }

  @Test
  void timesAreIsoInUtc() throws IOException {
    JsonNode json = json(ExampleResults.withoutOutcome("A B C"));
    assertThat(json.at("/log/from").textValue()).isEqualTo("2025-01-01T00:00:00Z");
    assertThat(json.at("/log/to").textValue()).isEqualTo("2025-01-01T02:00:00Z");
  }
}
