package org.desirepath.io.ocel;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.desirepath.io.FormatException;
import org.desirepath.io.ocel.ObjectLog.EventObject;
import org.desirepath.io.ocel.ObjectLog.ObjectEvent;
import org.sqlite.SQLiteConnection;

/**
 * The SQLite files of OCEL 1.0 (EVENTS, OBJECTS, RELATIONS) and 2.0 (a table a type), in memory.
 */
final class OcelSqlite {
  private static final int MOST_BYTES = 1 << 30;

  private final ObjectLog log = new ObjectLog();
  private final Connection database;
  private final String file;

  private OcelSqlite(Connection database, String file) {
    this.database = database;
    this.file = file;
  }

  static ObjectLog read(InputStream input, String file) throws IOException {
    byte[] bytes = input.readNBytes(MOST_BYTES);
    if (bytes.length == MOST_BYTES) {
      throw new FormatException(
          file, 0, "a database of more than 1 GiB; expected less; export CSV");
    }
    try (Connection database = DriverManager.getConnection("jdbc:sqlite::memory:")) {
      database.unwrap(SQLiteConnection.class).deserialize("main", bytes);
      OcelSqlite run = new OcelSqlite(database, file);
      run.read();
      return run.log;
    } catch (SQLException e) {
      throw new FormatException(
          file,
          0,
          "a SQLite file that can't be read ("
              + String.valueOf(e.getMessage()).replace('\n', ' ')
              + "); expected an OCEL log",
          e);
    }
  }

  private void read() throws SQLException, IOException {
    List<String> tables = new ArrayList<>();
    for (Map<String, String> row : rows("select name from sqlite_master where type = 'table'")) {
      tables.add(row.getOrDefault("name", ""));
    }
    if (tables.contains("EVENTS") && tables.contains("RELATIONS")) {
      first(tables);
    } else if (tables.contains("event") && tables.contains("event_object")) {
      second(tables);
    } else {
      throw new FormatException(
          file,
          0,
          "a SQLite file that is not OCEL: its tables are "
              + tables
              + "; expected EVENTS and RELATIONS (1.0) or event and event_object (2.0)");
    }
  }

  private void first(List<String> tables) throws SQLException, FormatException {
    if (tables.contains("OBJECTS")) {
      for (Map<String, String> row : rows("select * from \"OBJECTS\"")) {
        EventObject object = log.object(required(row, "ocel:oid"), required(row, "ocel:type"));
        row.forEach(
            (key, value) -> {
              if (!key.startsWith("ocel:")) {
                object.attributes.put(key, value);
              }
            });
      }
    }
    for (Map<String, String> row : rows("select * from \"EVENTS\"")) {
      ObjectEvent event =
          log.event(
              required(row, "ocel:eid"),
              required(row, "ocel:activity"),
              row.getOrDefault("ocel:timestamp", ""));
      row.forEach(
          (key, value) -> {
            if (!key.startsWith("ocel:")) {
              event.attributes.put(key, value);
            }
          });
    }
    for (Map<String, String> row : rows("select * from \"RELATIONS\"")) {
      ObjectEvent event = log.event(required(row, "ocel:eid"));
      if (event != null) {
        String id = required(row, "ocel:oid");
        log.object(id, required(row, "ocel:type"));
        event.refersTo(id);
      }
    }
  }

  private void second(List<String> tables) throws SQLException, FormatException {
    for (Map<String, String> row : rows("select * from \"object\"")) {
      log.object(required(row, "ocel_id"), required(row, "ocel_type"));
    }
    for (Map<String, String> row : rows("select * from \"event\"")) {
      log.event(required(row, "ocel_id"), required(row, "ocel_type"), "");
    }
    for (Map<String, String> row : rows("select * from \"event_object\"")) {
      ObjectEvent event = log.event(required(row, "ocel_event_id"));
      if (event != null) {
        event.refersTo(required(row, "ocel_object_id"));
      }
    }
    for (String table : tables) {
      if (table.startsWith("event_") && !table.equals("event_object")) {
        eventTable(table);
      } else if (table.startsWith("object_") && !table.equals("object_object")) {
        objectTable(table);
      }
    }
  }

  private void eventTable(String table) throws SQLException {
    for (Map<String, String> row : rows("select * from " + quoted(table))) {
      ObjectEvent event = log.event(row.getOrDefault("ocel_id", ""));
      if (event != null) {
        event.time = row.getOrDefault("ocel_time", event.time);
        row.forEach(
            (key, value) -> {
              if (!key.startsWith("ocel_")) {
                event.attributes.put(key, value);
              }
            });
      }
    }
  }

  private void objectTable(String table) throws SQLException {
    for (Map<String, String> row : rows("select * from " + quoted(table))) {
      EventObject object = log.object(row.getOrDefault("ocel_id", ""));
      if (object != null) {
        String time = row.getOrDefault("ocel_time", "");
        row.forEach(
            (key, value) -> {
              if (!key.startsWith("ocel_")) {
                log.attribute(object, key, value, time);
              }
            });
      }
    }
  }

  private String required(Map<String, String> row, String column) throws FormatException {
    String value = row.get(column);
    if (value == null) {
      throw new FormatException(
          file, 0, "a row without " + column + "; the columns with values are " + row.keySet());
    }
    return value;
  }

  private static String quoted(String table) {
    return "\"" + table.replace("\"", "\"\"") + "\"";
  }

  /** The rows of a query, as text, without the empty cells. */
  private List<Map<String, String>> rows(String query) throws SQLException {
    List<Map<String, String>> rows = new ArrayList<>();
    try (Statement statement = database.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      ResultSetMetaData meta = result.getMetaData();
      while (result.next()) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
          String value = result.getString(i);
          if (value != null) {
            row.put(meta.getColumnName(i), value);
          }
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
