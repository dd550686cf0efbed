package org.desirepath.io.ocel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.QualityFinding;
import org.desirepath.io.FormatException;
import org.desirepath.io.LogColumn;
import org.desirepath.io.LogFiles;
import org.desirepath.io.LogOptions;
import org.desirepath.io.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OcelLogsTest {

  /** Order o1 of two items, o2 of one; one delivery takes both orders; the truck is nobody's. */
  private static final String JSON =
      """
      {"objectTypes": [], "eventTypes": [],
       "objects": [
        {"id": "o1", "type": "order", "attributes": [
          {"name": "price", "time": "2025-01-01T00:00:00Z", "value": "10"},
          {"name": "price", "time": "2025-02-01T00:00:00Z", "value": "12"},
          {"name": "price", "time": "2025-01-15T00:00:00Z", "value": "11"}]},
        {"id": "o2", "type": "order"}, {"id": "o3", "type": "order"},
        {"id": "i1", "type": "item"}, {"id": "i2", "type": "item"}, {"id": "i3", "type": "item"}],
       "events": [
        {"id": "e1", "type": "place", "time": "2025-01-01T10:00:00Z",
         "relationships": [{"objectId": "o1", "qualifier": "q"}],
         "attributes": [{"name": "by", "value": "Ann"}]},
        {"id": "e2", "type": "pick", "time": "2025-01-02T10:00:00Z",
         "relationships": [{"objectId": "o1"}, {"objectId": "i1"}]},
        {"id": "e3", "type": "pick", "time": "2025-01-03T10:00:00Z",
         "relationships": [{"objectId": "o1"}, {"objectId": "i2"}, {"objectId": "i2"}]},
        {"id": "e4", "type": "deliver", "time": "2025-01-04T10:00:00Z",
         "relationships": [{"objectId": "o1"}, {"objectId": "o2"}, {"objectId": "gone"}]},
        {"id": "e5", "type": "refuel", "time": "2025-01-05T10:00:00Z", "relationships": []}]}
      """;

  private static EventLog read(String text, String file, LogOptions options) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return LogFiles.read(new ByteArrayInputStream(bytes), file, options).log();
  }

  private static Map<String, Long> findings(EventLog log) {
    Map<String, Long> findings = new TreeMap<>();
    for (QualityFinding finding : log.quality()) {
      findings.put(finding.code(), finding.count());
    }
    return findings;
  }

  @Test
  void eachObjectOfTheTypeIsAJourneyAndWhatThatLosesIsCounted() throws IOException {
    EventLog log = read(JSON, "a.json", LogOptions.detected().withObjectType("order"));
    assertThat(log.traceCount()).isEqualTo(2);
    assertThat(log.trace(0).id()).isEqualTo("o1");
    assertThat(log.variants().stream().map(v -> v.activities()).toList())
        .containsExactlyInAnyOrder(List.of("place", "pick", "pick", "deliver"), List.of("deliver"));
    assertThat(findings(log))
        .containsEntry("flattenedConvergence", 1L)
        .containsEntry("flattenedDivergence", 1L)
        .containsEntry("flattenedDeficiency", 1L)
        .containsEntry("objectsWithoutEvents", 1L)
        .containsEntry("undeclaredObjects", 1L)
        .containsEntry("changedObjectAttributes", 2L);
    assertThat(log.traceColumns().get("price").number(0)).isEqualTo(12);
    assertThat(log.eventColumns().get("by").text(0)).isEqualTo("Ann");
    assertThat(log.eventColumns().get("ocel:type:item").text(2)).isEqualTo("i2");
  }

  @Test
  void itemsDoNotDivergeHere() throws IOException {
    EventLog log = read(JSON, "a.json", LogOptions.detected().withObjectType("item"));
    assertThat(log.traceCount()).isEqualTo(2);
    assertThat(findings(log))
        .doesNotContainKeys("flattenedDivergence", "flattenedConvergence")
        .containsEntry("flattenedDeficiency", 3L);
  }

  @Test
  void theTypeIsAskedForAndAWrongOneAnsweredWithTheNearest() {
    assertThatThrownBy(() -> read(JSON, "a.json", LogOptions.detected()))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("--object-type")
        .hasMessageContaining("item (3), order (3)");
    LogOptions wrong = LogOptions.detected().withObjectType("oder");
    assertThatThrownBy(() -> read(JSON, "a.json", wrong))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("did you mean \"order\"?");
    LogOptions column = wrong.withColumn(LogColumn.CASE, "id");
    assertThatThrownBy(() -> read(JSON, "a.json", column)).hasMessageContaining("--case");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"a": 1}| JSON that is not OCEL
          {"ocel:events": {"e": {}}}| event e has no "ocel:activity"
          {"events": [, "objects": []}| a.json:1: not well-formed JSON
          <log><objects><object/></objects></log>| an object without id or type
          <log><objects><object></log>| not well-formed XML
          """)
  void whatIsNotOcelIsRefused(String text, String message) {
    assertThatThrownBy(() -> read(text, "a.json", LogOptions.detected()))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({
    "example_log.csv, order, 3, 12",
    "example_log.jsonocel, order, 3, 12",
    "example_log.sqlite, order, 3, 12",
    "example_log.xmlocel, order, 3, 12",
    "newocel.csv, order, 2, 15",
    "newocel.jsonocel, order, 2, 15",
    "ocel20_example.jsonocel, Purchase Order, 2, 5",
    "ocel20_example.sqlite, Purchase Order, 2, 5",
    "ocel20_example.xmlocel, Purchase Order, 2, 5",
    "ocpa_running-example.sqlite.gz, orders, 2000, 6484",
    "ocpa_logistics.sqlite.gz, Customer Order, 200, 200",
    "recruiting-red.jsonocel, applications, 916, 6607",
    "ocpa_p2p-normal.jsonocel.gz, PURCHORD, 80, 400",
    "ocpa_order_process.jsonocel.gz, order, 199, 795",
    "neo4pm_runningExample.jsonocel, Order, 3, 9"
  })
  void publicLogsFlatten(String file, String type, int journeys, int events) throws IOException {
    Path path = SharedData.file("ocel/" + file);
    EventLog log = LogFiles.read(List.of(path), LogOptions.detected().withObjectType(type)).log();
    assertThat(log.traceCount()).isEqualTo(journeys);
    assertThat(log.eventCount()).isEqualTo(events);
  }
}
