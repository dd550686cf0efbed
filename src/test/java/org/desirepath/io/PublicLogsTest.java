package org.desirepath.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.desirepath.eventlog.EventLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts of public logs as other programs measured them. */
final class PublicLogsTest {

  private static EventLog read(String relative) throws IOException {
    return LogFiles.read(List.of(SharedData.file(relative)), LogOptions.detected()).log();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          real/bpic2012_loan_application.xes.gz, 13087, 262200, 24, 4366
          real/alt_bpic2012_O_eramam.xes.gz, 5015, 31244, 7, 168
          real/bpic2013_incidents.xes.gz, 7554, 65533, 4, 1511
          real/bpic2013_closed_problems.xes.gz, 1487, 6660, 4, 183
          real/bpic2020_InternationalDeclarations_original.xes.gz, 6449, 72151, 34, 753
          real/bpic2020_DomesticDeclarations_cleaned.xes.gz, 10357, 55628, 14, 90
          real/bpic2020_PermitLog_cleaned.xes.gz, 6426, 81092, 49, 1402
          real/bpic2020_RequestForPayment_cleaned.xes.gz, 6760, 36072, 16, 77
          real/sepsis_cases.xes.gz, 1050, 15214, 16, 846
          real/discovery-benchmark-augusto/RTFMP.xes.gz, 150370, 561470, 11, 231
          real/discovery-benchmark-augusto/BPIC14_f.xes.gz, 41353, 369485, 9, 14948
          real/discovery-benchmark-augusto/BPIC15_1f.xes.gz, 902, 21656, 70, 295
          real/discovery-benchmark-augusto/BPIC15_2f.xes.gz, 681, 24678, 82, 420
          real/discovery-benchmark-augusto/BPIC15_4f.xes.gz, 860, 29403, 65, 451
          real/coselog_receipt.xes.gz, 1434, 8577, 27, 116
          real/helpdesk_italian_polato.xes.gz, 4580, 21348, 14, 226
          real/nasa_cev_software.xes.gz, 2566, 73638, 47, 2513
          real/excerpts/roadtraffic100traces.xes, 100, 390, 10, 10
          real/one-trace-per-variant/12_roadtraffic_1t_per_variant.xes.gz, 231, 1891, 11, 231
          real/one-trace-per-variant/13_SEPSIS_1t_per_variant.xes.gz, 846, 13775, 16, 846
          real/one-trace-per-variant/15_bpic2020_permit_log_1t_per_variant.xes.gz, 1478, 26028, 51, 1478
          real/one-trace-per-variant/16_bpic2019_1t_per_variant.xes.gz, 11973, 338247, 42, 11973
          real/one-trace-per-variant/17_bpic2012_1t_per_variant.xes.gz, 4366, 182467, 24, 4366
          teaching/running-example.xes, 6, 42, 8, 6
          teaching/teleclaims.xes.gz, 3512, 46138, 11, 12
          teaching/repairExample.xes.gz, 1104, 11855, 8, 77
          teaching/repair_example_500.xes.gz, 500, 5725, 8, 58
          teaching/reviewing.xes.gz, 100, 3730, 14, 96
          teaching/a32f0n00.xes.gz, 1000, 25757, 32, 1000
          teaching/interval_event_log.xes.gz, 1266, 8109, 8, 10
          teaching/partial_order_example.xes, 5, 25, 5, 5
          teaching/artificial_loan_process.xes, 100, 590, 7, 11
          teaching/proreco_demo_eventlog.xes, 100, 1089, 15, 43
          teaching/minerful_uniexamplelog.xes.gz, 2000, 11403, 10, 675
          odd-other/beamline_empty.xes, 0, 0, 0, 0
          odd-other/beamline_source_2.xes, 2, 5, 5, 2
          odd-other/d4py_generated_exporter.xes, 3, 11, 3, 2
          synthetic-fairness/hiring_log_high.xes.gz, 10000, 63869, 12, 386
          simod/Production.xes.gz, 225, 9906, 26, 217
          odd-derived/running-example.utf16.xes, 6, 42, 8, 6
          odd-derived/running-example.utf8bom.xes, 6, 42, 8, 6
          odd-derived/running-example.latin1-accents.xes, 6, 42, 8, 6
          """)
  void countsOfXesLogsAreThePublishedOnes(
      String file, int traces, int events, int activities, int variants) throws IOException {
    EventLog log = read("logs-xes/" + file);
    assertThat(log.traceCount()).isEqualTo(traces);
    assertThat(log.eventCount()).isEqualTo(events);
    assertThat(log.activities()).hasSize(activities);
    assertThat(log.variants()).hasSize(variants);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          logs-csv/real/road_traffic_fines_full.csv.gz, 150370, 561470, 11
          logs-csv/real/bpic2015_1.csv.gz, 1199, 52217, 398
          logs-csv/real/patients_bupar_artificial.csv.gz, 500, 5442, 7
          journeys/ecommerce-clickstream/simple-onlineshop.csv.gz, 3751, 35381, 13
          journeys/ecommerce-clickstream/mobile_app_onboarding_epoch_micros.csv.gz, 4139, 30943, 18
          journeys/buydirect/activity-table.csv, 606, 4390, 7
          logs-xes/teaching/interval_event_log.csv.gz, 1266, 8109, 8
          logs-xes/teaching/reviewing.csv, 100, 3730, 14
          """)
  void countsOfCsvLogsAreThePublishedOnes(String file, int traces, int events, int activities)
      throws IOException {
    EventLog log = read(file);
    assertThat(log.traceCount()).isEqualTo(traces);
    assertThat(log.eventCount()).isEqualTo(events);
    assertThat(log.activities()).hasSize(activities);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          running-example, teaching/running-example.xes
          roadtraffic100traces, real/excerpts/roadtraffic100traces.xes
          receipt, real/coselog_receipt.xes.gz
          SEPSIS, real/sepsis_cases.xes.gz
          BPIC12, real/bpic2012_loan_application.xes.gz
          BPIC13_i, real/bpic2013_incidents.xes.gz
          BPIC14_f, real/discovery-benchmark-augusto/BPIC14_f.xes.gz
          BPIC15_1f, real/discovery-benchmark-augusto/BPIC15_1f.xes.gz
          RTFMP, real/discovery-benchmark-augusto/RTFMP.xes.gz
          """)
  void directlyFollowsCountsAreThoseOfPm4py(String oracle, String file) throws IOException {
    JsonNode expected =
        JsonMapper.builder().build().readTree(SharedData.oracle(oracle + ".basic.json").toFile());
    EventLog log = read("logs-xes/" + file);
    assertThat(log.variants()).hasSize(expected.get("variants").asInt());
    Map<String, Integer> counts = new TreeMap<>();
    for (JsonNode arc : expected.get("dfg")) {
      counts.put(arc.get(0).asText() + " > " + arc.get(1).asText(), arc.get(2).asInt());
    }
    assertThat(directlyFollows(log)).isEqualTo(counts);
  }

  private static Map<String, Integer> directlyFollows(EventLog log) {
    Map<String, Integer> counts = new TreeMap<>();
    for (int t = 0; t < log.traceCount(); t++) {
      for (int e = log.firstEvent(t) + 1; e < log.endEvent(t); e++) {
        String before = log.activities().get(log.activity(e - 1));
        String after = log.activities().get(log.activity(e));
        counts.merge(before + " > " + after, 1, Integer::sum);
      }
    }
    return counts;
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          logs-xes/teaching/running-example.xes, logs-xes/teaching/running-example.csv
          logs-xes/real/excerpts/roadtraffic100traces.xes, logs-xes/teaching/roadtraffic100traces.csv
          logs-xes/teaching/interval_event_log.xes.gz, logs-xes/teaching/interval_event_log.csv.gz
          logs-xes/teaching/reviewing.xes.gz, logs-xes/teaching/reviewing.csv
          journeys/buydirect/request-handling.xes.gz, journeys/buydirect/activity-table.csv
          """)
  void theSameLogAsXesAndAsCsvHasTheSameJourneys(String xes, String csv) throws IOException {
    assertThat(journeys(read(csv))).isEqualTo(journeys(read(xes)));
  }

