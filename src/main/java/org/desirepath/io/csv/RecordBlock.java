package org.desirepath.io.csv;

import java.util.Arrays;

/** Some thousands of records, as one thread hands them to another. */
final class RecordBlock {
  private static final int CHARS = 1 << 16;

  char[] text = new char[CHARS + (CHARS >> 3)];
  int[] ends = new int[1 << 13];
  private int[] starts = new int[1 << 11];
  private int[] fields = new int[1 << 11];
  private long[] lines = new long[1 << 10];
  private int chars;
  private int fieldCount;
  private int count;

  int count() {
    return count;
  }

  boolean isFull() {
    return chars >= CHARS;
  }

  /** True if one record made it grow, so that it is not worth keeping. */
  boolean isLarge() {
    return text.length > 4 * CHARS;
  }

  void clear() {
    chars = 0;
    fieldCount = 0;
    count = 0;
  }

  /** Adds a copy of a record. */
  void add(RecordBuffer record) {
    int size = record.size();
    int from = record.from(0);
    int length = record.to(size - 1) - from;
    if (chars + length > text.length) {
      text = Arrays.copyOf(text, Math.max(chars + length, text.length * 2));
    }
    if (fieldCount + size > ends.length) {
      ends = Arrays.copyOf(ends, Math.max(fieldCount + size, ends.length * 2));
    }
    if (count == lines.length) {
      lines = Arrays.copyOf(lines, count * 2);
      starts = Arrays.copyOf(starts, count * 2);
      fields = Arrays.copyOf(fields, count * 2);
    }
    System.arraycopy(record.text(), from, text, chars, length);
    for (int i = 0; i < size; i++) {
      ends[fieldCount + i] = chars + record.to(i) - from;
    }
    starts[count] = chars;
    fields[count] = fieldCount;
    lines[count++] = record.line();
    chars += length;
    fieldCount += size;
  }

  /** Where a record's characters begin. */
  int start(int record) {
    return starts[record];
  }

  /** The place of a record's first field among {@link #ends}. */
  int firstField(int record) {
    return fields[record];
  }

  int size(int record) {
    return (record + 1 == count ? fieldCount : fields[record + 1]) - fields[record];
  }

  long line(int record) {
    return lines[record];
  }
}
