package org.desirepath.io.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.io.BackgroundReader;
import org.desirepath.io.EventLogReader;
import org.desirepath.io.FormatException;
import org.desirepath.io.LogOptions;
import org.desirepath.io.ReadReport;
import org.desirepath.io.ReadReport.Choice;

/** Looks at the beginning of a file, decides, and lets {@link CsvRun} read it from the start. */
record CsvLogReader(LogOptions options) implements EventLogReader {
  private static final int SAMPLE = 1 << 18;

  @Override
  public ReadReport read(InputStream input, String file, EventLogBuilder log) throws IOException {
    CsvText text = new CsvText(input, file, options.charset());
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
      readRecords(chars, dialect.delimiter(), record -> paths.add(record, file, log), file);
      List<Choice> choices = new ArrayList<>(List.of(text.choice(), dialect.choice()));
      choices.addAll(paths.choices());
      return new ReadReport(file, "CSV", choices, List.of(), Map.of());
    }
    ColumnChoice columns = ColumnChoice.of(dialect.rows(), options, file);
    CsvRun run = new CsvRun(columns, options, file, log);
    readRecords(chars, dialect.delimiter(), run::add, file);
    run.finish();
    List<Choice> choices = new ArrayList<>(List.of(text.choice(), dialect.choice()));
    choices.addAll(columns.choices());
    if (options.caseTable() != null) {
      choices.add(new CaseTable(options, columns.caseName()).join(log));
    }
    return new ReadReport(file, "CSV", choices, List.of(), Map.of());
  }

  /** Takes the records after the header. */
  interface Records {
    void add(RecordBuffer record) throws FormatException;
  }

  static void readRecords(Reader chars, char delimiter, Records records, String file)
      throws IOException {
    try (CsvReader<RecordBuffer> csv =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .build(new RecordBuffer(), chars)) {
      boolean header = true;
      for (Iterator<RecordBuffer> all = csv.iterator(); all.hasNext(); ) {
        RecordBuffer record = all.next();
        boolean blank = record.size() == 1 && record.isBlank(0);
        if (!blank && !header) {
          records.add(record);
        }
        header &= blank;
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (CsvParseException e) {
      throw malformed(e, file);
    }
  }

  private static IOException malformed(CsvParseException e, String file) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof FormatException format) {
        return format;
      }
    }
    return new FormatException(
        file,
        0,
        "not CSV: "
            + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
            + "; expected RFC 4180: a field with \" in it stands in quotes, the quote doubled",
        e);
  }
}