  private static Map<String, String> journeys(EventLog log) {
    Map<String, String> journeys = new TreeMap<>();
    for (int t = 0; t < log.traceCount(); t++) {
      StringBuilder events = new StringBuilder();
      for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
        events.append(log.activities().get(log.activity(e))).append(" @ ");
        events.append(log.timeMillis(e)).append('\n');
      }
      journeys.put(log.traceId(t), events.toString());
    }
    return journeys;
  }

  @Test
  void oddFilesAreReadOrRefusedWithOneLine() throws IOException {
    for (String folder : List.of("logs-xes/odd-importer-tests", "logs-xes/odd-derived")) {
      try (Stream<Path> files = Files.list(SharedData.file(folder))) {
        files.sorted().forEach(PublicLogsTest::readOrRefuse);
      }
    }
  }

  private static void readOrRefuse(Path file) {
    try {
      LogFiles.read(List.of(file), LogOptions.detected());
    } catch (FormatException e) {
      assertThat(e.getMessage()).hasSizeGreaterThan(30).doesNotContain("\n");
    } catch (IOException e) {
      throw new AssertionError(file + " was neither read nor refused as malformed", e);
    }
  }

  @Test
  void classifierOfTwoKeysGivesThePublishedNumberOfClasses() throws IOException {
    Path file = SharedData.file("logs-xes/real/bpic2012_loan_application.xes.gz");
    LogFiles.Result plain = LogFiles.read(List.of(file), LogOptions.detected());
    Classifier classifier =
        plain.reports().get(0).classifiers().stream()
            .filter(c -> c.keys().size() == 2)
            .findFirst()
            .orElseThrow();
    assertThat(classifier.classCount(plain.log(), "concept:name")).isEqualTo(36);
    LogOptions options = LogOptions.detected().withClassifier(classifier.name());
    EventLog log = LogFiles.read(List.of(file), options).log();
    assertThat(log.activities()).hasSize(36).contains("W_Completeren aanvraag+START");
  }

  @Test
  void xesOfAnotherKindIsReadWithMappedKeys() throws IOException {
    Path file = SharedData.file("journeys/cjml-bookis/Example_bookis_cjml.xes");
    LogOptions options =
        LogOptions.detected()
            .withColumn(LogColumn.CASE, "journey")
            .withColumn(LogColumn.ACTIVITY, "EventType")
            .withColumn(LogColumn.TIME, "timeCompleted");
    EventLog log = LogFiles.read(List.of(file), options).log();
    assertThat(log.traceCount()).isEqualTo(1);
    assertThat(log.traceId(0)).isEqualTo("1");
    assertThat(log.activities()).contains("USER_SIGN_UP", "SEND_REQUEST");
    assertThatCode(() -> log.eventColumns().get("channel").text(1)).doesNotThrowAnyException();
  }
}
