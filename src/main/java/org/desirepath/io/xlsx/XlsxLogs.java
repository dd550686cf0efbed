package org.desirepath.io.xlsx;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.util.RecordFormatException;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.io.CsvRows;
import org.desirepath.io.EventLogReader;
import org.desirepath.io.FormatException;
import org.desirepath.io.LogOptions;
import org.desirepath.io.ReadReport;
import org.desirepath.io.ReadReport.Choice;
import org.desirepath.io.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * Event logs in workbooks: a sheet is read as a table, its first row with cells as the header.
 *
 * <p>Cells with a date format become ISO-8601 times without a zone, since a workbook has none;
 * formulas have the value that was last computed. The file and its texts are held in memory, the
 * rows are not.
 */
public final class XlsxLogs {
  private static final int MOST_BYTES = 1 << 29;

  private XlsxLogs() {}

  /**
   * Reads a sheet.
   *
   * @param options say which sheet, if there are several with rows
   * @param table reads the sheet as CSV
   */
  public static EventLogReader reader(LogOptions options, EventLogReader table) {
    return new XlsxReader(options, table);
  }

  private record XlsxReader(LogOptions options, EventLogReader table) implements EventLogReader {

    @Override
    public ReadReport read(InputStream input, String file, EventLogBuilder log) throws IOException {
      byte[] bytes = input.readNBytes(MOST_BYTES);
      if (bytes.length == MOST_BYTES) {
        throw new FormatException(file, 0, "a workbook of more than 512 MiB; save it as CSV");
      }
      try (OPCPackage workbook = OPCPackage.open(new ByteArrayInputStream(bytes))) {
        XSSFReader parts = new XSSFReader(workbook);
        List<Choice> choices = new ArrayList<>();
        String sheet = chosen(parts, file, choices);
        try (SheetRows rows = SheetRows.of(parts, sheet, file)) {
          ReadReport report = table.read(new CsvRows(rows), file, log);
          report.choices().stream()
              .filter(c -> !List.of("delimiter", "quote", "charset").contains(c.what()))
              .forEach(choices::add);
          return new ReadReport(file, "XLSX", choices, List.of(), report.logAttributes());
        }
      } catch (FormatException e) {
        throw e;
      } catch (IOException
          | OpenXML4JException
          | POIXMLException
          | OpenXML4JRuntimeException
          | RecordFormatException
          | XMLStreamException
          | IllegalArgumentException e) {
        throw new FormatException(
            file,
            0,
            "a workbook that can't be read ("
                + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                + "); open it and save it again, or as CSV",
            e);
      }
    }

    private String chosen(XSSFReader parts, String file, List<Choice> choices)
        throws IOException, OpenXML4JException, XMLStreamException {
      List<String> all = new ArrayList<>();
      List<String> filled = new ArrayList<>();
      for (XSSFReader.SheetIterator sheets = (XSSFReader.SheetIterator) parts.getSheetsData();
          sheets.hasNext(); ) {
        sheets.next().close();
        String name = sheets.getSheetName();
        all.add(name);
        try (SheetRows rows = SheetRows.of(parts, name, file)) {
          if (hasTwoRows(rows)) {
            filled.add(name);
          }
        }
      }
      String given = options.sheet();
      String one = filled.size() == 1 ? filled.get(0) : null;
      String sheet = given == null ? one : all.contains(given) ? given : null;
      if (sheet == null) {
        throw new FormatException(file, 0, message(all, filled, given));
      }
      choices.add(new Choice("sheet", sheet, given == null ? "the only one with rows" : "given"));
      return sheet;
    }

    private static String message(List<String> all, List<String> filled, @Nullable String given) {
      if (given != null) {
        return "no sheet \"" + given + "\"; there are " + all + Suggestion.ending(given, all);
      }
      return filled.isEmpty()
          ? "no sheet with a header and rows among " + all + "; expected one row an event"
          : "several sheets with rows: " + filled + "; give --sheet NAME";
    }

    private static boolean hasTwoRows(SheetRows rows) throws IOException {
      List<String> row = new ArrayList<>();
      int filled = 0;
      while (filled < 2 && rows.next(row)) {
        filled += row.stream().filter(c -> !c.isBlank()).count() > 0 ? 1 : 0;
        row.clear();
      }
      return filled == 2;
    }
  }
}
