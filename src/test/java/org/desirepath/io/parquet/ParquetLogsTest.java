package org.desirepath.io.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.desirepath.eventlog.Column;
import org.desirepath.eventlog.EventLog;
import org.desirepath.io.EventLogReaderContract;
import org.desirepath.io.FormatException;
import org.desirepath.io.LogFiles;
import org.desirepath.io.LogOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ParquetLogsTest {
  @TempDir private Path folder;

  @BeforeAll
  static void driver() {
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:")) {
      assumeTrue(database.isValid(1));
    } catch (SQLException e) {
      assumeTrue(false, "no DuckDB driver; test skipped");
    }
  }

  private static EventLog read(Path path) throws IOException {
    return LogFiles.read(List.of(path), LogOptions.detected()).log();
  }

  @Test
  void readsBackWhatWasWrittenWithItsTypes() throws IOException {
    EventLog log = EventLogReaderContract.sample();
    Path path = folder.resolve("a 'quoted' name.parquet");
    LogFiles.write(log, path);
    EventLog again = read(path);
    for (int t = 0; t < log.traceCount(); t++) {
      assertThat(again.trace(t)).isEqualTo(log.trace(t));
    }
    assertThat(again.eventColumns().keySet()).containsAll(log.eventColumns().keySet());
    for (Column column : log.eventColumns().values()) {
      Column other = again.eventColumns().get(column.name());
      assertThat(other.type()).isEqualTo(column.type());
      for (int e = 0; e < log.eventCount(); e++) {
        assertThat(other.isPresent(e)).isEqualTo(column.isPresent(e));
        assertThat(!column.isPresent(e) || other.text(e).equals(column.text(e))).isTrue();
      }
    }
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void localTimesAndDatesOfOtherWritersAreRead() throws Exception {
    Path path = folder.resolve("b.parquet");
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement()) {
      statement.execute(
          "COPY (SELECT '007' AS case_id, 'a' AS activity, TIMESTAMP '2025-07-01 10:00:00.5' AS"
              + " \"timestamp\", DATE '2025-07-01' AS day, 1.50::DECIMAL(9,2) AS amount, [1, 2] AS"
              + " items) TO '"
              + path
              + "' (FORMAT parquet)");
    }
    EventLog log = read(path);
    assertThat(log.traceId(0)).isEqualTo("007");
    assertThat(Instant.ofEpochMilli(log.timeMillis(0))).isEqualTo("2025-07-01T10:00:00.500Z");
    assertThat(log.eventColumns().get("day").text(0)).startsWith("2025-07-01");
    assertThat(log.eventColumns().get("items").text(0)).isEqualTo("[1, 2]");
    assertThat(log.quality()).anyMatch(q -> q.code().equals("zoneAssumed"));
  }

  @Test
  void whatIsNotParquetIsRefused() throws IOException {
    Path cut = folder.resolve("c.parquet");
    Files.writeString(cut, "PAR1 and no more");
    assertThatThrownBy(() -> read(cut))
        .isInstanceOf(FormatException.class)
        .hasMessageStartingWith("c.parquet: a Parquet file that can't be read");
    byte[] bytes = "PAR1".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(
            () -> LogFiles.read(new ByteArrayInputStream(bytes), "stdin", LogOptions.detected()))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("only from a file");
  }
}
