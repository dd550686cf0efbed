package org.desirepath.eventlog;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/**
 * Integers, times and booleans as they are, reals as their raw bits; {@link Long#MIN_VALUE} is an
 * empty cell (as raw bits it would be -0.0, which is stored as 0.0).
 */
record NumberColumn(String name, ColumnType type, LongArray cells) implements Column {

  static final long EMPTY = Long.MIN_VALUE;

  @Override
  public int size() {
    return cells.size();
  }

  @Override
  public boolean isPresent(int row) {
    return cells.get(row) != EMPTY;
  }

  @Override
  public String text(int row) {
    long cell = present(row);
    return switch (type) {
      case REAL -> Double.toString(Double.longBitsToDouble(cell));
      case BOOLEAN -> cell != 0 ? "true" : "false";
      case TIME -> Instant.ofEpochMilli(cell).toString();
      case INTEGER, TEXT -> Long.toString(cell);
    };
  }

  @Override
  public double number(int row) {
    long cell = present(row);
    return type == ColumnType.REAL ? Double.longBitsToDouble(cell) : cell;
  }

  @Override
  public Column permuted(int[] order) {
    return new NumberColumn(name, type, cells.permuted(order));
  }

  @Override
  public List<String> distinct() {
    TreeSet<String> values = new TreeSet<>();
    for (int row = 0; row < size(); row++) {
      if (isPresent(row)) {
        values.add(text(row));
      }
    }
    return List.copyOf(values);
  }

  @Override
  public int presentCount() {
    int present = 0;
    for (int row = 0; row < size(); row++) {
      if (isPresent(row)) {
        present++;
      }
    }
    return present;
  }

  private long present(int row) {
    long cell = cells.get(row);
    if (cell == EMPTY) {
      throw new IllegalArgumentException("row " + row + " of " + name + " is empty");
    }
    return cell;
  }
}
