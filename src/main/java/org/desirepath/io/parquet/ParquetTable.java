package org.desirepath.io.parquet;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.desirepath.eventlog.Column;
import org.desirepath.eventlog.ColumnType;
import org.desirepath.eventlog.EventLog;

/** A log as one table. */
final class ParquetTable {
  private static final int BATCH = 2_000;

  private final EventLog log;
  private final Map<String, Column> ofTraces = new LinkedHashMap<>();
  private final Map<String, Column> ofEvents = new LinkedHashMap<>();

  private ParquetTable(EventLog log) {
    this.log = log;
    // names in SQL do not differ by case alone
    TreeSet<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    taken.addAll(List.of("case", "activity", "time"));
    log.traceColumns().forEach((key, c) -> ofTraces.put(free(key, "case:", taken), c));
    log.eventColumns().forEach((key, c) -> ofEvents.put(free(key, "event:", taken), c));
  }

  private static String free(String key, String prefix, Set<String> taken) {
    String name = key;
    while (!taken.add(name)) {
      name = prefix + name;
    }
    return name;
  }

  static void write(EventLog log, Connection database, String quotedPath) throws SQLException {
    new ParquetTable(log).write(database, quotedPath);
  }

  private void write(Connection database, String quotedPath) throws SQLException {
    List<String> columns =
        new ArrayList<>(List.of("\"case\" VARCHAR", "activity VARCHAR", "\"time\" TIMESTAMPTZ"));
    ofTraces.forEach((name, column) -> columns.add(declared(name, column)));
    ofEvents.forEach((name, column) -> columns.add(declared(name, column)));
    try (Statement statement = database.createStatement()) {
      statement.execute("CREATE TABLE log (" + String.join(", ", columns) + ")");
      database.setAutoCommit(false);
      rows(database, columns.size());
      database.commit();
      statement.execute("COPY log TO " + quotedPath + " (FORMAT parquet)");
    }
  }

  private static String declared(String name, Column column) {
    return "\""
        + name.replace("\"", "\"\"")
        + "\" "
        + switch (column.type()) {
          case TEXT -> "VARCHAR";
          case INTEGER -> "BIGINT";
          case REAL -> "DOUBLE";
          case BOOLEAN -> "BOOLEAN";
          case TIME -> "TIMESTAMPTZ";
        };
  }

  private void rows(Connection database, int width) throws SQLException {
    String marks = "?" + ", ?".repeat(width - 1);
    try (PreparedStatement row =
        database.prepareStatement("INSERT INTO log VALUES (" + marks + ")")) {
      int batched = 0;
      for (int t = 0; t < log.traceCount(); t++) {
        for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
          fill(row, t, e);
          row.addBatch();
          if (++batched % BATCH == 0) {
            row.executeBatch();
          }
        }
      }
      if (batched % BATCH != 0) {
        row.executeBatch();
      }
    }
  }

  private void fill(PreparedStatement row, int t, int e) throws SQLException {
    row.setString(1, log.traceId(t));
    row.setString(2, log.activities().get(log.activity(e)));
    time(row, 3, log.timeMillis(e));
    int at = 4;
    for (Column column : ofTraces.values()) {
      set(row, at++, column, t);
    }
    for (Column column : ofEvents.values()) {
      set(row, at++, column, e);
    }
  }

  private static void time(PreparedStatement row, int at, long millis) throws SQLException {
    if (millis == EventLog.NO_TIME) {
      row.setNull(at, Types.TIMESTAMP_WITH_TIMEZONE);
    } else {
      row.setObject(at, Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC));
    }
  }

  private static void set(PreparedStatement row, int at, Column column, int index)
      throws SQLException {
    if (!column.isPresent(index)) {
      row.setNull(at, Types.NULL);
      return;
    }
    if (column.type() == ColumnType.TIME) {
      time(row, at, (long) column.number(index));
      return;
    }
    String text = column.text(index);
    switch (column.type()) {
      case INTEGER -> row.setLong(at, Long.parseLong(text));
      case REAL -> row.setDouble(at, column.number(index));
      case BOOLEAN -> row.setBoolean(at, text.equals("true"));
      case TEXT, TIME -> row.setString(at, text);
    }
  }
}
