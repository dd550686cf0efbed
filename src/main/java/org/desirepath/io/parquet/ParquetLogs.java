package org.desirepath.io.parquet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.io.CsvRows;
import org.desirepath.io.EventLogReader;
import org.desirepath.io.FormatException;
import org.desirepath.io.ReadReport;

/**
 * Parquet files by way of DuckDB's JDBC driver, which is large and brings native code: it is not
 * part of the program and is used where the class path has it.
 */
public final class ParquetLogs {
  private static final String NEEDED =
      "Parquet needs the DuckDB driver; put duckdb_jdbc.jar on the class path (bin/desirepath"
          + " takes it from DESIREPATH_CLASSPATH), or convert the file to CSV";

  private ParquetLogs() {}

  /**
   * Reads a file as a table, each column as text that keeps its type.
   *
   * @param path of the file; the stream that the reader gets is not used
   * @param table reads the rows as CSV
   */
  public static EventLogReader reader(Path path, EventLogReader table) {
    return new ParquetReader(path, table);
  }

  /**
   * Writes one row an event: case, activity, time, the attributes of the journey and of the event.
   *
   * @param path does not exist yet
   */
  public static void write(EventLog log, Path path) throws IOException {
    try (Connection database = open(String.valueOf(path.getFileName()))) {
      ParquetTable.write(log, database, quoted(path));
    } catch (SQLException e) {
      throw new IOException("Parquet could not be written: " + oneLine(e), e);
    }
  }

  private static Connection open(String file) throws FormatException {
    try {
      return DriverManager.getConnection("jdbc:duckdb:");
    } catch (SQLException e) {
      throw new FormatException(file, 0, NEEDED, e);
    }
  }

  private static String oneLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static String quoted(Path path) {
    return "'" + path.toAbsolutePath().toString().replace("'", "''") + "'";
  }

  private record ParquetReader(Path path, EventLogReader table) implements EventLogReader {

    @Override
    public ReadReport read(InputStream input, String file, EventLogBuilder log) throws IOException {
      if (path.toString().matches(".*[*?\\[\\]{}].*")) {
        throw new FormatException(
            file, 0, "a path with * ? [ ] { or } would be read as a pattern; rename it");
      }
      try (Connection database = open(file);
          Statement statement = database.createStatement();
          ResultSet result =
              statement.executeQuery("SELECT * FROM read_parquet(" + quoted(path) + ")")) {
        ReadReport report = table.read(new CsvRows(new ResultRows(result, file)), file, log);
        return new ReadReport(file, "Parquet", report.choices(), List.of(), report.logAttributes());
      } catch (SQLException e) {
        throw new FormatException(
            file, 0, "a Parquet file that can't be read (" + oneLine(e) + ")", e);
      }
    }
  }

  /** The header, then the rows. */
  private static final class ResultRows implements CsvRows.Rows {
    private final ResultSet result;
    private final String file;
    private final List<String> types = new ArrayList<>();

    ResultRows(ResultSet result, String file) {
      this.result = result;
      this.file = file;
    }

    @Override
    public boolean next(List<String> row) throws IOException {
      try {
        if (types.isEmpty()) {
          ResultSetMetaData meta = result.getMetaData();
          for (int i = 1; i <= meta.getColumnCount(); i++) {
            row.add(meta.getColumnName(i));
            types.add(meta.getColumnTypeName(i).toUpperCase(Locale.ROOT));
          }
          return true;
        }
        if (!result.next()) {
          return false;
        }
        for (int i = 1; i <= types.size(); i++) {
          row.add(text(i, types.get(i - 1)));
        }
        return true;
      } catch (SQLException e) {
        throw new FormatException(
            file, 0, "a Parquet file that can't be read (" + oneLine(e) + ")", e);
      }
    }

    private String text(int column, String type) throws SQLException {
      Object value = result.getObject(column);
      if (value == null) {
        return "";
      }
      if (type.startsWith("TIMESTAMP")) {
        return type.contains("TIME ZONE")
            ? result.getObject(column, OffsetDateTime.class).toInstant().toString()
            : result.getObject(column, LocalDateTime.class).toString();
      }
      return String.valueOf(value);
    }
  }
}
