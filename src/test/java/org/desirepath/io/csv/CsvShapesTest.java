package org.desirepath.io.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.desirepath.eventlog.ColumnType;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.QualityFinding;
import org.desirepath.eventlog.lifecycle.LifecyclePairing;
import org.desirepath.io.FormatException;
import org.desirepath.io.LogFiles;
import org.desirepath.io.LogOptions;
import org.desirepath.io.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shapes of CSV beside one row an event. */
final class CsvShapesTest {
  @TempDir private Path folder;

  private static EventLog read(String text, LogOptions options) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return LogFiles.read(new ByteArrayInputStream(bytes), "a.csv", options).log();
  }

  private static EventLog read(String text) throws IOException {
    return read(text, LogOptions.detected());
  }

  private static long count(EventLog log, String code) {
    return log.quality().stream()
        .filter(q -> q.code().equals(code))
        .mapToLong(QualityFinding::count)
        .sum();
  }

  @Test
  void weightedPathsBecomeThatManyJourneys() throws IOException {
    EventLog log = read("path;count\na > b > c;3\n\"b\";2\nc > a;0\n");
    assertThat(log.traceCount()).isEqualTo(5);
    assertThat(log.eventCount()).isEqualTo(11);
    assertThat(log.variants().get(0).activities()).containsExactly("a", "b", "c");
    assertThat(log.variants().get(0).traceCount()).isEqualTo(3);
    assertThat(log.timeMillis(0)).isEqualTo(EventLog.NO_TIME);
  }

  @Test
  void pathsWithoutCountsAreOneJourneyEach() throws IOException {
    assertThat(read("path,channel\na > b,web\na > c,web\n").traceCount()).isEqualTo(2);
  }

  @Test
  void attributionPathsSayWhichJourneysConverted() throws IOException {
    EventLog log = read("path,total_conversions,total_null\na > b,1,2\n");
    assertThat(log.traceCount()).isEqualTo(3);
    assertThat(log.traceColumns().get("converted").text(0)).isEqualTo("true");
    assertThat(log.traceColumns().get("converted").text(1)).isEqualTo("false");
    assertThat(log.traceColumns().get("converted").text(2)).isEqualTo("false");
  }

  @Test
  void countThatIsNoNumberIsRefusedWithItsLine() {
    assertThatThrownBy(() -> read("path,count\na > b,1\na > c,many\n"))
        .isInstanceOf(FormatException.class)
        .hasMessageStartingWith("a.csv:3: the count \"many\"");
    assertThatThrownBy(() -> read("path,count\na > b,999999999\n"))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("more than 100000000 events");
  }

  @Test
  void caseTableIsJoinedByTheJourneysIdentifier() throws IOException {
    Path table = folder.resolve("cases.csv");
    Files.writeString(table, "klant;segment;omzet\n0012;A;1,5\n7;\"B;C\";2,25\n7;D;3\n9;E;4\n");
    String events = "klant,activity\n0012,a\n7,b\n8,c\n";
    EventLog log = read(events, LogOptions.detected().withCaseTable(table));
    assertThat(log.segmentText("segment", 0)).isEqualTo("A");
    assertThat(log.segmentText("segment", 1)).isEqualTo("B;C");
    assertThat(log.traceColumns().get("omzet").number(1)).isEqualTo(2.25);
    assertThat(log.traceColumns().get("segment").isPresent(2)).isFalse();
    assertThat(count(log, "journeysNotInCaseTable")).isEqualTo(1);
    assertThat(count(log, "caseTableWithoutEvents")).isEqualTo(1);
    assertThat(count(log, "caseTableTwice")).isEqualTo(1);
  }

  @Test
  void caseTableWithoutTheKeyOrWithRaggedRowsIsRefused() throws IOException {
    String events = "case,activity\n1,a\n";
    Path other = Files.writeString(folder.resolve("other.csv"), "colour,size\nred,1\n");
    assertThatThrownBy(() -> read(events, LogOptions.detected().withCaseTable(other)))
        .isInstanceOf(FormatException.class)
        .hasMessageStartingWith("other.csv:1: no column \"case\"");
    Path ragged = Files.writeString(folder.resolve("r.csv"), "case,size\n1,2\n1,2,3\n");
    assertThatThrownBy(() -> read(events, LogOptions.detected().withCaseTable(ragged)))
        .hasMessageStartingWith("r.csv:3: 3 fields");
    Path none = folder.resolve("none.csv");
    assertThatThrownBy(() -> read(events, LogOptions.detected().withCaseTable(none)))
        .hasMessageContaining("no such file for --case-table");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1,5 2,25 -3 | REAL
          1,500 2,250 | TEXT
          1,500 2,25  | TEXT
          1,125 2,25  | REAL
          1.234,5 2   | REAL
          1,2,3 4     | TEXT
          0012 7      | TEXT
          12 7 -3 0   | INTEGER
          12 7 x      | TEXT
          12 7 1.5    | REAL
          -0 7        | TEXT
          123456789012345 1 | INTEGER
          1234567890123456 1 | TEXT
          """)
  void numbersAreTakenForNumbersOnlyWhereNothingIsLost(String cells, ColumnType type)
      throws IOException {
    List<String> values = List.of(cells.strip().split(" +", -1));
    StringBuilder text = new StringBuilder("case;activity;x\n");
    values.forEach(v -> text.append("1;a;").append(v).append('\n'));
    EventLog log = read(text.toString());
    assertThat(log.eventColumns().get("x").type()).isEqualTo(type);
    if (type != ColumnType.REAL) {
      for (int e = 0; e < values.size(); e++) {
        assertThat(log.eventColumns().get("x").text(e)).isEqualTo(values.get(e));
      }
    }
  }

  @Test
  void startAndCompleteRowsOfATableArePaired() throws IOException {
    EventLog log =
        read(
            """
            case,activity,time,registration_type
            1,a,2025-01-01T10:00:00Z,start
            1,a,2025-01-01T10:05:00Z,complete
            """);
    assertThat(LifecyclePairing.of(log).pair(log).serviceMillis()).containsExactly(300_000);
  }

  @Test
  void attributionLogOfTheCatalogueHasAllItsJourneys() throws IOException {
    Path file = SharedData.file("journeys/attribution/channel_attribution_mta.csv.gz");
    EventLog log = LogFiles.read(List.of(file), LogOptions.detected()).log();
    assertThat(log.traceCount()).isEqualTo(88_387);
    assertThat(log.eventCount()).isEqualTo(378_209);
  }

  @Test
  void eventAndCaseTableOfTheCatalogueAreItsXes() throws IOException {
    LogOptions options =
        LogOptions.detected().withCaseTable(SharedData.file("journeys/buydirect/case-table.csv"));
    Path events = SharedData.file("journeys/buydirect/activity-table.csv");
    EventLog log = LogFiles.read(List.of(events), options).log();
    assertThat(log.traceColumns().keySet()).contains("Subscription", "Component");
    assertThat(log.traceColumns().get("Subscription").presentCount()).isEqualTo(606);
    assertThat(log.traceColumns().get("Subscription").distinct())
        .containsExactly("Free", "Premium");
  }
}
