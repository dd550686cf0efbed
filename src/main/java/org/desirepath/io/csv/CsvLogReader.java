package org.desirepath.io.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.io.BackgroundReader;
import org.desirepath.io.EventLogReader;
import org.desirepath.io.FormatException;
import org.desirepath.io.LogOptions;
import org.desirepath.io.ReadReport;
import org.desirepath.io.ReadReport.Choice;

/**
 * Looks at the beginning of a file, decides, and lets {@link CsvRun} read it from the start, while
 * one more thread unpacks and decodes and another splits it into fields, unless one is to do all.
 */
record CsvLogReader(LogOptions options) implements EventLogReader {
  private static final int SAMPLE = 1 << 18;

  @Override
  public ReadReport read(InputStream input, String file, EventLogBuilder log) throws IOException {
    CsvText text = new CsvText(input, file, options.charset());
    if (options.threads() == 1) {
      return read(new BufferedReader(text, SAMPLE), text, file, log);
    }
    try (BackgroundReader ahead = new BackgroundReader(text)) {
      return read(new BufferedReader(ahead, SAMPLE), text, file, log);
    }
  }

  private ReadReport read(BufferedReader chars, CsvText text, String file, EventLogBuilder log)
      throws IOException {
    chars.mark(SAMPLE + 1);
    char[] head = new char[SAMPLE];
    int length = 0;
    for (int read = 0; read >= 0 && length < SAMPLE; length += Math.max(0, read)) {
      read = chars.read(head, length, SAMPLE - length);
    }
    boolean complete = length < SAMPLE;
    String sample = new String(head, 0, length);
    chars.reset();
    Dialect dialect = Dialect.of(sample, complete, options, file);
    WeightedPaths paths = WeightedPaths.of(dialect.rows(), options);
    if (paths != null) {
      if (options.caseTable() != null) {
        throw new FormatException(file, 1, "paths have no journey ids; leave out --case-table");
      }
      try (RecordSource records = new RecordSource(chars, dialect, file)) {
        records.readAll(record -> paths.add(record, file, log));
      }
      List<Choice> choices = new ArrayList<>(List.of(text.choice()));
      choices.addAll(dialect.choices());
      choices.addAll(paths.choices());
      return new ReadReport(file, "CSV", choices, List.of(), Map.of());
    }
    ColumnChoice columns = ColumnChoice.of(dialect.rows(), options, file);
    CsvRun run = new CsvRun(columns, options, file, log);
    try (RecordSource records = new RecordSource(chars, dialect, file)) {
      if (options.threads() == 1) {
        records.readAll(run::add);
      } else {
        records.readAhead(run::add);
      }
    }
    run.finish();
    Character sign = options.decimalSign();
    if (sign != null) {
      log.decimalSign(sign);
    }
    List<Choice> choices = new ArrayList<>(List.of(text.choice()));
    choices.addAll(dialect.choices());
    if (sign != null) {
      choices.add(new Choice("decimal sign", String.valueOf(sign), "given"));
    }
    choices.addAll(columns.choices());
    if (options.caseTable() != null) {
      choices.add(new CaseTable(options, columns.caseName()).join(log));
    }
    return new ReadReport(file, "CSV", choices, List.of(), Map.of());
  }
}
