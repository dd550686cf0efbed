package org.desirepath.io.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.identity.IdentityTable;
import org.desirepath.eventlog.identity.IdentityTable.Row;
import org.desirepath.io.FormatException;
import org.desirepath.io.LogOptions;
import org.desirepath.io.Suggestion;
import org.desirepath.io.TimeParser;
import org.jspecify.annotations.Nullable;

/**
 * Identity tables: CSV with the columns {@code source}, {@code id} and {@code customer}, if wanted
 * {@code from} (the first moment a row holds) and {@code to} (the first it no longer does), ISO
 * dates or times, empty for no limit; each further column, such as {@code household}, becomes an
 * attribute of the customer's events.
 */
public final class IdentityTables {
  private static final List<String> REQUIRED = List.of("source", "id", "customer");

  private final String file;
  private final Set<String> sources;
  private final TimeParser times;
  private final List<Row> rows = new ArrayList<>();

  private IdentityTables(String file, Set<String> sources, @Nullable ZoneId zone) {
    this.file = file;
    this.sources = sources;
    this.times = TimeParser.iso(zone);
  }

  /**
   * Reads a table.
   *
   * @param file the name for messages
   * @param sources that there are; a row of another is an error
   * @param zone of times that do not say theirs, null = UTC
   * @throws FormatException with the line, if it is not such a table
   */
  public static IdentityTable read(
      InputStream stream, String file, Set<String> sources, @Nullable ZoneId zone)
      throws IOException {
    IdentityTables table = new IdentityTables(file, sources, zone);
    String text;
    try (BufferedReader chars = new BufferedReader(new CsvText(stream, file, null))) {
      text = CaseTable.whole(chars);
    }
    Dialect dialect = Dialect.of(text, true, LogOptions.detected(), file);
    List<String> names = dialect.rows().get(0).stream().map(String::strip).toList();
    for (String required : REQUIRED) {
      if (!names.contains(required)) {
        throw new FormatException(
            file,
            1,
            "no column \""
                + required
                + "\" in the identity table; there are "
                + names
                + Suggestion.ending(required, names));
      }
    }
    try (RecordSource rows = new RecordSource(new StringReader(text), dialect, file)) {
      rows.readAll(r -> table.add(r, names));
    }
    return new IdentityTable(table.rows);
  }

  private void add(RecordBuffer record, List<String> names) throws FormatException {
    int line = Math.toIntExact(record.line());
    if (record.size() != names.size()) {
      throw new FormatException(
          file, line, record.size() + " fields, where the header has " + names.size());
    }
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      String cell = record.field(i);
      if (!cell.isBlank()) {
        cells.put(names.get(i), cell);
      }
    }
    String source = required(cells, "source", line);
    if (!sources.contains(source)) {
      throw new FormatException(
          file,
          line,
          "no source \""
              + source
              + "\"; there are "
              + sources
              + Suggestion.ending(source, sources));
    }
    String id = required(cells, "id", line);
    String customer = required(cells, "customer", line);
    long from = time(cells.remove("from"), "from", line);
    long to = time(cells.remove("to"), "to", line);
    if (from != EventLog.NO_TIME && to != EventLog.NO_TIME && from >= to) {
      throw new FormatException(file, line, "from is not before to, so the row never holds");
    }
    rows.add(new Row(line, source, id, customer, from, to, cells));
  }

  private String required(Map<String, String> cells, String name, int line) throws FormatException {
    String cell = cells.remove(name);
    if (cell == null) {
      throw new FormatException(file, line, name + " is empty; expected a text");
    }
    return cell;
  }

  private long time(@Nullable String text, String name, int line) throws FormatException {
    if (text == null) {
      return EventLog.NO_TIME;
    }
    long millis = times.parse(text);
    if (millis == EventLog.NO_TIME) {
      throw new FormatException(
          file,
          line,
          name
              + " is \""
              + text
              + "\", expected a date or time as 2025-03-31 or 2025-03-31T12:00Z");
    }
    return millis;
  }
}
