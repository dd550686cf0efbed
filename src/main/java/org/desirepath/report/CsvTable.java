package org.desirepath.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.statistics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * A table by RFC 4180. A cell of text that a spreadsheet would run as a formula gets an apostrophe
 * in front, which spreadsheets take as "this is text".
 */
final class CsvTable implements Closeable {
  /** Full-width signs too: spreadsheets with an East Asian locale take them as the plain ones. */
  private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private static final Pattern PLAIN_NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");

  private final CsvWriter csv;
  private final int columns;
  private final List<String> row = new ArrayList<>();

  CsvTable(Writer out, String... headings) {
    csv = CsvWriter.builder().build(out);
    columns = headings.length;
    csv.writeRecord(headings);
  }

  /** The text as a cell that no spreadsheet runs. */
  static String neutralised(String text) {
    boolean runs =
        !text.isEmpty()
            && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0
            && !PLAIN_NUMBER.matcher(text).matches();
    return runs ? "'" + text : text;
  }

  CsvTable text(@Nullable String text) {
    row.add(text == null ? "" : neutralised(text));
    return this;
  }

  CsvTable count(long count) {
    row.add(Long.toString(count));
    return this;
  }

  /** A cell that stays empty when there is no count. */
  CsvTable count(OptionalInt count) {
    return count.isPresent() ? count(count.getAsInt()) : empty();
  }

  CsvTable number(double number) {
    row.add(MachineNumber.of(number));
    return this;
  }

  /** A cell that stays empty when there is no number. */
  CsvTable quantity(Quantity quantity) {
    if (quantity.isPresent()) {
      return number(quantity.value().getAsDouble());
    }
    return empty();
  }

  /** A number and the ends of its interval: three cells. */
  CsvTable estimate(Quantity quantity) {
    quantity(quantity);
    Interval interval = quantity.interval();
    return interval == null ? empty().empty() : number(interval.low()).number(interval.high());
  }

  CsvTable empty() {
    row.add("");
    return this;
  }

  void endRow() {
    if (row.size() != columns) {
      throw new IllegalStateException("a row of " + row.size() + " cells, not " + columns);
    }
    csv.writeRecord(row);
    row.clear();
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
