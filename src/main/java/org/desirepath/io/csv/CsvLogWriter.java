package org.desirepath.io.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.desirepath.eventlog.Column;
import org.desirepath.eventlog.EventLog;

/** One writing of one log. */
final class CsvLogWriter {
  /** An apostrophe at the beginning is not to be taken for a quote. */
  private static final QuoteStrategy QUOTES =
      new QuoteStrategy() {
        @Override
        public boolean quoteValue(int line, int field, String value) {
          return value.startsWith("'");
        }
      };

  private CsvLogWriter() {}

  static void write(EventLog log, OutputStream stream) throws IOException {
    Writer text =
        new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), 1 << 16);
    Map<String, Column> ofTraces = new LinkedHashMap<>();
    log.traceColumns()
        .forEach(
            (key, column) ->
                ofTraces.put(free(key, "case:", log.eventColumns(), ofTraces), column));
    Map<String, Column> ofEvents = new LinkedHashMap<>();
    log.eventColumns()
        .forEach((key, column) -> ofEvents.put(free(key, "event:", ofTraces, ofEvents), column));
    // closing the CSV writer would close the caller's stream
    CsvWriter csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.LF)
            .quoteStrategy(QUOTES)
            .autoFlush(false)
            .build(text);
    List<String> row = new ArrayList<>(List.of("case", "activity", "time"));
    row.addAll(ofTraces.keySet());
    row.addAll(ofEvents.keySet());
    csv.writeRecord(row);
    for (int t = 0; t < log.traceCount(); t++) {
      for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
        row.clear();
        row.add(log.traceId(t));
        row.add(log.activities().get(log.activity(e)));
        long time = log.timeMillis(e);
        row.add(time == EventLog.NO_TIME ? "" : Instant.ofEpochMilli(time).toString());
        addCells(row, ofTraces, t);
        addCells(row, ofEvents, e);
        csv.writeRecord(row);
      }
    }
    csv.flush();
    text.flush();
  }

  private static String free(
      String key, String prefix, Map<String, Column> taken, Map<String, Column> own) {
    String name = key;
    while (taken.containsKey(name)
        || own.containsKey(name)
        || name.equals("case")
        || name.equals("activity")
        || name.equals("time")) {
      name = prefix + name;
    }
    return name;
  }

  private static void addCells(List<String> row, Map<String, Column> columns, int index) {
    for (Column column : columns.values()) {
      row.add(column.isPresent(index) ? column.text(index) : "");
    }
  }
}
