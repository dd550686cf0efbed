package org.desirepath.eventlog;

import java.util.List;

/**
 * One attribute of all events, or of all traces, of an {@link EventLog}: immutable, one cell a row,
 * cells may be empty.
 *
 * <p>Costs 4 bytes a row for text (dictionary-coded), 8 for the other types.
 */
public sealed interface Column permits TextColumn, NumberColumn {

  /** The attribute's key as the file had it. */
  String name();

  ColumnType type();

  int size();

  boolean isPresent(int row);

  /**
   * The value as text; times in ISO-8601 UTC.
   *
   * @throws IllegalArgumentException if the cell is empty
   */
  String text(int row);

  /**
   * The value as a number; a boolean is 0 or 1, a time is in milliseconds.
   *
   * @throws IllegalArgumentException if the cell is empty or holds text that is not a number
   */
  double number(int row);

  /** The number in a cell; {@code NaN} if it is empty, or holds no number but a word or a time. */
  default double numberOrNaN(int row) {
    if (!isPresent(row)) {
      return Double.NaN;
    }
    return switch (type()) {
      case INTEGER, REAL -> number(row);
      case TIME, BOOLEAN -> Double.NaN;
      case TEXT -> {
        try {
          yield number(row);
        } catch (IllegalArgumentException notANumber) {
          yield Double.NaN;
        }
      }
    };
  }

  /**
   * The rows in a new order: row {@code i} of the result is row {@code order[i]} of this column.
   */
  Column permuted(int[] order);

  /** Distinct values as text, sorted; for all types. */
  List<String> distinct();

  /** Number of cells that hold a value. */
  int presentCount();
}
