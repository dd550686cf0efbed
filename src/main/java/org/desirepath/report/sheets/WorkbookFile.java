package org.desirepath.report.sheets;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.desirepath.report.document.TableOutput;

/**
 * A workbook under construction, by ECMA-376. Rows go to the file as they come, so memory does not
 * grow with them and nothing is written beside the file. Every sheet has a heading that stays in
 * sight and filters. Nothing in it is a formula. A table with more rows than a sheet can have goes
 * on in the next. No time of writing is kept: the same rows give the same bytes.
 *
 * <p>Not thread-safe; one sheet at a time.
 */
public final class WorkbookFile implements Closeable {
  /** The rows that a sheet can have, its heading included. */
  public static final int MOST_ROWS = 1_048_576;

  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
  private static final int LONGEST_NAME = 31;
  private static final int BUFFER = 1 << 16;

  /**
   * A sheet that was written.
   *
   * @param rows without its heading
   * @param front before those that are not, whenever it was written
   */
  public record Written(String name, long rows, int columns, boolean front) {}

  private final ZipOutputStream zip;
  private final String title;
  private final int mostRows;
  private final List<Written> sheets = new ArrayList<>();
  private final List<Written> empty = new ArrayList<>();

  /** Begins a workbook; closing it closes {@code out}. */
  public WorkbookFile(OutputStream out, String title) {
    this(out, title, MOST_ROWS);
  }

  WorkbookFile(OutputStream out, String title, int mostRows) {
    zip = new ZipOutputStream(out);
    // the tables are large and repeat themselves: more effort gains little
    zip.setLevel(Deflater.BEST_SPEED + 2);
    this.title = title;
    this.mostRows = mostRows;
  }

  /** The sheets so far, in their order. */
  public List<Written> sheets() {
    return List.copyOf(sheets);
  }

  /**
   * A sheet whose columns are typed by the headings of the result's tables: shares as percentages,
   * milliseconds as days.
   *
   * @param name in words; cut and made unique
   * @param language of the headings
   */
  public TableOutput table(String name, UnaryOperator<String> language) {
    return new SheetRows(this, name, new SheetRows.Use(true, false), language, mostRows);
  }

  /**
   * A sheet of text to read, whose long cells wrap.
   *
   * @param front before those that are not, whenever it is written
   */
  public TableOutput text(String name, boolean front) {
    SheetRows.Use use = new SheetRows.Use(false, front);
    return new SheetRows(this, name, use, UnaryOperator.identity(), mostRows);
  }

  /** The tables that had no row, and so got no sheet. */
  public List<Written> empty() {
    return List.copyOf(empty);
  }

  /** Begins the next sheet; its file takes what is written until {@link #endSheet}. */
  SheetXml beginSheet() {
    begin("xl/worksheets/sheet" + (sheets.size() + 1) + ".xml");
    return new SheetXml(
        new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8), BUFFER));
  }

  void endSheet(String name, long rows, int columns, boolean front) {
    sheets.add(new Written(unique(name), rows, columns, front));
    end();
  }

  /** A table without rows gets no sheet, but is not forgotten. */
  void empty(String name, int columns, boolean front) {
    empty.add(new Written(name, 0, columns, front));
  }

  private String unique(String name) {
    String plain = name.replaceAll("[\\[\\]:*?/\\\\\\p{Cntrl}]", " ").strip();
    plain = plain.replaceAll("^'+|'+$", "");
    plain = plain.isEmpty() ? "-" : plain;
    for (int number = 1; ; number++) {
      String ending = number == 1 ? "" : " (" + number + ")";
      int length = Math.min(plain.length(), LONGEST_NAME - ending.length());
      String candidate = plain.substring(0, length).strip() + ending;
      if (sheets.stream().noneMatch(s -> s.name().equalsIgnoreCase(candidate))) {
        return candidate;
      }
    }
  }

  private void begin(String part) {
    try {
      ZipEntry entry = new ZipEntry(part);
      entry.setTimeLocal(NO_TIME);
      zip.putNextEntry(entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void end() {
    try {
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void part(String name, String xml) throws IOException {
    begin(name);
    zip.write(
        ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + xml)
            .getBytes(StandardCharsets.UTF_8));
    end();
  }

  /**
   * Writes what holds the sheets together, and closes the file.
   *
   * @throws IOException if it can't be written
   */
  @Override
  public void close() throws IOException {
    try (zip) {
      StringBuilder types = new StringBuilder();
      StringBuilder links = new StringBuilder();
      StringBuilder names = new StringBuilder();
      StringBuilder filters = new StringBuilder();
      int tab = 0;
      for (boolean front : new boolean[] {true, false}) {
        for (int i = 0; i < sheets.size(); i++) {
          Written sheet = sheets.get(i);
          if (sheet.front() == front) {
            types.append(WorkbookParts.sheetType(i + 1));
            links.append(WorkbookParts.sheetLink(i + 1));
            names.append(WorkbookParts.sheetName(sheet, i + 1));
            filters.append(WorkbookParts.filter(sheet, tab++));
          }
        }
      }
      part("xl/workbook.xml", WorkbookParts.workbook(names, filters));
      part("xl/_rels/workbook.xml.rels", WorkbookParts.links(links, sheets.size() + 1));
      part("xl/styles.xml", WorkbookParts.STYLES);
      part("docProps/core.xml", WorkbookParts.core(title));
      part("_rels/.rels", WorkbookParts.ROOT_LINKS);
      part("[Content_Types].xml", WorkbookParts.types(types));
    }
  }
}
