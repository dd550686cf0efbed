package org.desirepath.io.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.eventlog.QualityFinding;
import org.desirepath.eventlog.QualityFinding.Severity;
import org.desirepath.io.FormatException;
import org.desirepath.io.LogColumn;
import org.desirepath.io.LogOptions;
import org.desirepath.io.ReadReport.Choice;

/** A table with one row a journey: its columns become attributes of the journeys of a log. */
final class CaseTable {
  private final LogOptions options;
  private final Path path;
  private final String file;
  private final String caseName;
  private final Set<String> seen = new HashSet<>();
  private final List<String> unknown = new ArrayList<>();
  private final List<String> twice = new ArrayList<>();

  CaseTable(LogOptions options, String caseName) {
    this.options = options;
    this.path = Objects.requireNonNull(options.caseTable());
    this.file = String.valueOf(path.getFileName());
    this.caseName = caseName;
  }

  /** Adds the attributes of the table's rows to the journeys with their identifiers. */
  Choice join(EventLogBuilder log) throws IOException {
    String text;
    try (InputStream stream = Files.newInputStream(path);
        BufferedReader chars = new BufferedReader(new CsvText(stream, file, options.charset()))) {
      text = whole(chars);
    } catch (NoSuchFileException e) {
      throw new FormatException(file, 0, "no such file for --case-table", e);
    }
    Dialect dialect = Dialect.of(text, true, LogOptions.detected(), file);
    List<String> names = dialect.rows().get(0).stream().map(String::strip).toList();
    int key = key(names);
    try (RecordSource rows = new RecordSource(new StringReader(text), dialect, file)) {
      rows.readAll(r -> add(r, key, names, log));
    }
    report(log);
    return new Choice(
        "case table",
        file + " by " + names.get(key),
        seen.size() + " rows of it have a journey in the log");
  }

  /** All that there is to read; a table, not a log, so it fits. */
  static String whole(BufferedReader chars) throws IOException {
    StringBuilder whole = new StringBuilder();
    char[] block = new char[1 << 16];
    for (int read = chars.read(block); read >= 0; read = chars.read(block)) {
      whole.append(block, 0, read);
    }
    return whole.toString();
  }

  private int key(List<String> names) throws FormatException {
    int same = names.indexOf(caseName);
    for (int i = 0; same < 0 && i < names.size(); i++) {
      same = UsualNames.rank(LogColumn.CASE, names.get(i)) >= 0 ? i : -1;
    }
    if (same < 0) {
      throw new FormatException(
          file,
          1,
          "no column \"" + caseName + "\" to join the log by; there are " + names + "; name it so");
    }
    return same;
  }

  private void add(RecordBuffer record, int key, List<String> names, EventLogBuilder log)
      throws FormatException {
    if (record.size() != names.size()) {
      throw new FormatException(
          file, record.line(), record.size() + " fields, where the header has " + names.size());
    }
    String id = record.field(key);
    if (!log.hasTrace(id)) {
      unknown.add(id);
      return;
    }
    if (!seen.add(id)) {
      twice.add(id);
      return;
    }
    int trace = log.trace(id);
    for (int i = 0; i < names.size(); i++) {
      if (i != key && record.from(i) < record.to(i)) {
        log.traceColumn(names.get(i))
            .setUntyped(trace, record.text(), record.from(i), record.to(i));
      }
    }
  }

  private void report(EventLogBuilder log) {
    int without = log.traceCount() - seen.size();
    if (without > 0) {
      finding(log, "journeysNotInCaseTable", without, "journeys without a row in it", List.of());
    }
    finding(
        log,
        "caseTableWithoutEvents",
        unknown.size(),
        "rows without a journey in the log; left" + " out",
        unknown);
    finding(
        log,
        "caseTableTwice",
        twice.size(),
        "further rows of the same journey; the first was" + " taken",
        twice);
  }

  private void finding(
      EventLogBuilder log, String code, int count, String message, List<String> examples) {
    if (count > 0) {
      log.quality(
          new QualityFinding(
              code,
              Severity.WARNING,
              count,
              "case table " + file + ": " + message,
              examples,
              true));
    }
  }
}
