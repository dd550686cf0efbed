package org.desirepath.report.sheets;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.desirepath.report.document.TableOutput;
import org.jspecify.annotations.Nullable;

/** The rows of one table, on as many sheets as they need. */
final class SheetRows implements TableOutput {
  private static final double NARROW = 12;
  private static final double TIME = 19;
  private static final double WIDE = 34;
  private static final double TO_READ = 60;

  /**
   * What the sheet is for.
   *
   * @param typed numbers to compute with, by the headings of the result; else text to read
   * @param front before the others
   */
  record Use(boolean typed, boolean front) {}

  private final WorkbookFile book;
  private final String name;
  private final Use use;
  private final UnaryOperator<String> language;
  private final int mostRows;

  private List<String> headings = List.of();
  private List<ColumnKind> kinds = List.of();
  private List<String> shown = List.of();
  private @Nullable SheetXml xml;
  private boolean continued;
  private long rows;

  SheetRows(WorkbookFile book, String name, Use use, UnaryOperator<String> language, int mostRows) {
    this.book = book;
    this.name = name;
    this.use = use;
    this.language = language;
    this.mostRows = mostRows;
  }

  @Override
  public void headings(List<String> given) {
    headings = List.copyOf(given);
    kinds = new ArrayList<>();
    shown = new ArrayList<>();
    for (int c = 0; c < headings.size(); c++) {
      kinds.add(use.typed() ? ColumnKind.of(headings, c) : ColumnKind.PLAIN);
      shown.add(language.apply(use.typed() ? ColumnKind.words(headings, c) : headings.get(c)));
    }
  }

  @Override
  public void row(List<Cell> cells) {
    if (xml != null && rows + 1 == mostRows) {
      endSheet(xml);
    }
    SheetXml sheet = xml == null ? beginSheet(cells) : xml;
    rows++;
    sheet.raw("<row r=\"" + (rows + 1) + "\">");
    for (int c = 0; c < cells.size(); c++) {
      cell(sheet, SheetXml.column(c) + (rows + 1), cells.get(c), kinds.get(c));
    }
    sheet.raw("</row>");
  }

  private void cell(SheetXml sheet, String place, Cell cell, ColumnKind kind) {
    if (cell instanceof Words words) {
      sheet.text(place, use.typed() ? WorkbookParts.TEXT : WorkbookParts.WRAPPED, words.text());
    } else if (cell instanceof Time time) {
      sheet.time(place, WorkbookParts.TIME, time.millis());
    } else if (cell instanceof Count count) {
      number(sheet, place, (double) count.value(), kind, WorkbookParts.COUNT);
    } else if (cell instanceof Measure measure) {
      number(sheet, place, measure.value(), kind, WorkbookParts.MEASURE);
    }
  }

  private static void number(
      SheetXml sheet, String place, double value, ColumnKind kind, int plain) {
    switch (kind) {
      case DAYS -> sheet.number(place, WorkbookParts.DAYS, SheetXml.days(value));
      case SHARE -> sheet.number(place, WorkbookParts.SHARE, value);
      case PLAIN -> sheet.number(place, plain, value);
    }
  }

  /** Widths come before the rows in the file, so they are guessed from the first row. */
  private SheetXml beginSheet(List<Cell> first) {
    SheetXml sheet = book.beginSheet();
    StringBuilder columns = new StringBuilder();
    for (int c = 0; c < headings.size(); c++) {
      Cell cell = c < first.size() ? first.get(c) : new Empty();
      double width = NARROW;
      if (cell instanceof Time) {
        width = TIME;
      } else if (cell instanceof Words words) {
        double most = use.typed() ? WIDE : TO_READ;
        width =
            Math.min(most, Math.max(NARROW, words.text().length() * (use.typed() ? 1.2 : 2) + 2));
      }
      width = Math.max(width, Math.min(WIDE / 2, shown.get(c).length() + 3.0));
      columns.append("<col min=\"" + (c + 1) + "\" max=\"" + (c + 1) + "\" width=\"" + width);
      columns.append("\" customWidth=\"1\"/>");
    }
    sheet.raw(WorkbookParts.sheetStart(columns.toString())).raw("<row r=\"1\">");
    for (int c = 0; c < headings.size(); c++) {
      sheet.text(SheetXml.column(c) + 1, WorkbookParts.HEADING, shown.get(c));
    }
    sheet.raw("</row>");
    xml = sheet;
    return sheet;
  }

  private void endSheet(SheetXml sheet) {
    String last = SheetXml.column(headings.size() - 1) + (rows + 1);
    sheet.raw(WorkbookParts.sheetEnd("A1:" + last)).flush();
    book.endSheet(name, rows, headings.size(), use.front());
    xml = null;
    continued = true;
    rows = 0;
  }

  @Override
  public void end() throws IOException {
    if (xml != null) {
      endSheet(xml);
    } else if (!continued) {
      book.empty(name, headings.size(), use.front());
    }
  }
}
