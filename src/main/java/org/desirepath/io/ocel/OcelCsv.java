package org.desirepath.io.ocel;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.desirepath.io.FormatException;
import org.desirepath.io.ocel.ObjectLog.ObjectEvent;

/** The CSV that PM4Py writes of OCEL 1.0: one row an event, a column of objects a type. */
final class OcelCsv {
  private static final String TYPE = "ocel:type:";
  private static final Pattern ITEM = Pattern.compile("'((?:[^'\\\\]|\\\\.)*)'|\"([^\"]*)\"");

  private OcelCsv() {}

  static ObjectLog read(InputStream input, String file) throws IOException {
    ObjectLog log = new ObjectLog();
    String text = new String(input.readAllBytes(), StandardCharsets.UTF_8);
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(text)) {
      for (NamedCsvRecord row : csv) {
        add(row, log, file);
      }
    } catch (CsvParseException | UncheckedIOException | IllegalArgumentException e) {
      throw new FormatException(
          file, 0, "not CSV: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""), e);
    }
    return log;
  }

  private static void add(NamedCsvRecord row, ObjectLog log, String file) throws FormatException {
    String id = row.findField("ocel:eid").orElse("");
    String activity = row.findField("ocel:activity").orElse("");
    if (id.isBlank() || activity.isBlank()) {
      throw new FormatException(
          file, row.getStartingLineNumber(), "a row without ocel:eid or ocel:activity");
    }
    ObjectEvent event = log.event(id, activity, row.findField("ocel:timestamp").orElse(""));
    row.getFieldsAsMap()
        .forEach(
            (column, value) -> {
              if (column.startsWith(TYPE)) {
                Matcher item = ITEM.matcher(value);
                while (item.find()) {
                  String object = item.group(1) == null ? item.group(2) : item.group(1);
                  log.object(object, column.substring(TYPE.length()));
                  event.refersTo(object);
                }
              } else if (!column.startsWith("ocel:") && !value.isEmpty()) {
                event.attributes.put(column, value);
              }
            });
  }
}
