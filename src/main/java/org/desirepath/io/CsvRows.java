package org.desirepath.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a table as CSV (RFC 4180, comma, UTF-8), made as they are read, so that every format
 * with rows is understood in the same way. The first row sets the width: shorter ones are filled
 * up.
 */
public final class CsvRows extends InputStream {

  /** A table, row by row. */
  public interface Rows {

    /**
     * The next row; false at the end. A row without cells is an empty line.
     *
     * @param row empty; takes the cells as text, empty text for an empty cell
     */
    boolean next(List<String> row) throws IOException;
  }

  private final Rows rows;
  private final List<String> row = new ArrayList<>();
  private byte[] line = new byte[0];
  private int at;
  private int width;

  public CsvRows(Rows rows) {
    this.rows = rows;
  }

  @Override
  public int read() throws IOException {
    return fill() ? line[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, line.length - at);
    System.arraycopy(line, at, bytes, from, count);
    at += count;
    return count;
  }

  private boolean fill() throws IOException {
    if (at < line.length) {
      return true;
    }
    StringBuilder text = new StringBuilder();
    while (text.length() < 1 << 14) {
      row.clear();
      if (!rows.next(row)) {
        break;
      }
      write(text);
    }
    line = text.toString().getBytes(StandardCharsets.UTF_8);
    at = 0;
    return line.length > 0;
  }

  private void write(StringBuilder text) {
    boolean blank = row.stream().allMatch(String::isBlank);
    if (!blank) {
      width = width == 0 ? row.size() : width;
      while (row.size() < width) {
        row.add("");
      }
      for (int i = 0; i < row.size(); i++) {
        text.append(i == 0 ? "" : ",");
        cell(text, row.get(i));
      }
    }
    text.append('\n');
  }

  private static void cell(StringBuilder text, String cell) {
    boolean quoted = false;
    for (int i = 0; i < cell.length() && !quoted; i++) {
      char c = cell.charAt(i);
      quoted = c == ',' || c == '"' || c == '\n' || c == '\r';
    }
    text.append(quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
  }
}
