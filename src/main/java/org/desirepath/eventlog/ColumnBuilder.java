package org.desirepath.eventlog;

import java.time.Instant;
import org.desirepath.eventlog.privacy.Privacy;
import org.desirepath.eventlog.privacy.Privacy.Treatment;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one attribute while a log is read. Takes the type of its first value; a value of
 * another type turns the whole column into text, so that nothing is lost. Values set by {@link
 * #setUntyped} get the type that all of them fit, when the log is built.
 */
public final class ColumnBuilder {
  private final String name;
  private final Privacy privacy;
  private final Treatment treatment;
  private @Nullable ColumnType type;
  private boolean untyped;
  private long replacedCount;
  private boolean doubtful;
  private final Dictionary dictionary = new Dictionary();
  private IntArray codes = new IntArray();
  private LongArray cells = new LongArray();

  ColumnBuilder(String name, Privacy privacy) {
    this.name = name;
    this.privacy = privacy;
    this.treatment = privacy.of(name);
  }

  public void setText(int row, String value) {
    if (treatment == Treatment.SUPPRESSED) {
      return;
    }
    becomeText(false);
    setCode(row, dictionary.add(value));
  }

  public void setText(int row, char[] text, int from, int to) {
    if (treatment == Treatment.SUPPRESSED) {
      return;
    }
    becomeText(false);
    setCode(row, dictionary.add(text, from, to));
  }

  /**
   * Sets a value as a text file has it. If all values of the column are such, and all are whole
   * numbers, decimals, truth values or ISO-8601 instants in a form that keeps them distinct, the
   * column takes that type; {@code 0012} or a number of 19 digits makes it text.
   */
  public void setUntyped(int row, char[] text, int from, int to) {
    if (treatment != Treatment.KEPT) {
      setText(row, text, from, to);
      return;
    }
    boolean mayBeWhole = type == null || (untyped && type == ColumnType.INTEGER);
    if (mayBeWhole && isWhole(text, from, to)) {
      untyped |= type == null;
      type = ColumnType.INTEGER;
      setCell(row, whole(text, from, to));
      return;
    }
    becomeText(true);
    setCode(row, dictionary.add(text, from, to));
  }

  /**
   * True for a whole number that is written in the one way, of at most 15 digits. A column of such
   * numbers needs no dictionary, of which identifiers would make a large one.
   */
  private static boolean isWhole(char[] text, int from, int to) {
    int start = from < to && text[from] == '-' ? from + 1 : from;
    int digits = to - start;
    if (digits < 1 || digits > 15 || (text[start] == '0' && (digits > 1 || start > from))) {
      return false;
    }
    for (int i = start; i < to; i++) {
      if (text[i] < '0' || text[i] > '9') {
        return false;
      }
    }
    return true;
  }

  private static long whole(char[] text, int from, int to) {
    long value = 0;
    for (int i = text[from] == '-' ? from + 1 : from; i < to; i++) {
      value = value * 10 + text[i] - '0';
    }
    return text[from] == '-' ? -value : value;
  }

  public void setInteger(int row, long value) {
    if (becomes(ColumnType.INTEGER) && value != NumberColumn.EMPTY) {
      setCell(row, value);
    } else {
      setText(row, Long.toString(value));
    }
  }

  public void setReal(int row, double value) {
    if (becomes(ColumnType.REAL)) {
      setCell(row, Double.doubleToLongBits(value == 0 ? 0.0 : value));
    } else {
      setText(row, Double.toString(value));
    }
  }

  public void setBoolean(int row, boolean value) {
    if (becomes(ColumnType.BOOLEAN)) {
      setCell(row, value ? 1 : 0);
    } else {
      setText(row, value ? "true" : "false");
    }
  }

  public void setTime(int row, long millis) {
    if (becomes(ColumnType.TIME) && millis != NumberColumn.EMPTY) {
      setCell(row, millis);
    } else {
      setText(row, Instant.ofEpochMilli(millis).toString());
    }
  }

  /** Sets what a row of another column holds, with its type. */
  public void copy(int row, Column from, int fromRow) {
    switch (from.type()) {
      case TEXT -> setText(row, from.text(fromRow));
      case INTEGER -> setInteger(row, Long.parseLong(from.text(fromRow)));
      case REAL -> setReal(row, from.number(fromRow));
      case BOOLEAN -> setBoolean(row, from.number(fromRow) != 0);
      case TIME -> setTime(row, (long) from.number(fromRow));
    }
  }

  /** What a row holds so far, as text, or null. */
  public @Nullable String textAt(int row) {
    if (type == ColumnType.TEXT) {
      return row < codes.size() && codes.get(row) >= 0 ? dictionary.label(codes.get(row)) : null;
    }
    if (type == null || row >= cells.size()) {
      return null;
    }
    NumberColumn numbers = new NumberColumn(name, type, cells);
    return numbers.isPresent(row) ? numbers.text(row) : null;
  }

  boolean hasValues() {
    return type != null;
  }

  /** Number of values that a later, different value of the same row replaced. */
  long replacedCount() {
    return replacedCount;
  }

  private void setCode(int row, int code) {
    if (row < codes.size() && codes.get(row) >= 0 && codes.get(row) != code) {
      replacedCount++;
    }
    codes.set(row, code, -1);
  }

  private void setCell(int row, long cell) {
    if (row < cells.size() && cells.get(row) != NumberColumn.EMPTY && cells.get(row) != cell) {
      replacedCount++;
    }
    cells.set(row, cell, NumberColumn.EMPTY);
  }

  private boolean becomes(ColumnType wanted) {
    untyped = false;
    if (treatment != Treatment.KEPT) {
      return false;
    }
    if (type == null) {
      type = wanted;
    }
    return type == wanted;
  }

  private void becomeText(boolean byContent) {
    if (type == null) {
      untyped = byContent;
    } else if (type != ColumnType.TEXT) {
      NumberColumn numbers = new NumberColumn(name, type, cells);
      for (int row = 0; row < cells.size(); row++) {
        if (numbers.isPresent(row)) {
          codes.set(row, dictionary.add(numbers.text(row)), -1);
        }
      }
      cells = new LongArray();
    }
    untyped &= byContent;
    type = ColumnType.TEXT;
  }

  /** True if numbers were read with points before their decimals, which may stand for thousands. */
  boolean isDoubtful() {
    return doubtful;
  }

  /**
   * @param decimal the mark before the decimals of untyped values, or null if it is to be seen
   */
  Column build(int rows, @Nullable Character decimal) {
    if (type != null && type != ColumnType.TEXT) {
      cells.fillTo(rows, NumberColumn.EMPTY);
      return numbers(type, cells);
    }
    if (treatment == Treatment.PSEUDONYMIZED) {
      codes.fillTo(rows, -1);
      return new TextColumn(name, pseudonyms(), codes);
    }
    ContentType fitting = untyped ? ContentType.of(dictionary.labels(), decimal) : null;
    if (fitting == null || fitting.type() == ColumnType.TEXT) {
      codes.fillTo(rows, -1);
      return new TextColumn(name, dictionary, codes);
    }
    doubtful = fitting.doubtful();
    return numbers(fitting.type(), typedCells(fitting, rows));
  }

  private Dictionary pseudonyms() {
    Dictionary hidden = new Dictionary();
    for (int code = 0; code < dictionary.size(); code++) {
      if (hidden.add(privacy.pseudonym(dictionary.label(code))) != code) {
        throw new IllegalStateException("two texts with one pseudonym, by a chance of 2^-65");
      }
    }
    return hidden;
  }

  private NumberColumn numbers(ColumnType ofCells, LongArray values) {
    if (ofCells != ColumnType.TIME || privacy.step() == null) {
      return new NumberColumn(name, ofCells, values);
    }
    long[] cut = new long[values.size()];
    for (int row = 0; row < cut.length; row++) {
      long cell = values.get(row);
      cut[row] = cell == NumberColumn.EMPTY ? cell : privacy.time(cell);
    }
    return new NumberColumn(name, ofCells, new LongArray(cut, cut.length));
  }

  private LongArray typedCells(ContentType fitting, int rows) {
    long[] valueOfCode = new long[dictionary.size()];
    for (int code = 0; code < valueOfCode.length; code++) {
      valueOfCode[code] = fitting.cell(dictionary.label(code));
    }
    long[] typed = new long[rows];
    for (int row = 0; row < rows; row++) {
      int code = row < codes.size() ? codes.get(row) : -1;
      typed[row] = code < 0 ? NumberColumn.EMPTY : valueOfCode[code];
    }
    codes = new IntArray();
    return new LongArray(typed, rows);
  }
}
