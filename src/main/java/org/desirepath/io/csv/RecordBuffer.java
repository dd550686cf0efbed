package org.desirepath.io.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import java.util.Arrays;

/** The fields of the current record, in one array of characters that is used again and again. */
final class RecordBuffer extends AbstractBaseCsvCallbackHandler<RecordBuffer> {
  /** More than any table has; Excel's have 16,384 columns. */
  static final int MOST_FIELDS = 20_000;

  private static final int MOST_CHARS = 64 << 20;

  private char[] text = new char[4096];
  private int[] ends = new int[64];
  private int first;
  private int start;
  private int size;
  private long line;

  @Override
  protected void handleBegin(long startingLineNumber) {
    line = startingLineNumber;
    size = 0;
  }

  @Override
  protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
    int start = from(size);
    if (size > 0 && (size == MOST_FIELDS || start > MOST_CHARS - length)) {
      throw new CsvParseException(
          "the record from line "
              + line
              + " has more than "
              + (size == MOST_FIELDS ? MOST_FIELDS + " fields" : MOST_CHARS + " characters"));
    }
    if (start + length > text.length) {
      text = Arrays.copyOf(text, Math.max(start + length, text.length * 2));
    }
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size * 2);
    }
    System.arraycopy(buffer, offset, text, start, length);
    ends[size++] = start + length;
  }

  @Override
  protected RecordBuffer buildRecord() {
    return this;
  }

  /** Becomes a record of a block. */
  void pointAt(RecordBlock block, int record) {
    text = block.text;
    ends = block.ends;
    first = block.firstField(record);
    start = block.start(record);
    size = block.size(record);
    line = block.line(record);
  }

  char[] text() {
    return text;
  }

  int from(int field) {
    return field == 0 ? start : ends[first + field - 1];
  }

  int to(int field) {
    return ends[first + field];
  }

  String field(int field) {
    return new String(text, from(field), to(field) - from(field));
  }

  boolean isBlank(int field) {
    for (int i = from(field); i < to(field); i++) {
      if (text[i] > ' ' && text[i] != '\u00a0') {
        return false;
      }
    }
    return true;
  }

  int size() {
    return size;
  }

  /** Of the file, from 1, where the record begins. */
  long line() {
    return line;
  }
}
