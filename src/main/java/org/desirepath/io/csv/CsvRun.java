package org.desirepath.io.csv;

import java.util.ArrayList;
import java.util.List;
import org.desirepath.eventlog.ColumnBuilder;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.eventlog.QualityFinding;
import org.desirepath.eventlog.QualityFinding.Severity;
import org.desirepath.io.FormatException;
import org.desirepath.io.LogColumn;
import org.desirepath.io.LogOptions;
import org.desirepath.io.TimeParser;
import org.jspecify.annotations.Nullable;

/** One reading of one file, its columns being known. */
final class CsvRun {
  private static final int ONE_IN = 20;
  private static final String UNNAMED = "(unnamed)";

  private final ColumnChoice columns;
  private final String file;
  private final EventLogBuilder log;
  private final TimeParser times;
  private final TimeParser startTimes;
  private final int caseField;
  private final int activityField;
  private final int timeField;
  private final int startField;
  private final int orderField;
  private final @Nullable ColumnBuilder[] attributes;
  private final Count withoutCase = new Count();
  private final Count withoutActivity = new Count();
  private final Count unreadable = new Count();
  private final Count unreadableStart = new Count();
  private long rows;

  CsvRun(ColumnChoice columns, LogOptions options, String file, EventLogBuilder log) {
    this.columns = columns;
    this.file = file;
    this.log = log;
    times = TimeParser.of(columns.timeFormat(LogColumn.TIME), options.zone());
    startTimes = TimeParser.of(columns.timeFormat(LogColumn.START_TIME), options.zone());
    caseField = columns.index(LogColumn.CASE);
    activityField = columns.index(LogColumn.ACTIVITY);
    timeField = columns.index(LogColumn.TIME);
    startField = columns.index(LogColumn.START_TIME);
    orderField = columns.index(LogColumn.ORDER);
    log.caseColumn(columns.names().get(caseField));
    log.labelColumn(columns.names().get(activityField));
    attributes = new ColumnBuilder[columns.names().size()];
    for (int i = 0; i < attributes.length; i++) {
      if (i != caseField && i != activityField && i != timeField && i != orderField) {
        attributes[i] = log.eventColumn(columns.names().get(i));
      }
    }
  }

  /** Rows of one fault: how many, and the first few. */
  private static final class Count {
    private long count;
    private long firstLine;
    private String firstText = "";
    private final List<String> examples = new ArrayList<>();

    void add(long line, String text) {
      if (count++ == 0) {
        firstLine = line;
        firstText = text;
      }
      if (examples.size() < 5) {
        examples.add("line " + line + (text.isEmpty() ? "" : ": " + text));
      }
    }
  }

  void add(RecordBuffer record) throws FormatException {
    checkFieldCount(record);
    rows++;
    if (record.isBlank(caseField)) {
      withoutCase.add(record.line(), "");
      return;
    }
    char[] text = record.text();
    int row = log.eventCount();
    for (int i = 0; i < attributes.length; i++) {
      ColumnBuilder attribute = attributes[i];
      if (attribute != null && i != startField && record.from(i) < record.to(i)) {
        attribute.setUntyped(row, text, record.from(i), record.to(i));
      }
    }
    ColumnBuilder start = startField < 0 ? null : attributes[startField];
    if (start != null) {
      setStartTime(start, record, row);
    }
    if (orderField >= 0) {
      log.order(row, position(record));
    }
    int trace = log.trace(text, record.from(caseField), record.to(caseField));
    if (record.isBlank(activityField)) {
      withoutActivity.add(record.line(), "");
      log.addEvent(trace, UNNAMED, time(record));
    } else {
      int from = record.from(activityField);
      log.addEvent(trace, log.activity(text, from, record.to(activityField)), time(record));
    }
  }

  private void checkFieldCount(RecordBuffer record) throws FormatException {
    int expected = attributes.length;
    boolean wrong = record.size() < expected;
    for (int i = expected; i < record.size(); i++) {
      wrong |= !record.isBlank(i);
    }
    if (wrong) {
      throw new FormatException(
          file,
          record.line(),
          record.size()
              + " fields, where the header has "
              + expected
              + "; a field with the delimiter, a quote or a line break in it must stand in quotes");
    }
  }

  private long time(RecordBuffer record) {
    if (timeField < 0 || record.isBlank(timeField)) {
      return EventLog.NO_TIME;
    }
    long time = times.parse(record.text(), record.from(timeField), record.to(timeField));
    if (time == EventLog.NO_TIME && !TimeForm.isMissing(record.field(timeField))) {
      unreadable.add(record.line(), record.field(timeField));
    }
    return time;
  }

  private void setStartTime(ColumnBuilder column, RecordBuffer record, int row) {
    if (record.isBlank(startField)) {
      return;
    }
    long start = startTimes.parse(record.text(), record.from(startField), record.to(startField));
    if (start != EventLog.NO_TIME) {
      column.setTime(row, start);
    } else if (!TimeForm.isMissing(record.field(startField))) {
      unreadableStart.add(record.line(), record.field(startField));
    }
  }

  private long position(RecordBuffer record) throws FormatException {
    try {
      return Long.parseLong(record.field(orderField).strip());
    } catch (NumberFormatException e) {
      throw new FormatException(
          file,
          record.line(),
          "\""
              + record.field(orderField)
              + "\" in the order column \""
              + columns.names().get(orderField)
              + "\" is not a whole number; mend it or name another column with --order",
          e);
    }
  }

  void finish() throws FormatException {
    if (rows == 0) {
      throw new FormatException(file, 1, "a header but no rows; expected one row an event");
    }
    refuse(
        withoutCase,
        "no journey identifier in column \"" + columns.names().get(caseField) + "\"",
        "see --case");
    if (timeField >= 0) {
      refuse(
          unreadable,
          "time \""
              + unreadable.firstText
              + "\" in column \""
              + columns.names().get(timeField)
              + "\" is not of the form "
              + times.format(),
          "give --time-format");
    }
    report(
        withoutCase, "missingCase", Severity.ERROR, "rows without a journey identifier; left out");
    report(
        withoutActivity,
        "missingActivity",
        Severity.WARNING,
        "events without an activity name; they are called (unnamed)");
    report(
        unreadable,
        "unreadableTimes",
        Severity.WARNING,
        "times that are not of the form " + times.format() + "; the events have no time");
    report(
        unreadableStart,
        "unreadableStartTimes",
        Severity.WARNING,
        "start times that are not of the form " + startTimes.format() + "; left out");
    times.findings().forEach(log::quality);
    startTimes.findings().forEach(log::quality);
    for (LogColumn meaning : LogColumn.values()) {
      int index = columns.index(meaning);
      if (meaning.role() != null && index >= 0) {
        log.role(meaning.role(), columns.names().get(index));
      }
    }
  }

  private void refuse(Count fault, String found, String advice) throws FormatException {
    if (fault.count * ONE_IN > rows) {
      throw new FormatException(
          file,
          fault.firstLine,
          found
              + (fault.count > 1 ? ", and so in " + fault.count + " of " + rows + " rows" : "")
              + "; "
              + advice);
    }
  }

  private void report(Count fault, String code, Severity severity, String message) {
    if (fault.count > 0) {
      log.quality(new QualityFinding(code, severity, fault.count, message, fault.examples));
    }
  }
}
