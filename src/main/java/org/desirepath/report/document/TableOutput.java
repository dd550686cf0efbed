package org.desirepath.report.document;

import java.io.IOException;
import java.util.List;

/** Takes the rows of one table. The headings come first, then each row, then the end. */
public interface TableOutput {

  /** What stands in a cell. */
  sealed interface Cell {}

  /** Words, a name or an id; never a number, whatever it looks like. */
  record Words(String text) implements Cell {}

  /** Something counted. */
  record Count(long value) implements Cell {}

  /** Something measured. */
  record Measure(double value) implements Cell {}

  /** A point in time, in milliseconds since 1970 UTC. */
  record Time(long millis) implements Cell {}

  /** Nothing: there is no value. */
  record Empty() implements Cell {}

  /**
   * Takes the headings, as the result names its columns.
   *
   * @throws java.io.UncheckedIOException if they can't be written
   */
  void headings(List<String> headings);

  /**
   * Takes a row, as long as the headings.
   *
   * @throws java.io.UncheckedIOException if it can't be written
   */
  void row(List<Cell> cells);

  /**
   * No more rows will come.
   *
   * @throws IOException if the rest can't be written
   */
  void end() throws IOException;
}
