package org.desirepath.report.tables;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.desirepath.report.document.TableOutput;
import org.desirepath.report.wording.MachineNumber;

/**
 * A table by RFC 4180. A cell of text that a spreadsheet would run as a formula gets an apostrophe
 * in front, which spreadsheets take as "this is text".
 */
public final class CsvOutput implements TableOutput {
  /** Full-width signs too: spreadsheets with an East Asian locale take them as the plain ones. */
  private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private static final Pattern PLAIN_NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");

  private final CsvWriter csv;

  public CsvOutput(Writer out) {
    csv = CsvWriter.builder().build(out);
  }

  /** The text as a cell that no spreadsheet runs. */
  static String neutralised(String text) {
    boolean runs =
        !text.isEmpty()
            && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0
            && !PLAIN_NUMBER.matcher(text).matches();
    return runs ? "'" + text : text;
  }

  @Override
  public void headings(List<String> headings) {
    csv.writeRecord(headings);
  }

  @Override
  public void row(List<Cell> cells) {
    csv.writeRecord(cells.stream().map(CsvOutput::shown).toList());
  }

  private static String shown(Cell cell) {
    if (cell instanceof Words words) {
      return neutralised(words.text());
    }
    if (cell instanceof Count count) {
      return Long.toString(count.value());
    }
    if (cell instanceof Measure measure) {
      return MachineNumber.of(measure.value());
    }
    return cell instanceof Time time ? Instant.ofEpochMilli(time.millis()).toString() : "";
  }

  @Override
  public void end() throws IOException {
    csv.close();
  }
}
