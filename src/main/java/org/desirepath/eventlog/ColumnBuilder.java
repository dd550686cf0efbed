package org.desirepath.eventlog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one attribute while a log is read. Takes the type of its first value; a value of
 * another type turns the whole column into text, so that nothing is lost.
 */
public final class ColumnBuilder {
  private final String name;
  private @Nullable ColumnType type;
  private Dictionary dictionary = new Dictionary();
  private IntArray codes = new IntArray();
  private LongArray cells = new LongArray();

  ColumnBuilder(String name) {
    this.name = name;
  }

  public void setText(int row, String value) {
    become(ColumnType.TEXT);
    if (type == ColumnType.TEXT) {
      codes.set(row, dictionary.add(value), -1);
    }
  }

  public void setInteger(int row, long value) {
    setNumber(row, ColumnType.INTEGER, value, Long.toString(value));
  }

  public void setReal(int row, double value) {
    long bits = Double.doubleToLongBits(value == 0 ? 0.0 : value);
    setNumber(row, ColumnType.REAL, bits, Double.toString(value));
  }

  public void setBoolean(int row, boolean value) {
    setNumber(row, ColumnType.BOOLEAN, value ? 1 : 0, value ? "true" : "false");
  }

  public void setTime(int row, long millis) {
    setNumber(row, ColumnType.TIME, millis, Instant.ofEpochMilli(millis).toString());
  }

  private void setNumber(int row, ColumnType wanted, long cell, String text) {
    become(wanted);
    if (type == wanted && cell != NumberColumn.EMPTY) {
      cells.set(row, cell, NumberColumn.EMPTY);
    } else {
      become(ColumnType.TEXT);
      codes.set(row, dictionary.add(text), -1);
    }
  }

  private void become(ColumnType wanted) {
    if (type == null) {
      type = wanted;
    } else if (type != wanted && type != ColumnType.TEXT) {
      NumberColumn numbers = new NumberColumn(name, type, cells);
      for (int row = 0; row < cells.size(); row++) {
        if (numbers.isPresent(row)) {
          codes.set(row, dictionary.add(numbers.text(row)), -1);
        }
      }
      cells = new LongArray();
      type = ColumnType.TEXT;
    }
  }

  Column build(int rows) {
    if (type == null || type == ColumnType.TEXT) {
      codes.fillTo(rows, -1);
      return new TextColumn(name, dictionary, codes);
    }
    cells.fillTo(rows, NumberColumn.EMPTY);
    return new NumberColumn(name, type, cells);
  }
}
