package org.desirepath.report.document;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.eventlog.EventLog;
import org.desirepath.statistics.Interval;
import org.jspecify.annotations.Nullable;

/** A table of the result, cell by cell, for text files and for workbooks alike. */
public final class CsvTable implements Closeable {
  private final TableOutput out;
  private final int columns;
  private final List<TableOutput.Cell> row = new ArrayList<>();

  public CsvTable(TableOutput out, String... headings) {
    this.out = out;
    columns = headings.length;
    out.headings(List.of(headings));
  }

  public CsvTable text(@Nullable String text) {
    row.add(text == null || text.isEmpty() ? new TableOutput.Empty() : new TableOutput.Words(text));
    return this;
  }

  public CsvTable count(long count) {
    row.add(new TableOutput.Count(count));
    return this;
  }

  /** A cell that stays empty when there is no count. */
  public CsvTable count(OptionalInt count) {
    return count.isPresent() ? count(count.getAsInt()) : empty();
  }

  public CsvTable number(double number) {
    row.add(new TableOutput.Measure(number));
    return this;
  }

  /** A cell that stays empty when the time is not known. */
  public CsvTable time(long millis) {
    row.add(millis == EventLog.NO_TIME ? new TableOutput.Empty() : new TableOutput.Time(millis));
    return this;
  }

  /** A cell that stays empty when there is no number. */
  public CsvTable quantity(Quantity quantity) {
    if (quantity.isPresent()) {
      return number(quantity.value().getAsDouble());
    }
    return empty();
  }

  /** A number and the ends of its interval: three cells. */
  public CsvTable estimate(Quantity quantity) {
    quantity(quantity);
    Interval interval = quantity.interval();
    return interval == null ? empty().empty() : number(interval.low()).number(interval.high());
  }

  public CsvTable empty() {
    row.add(new TableOutput.Empty());
    return this;
  }

  public void endRow() {
    if (row.size() != columns) {
      throw new IllegalStateException("a row of " + row.size() + " cells, not " + columns);
    }
    out.row(List.copyOf(row));
    row.clear();
  }

  @Override
  public void close() throws IOException {
    out.end();
  }
}
