package org.desirepath.io.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.io.FormatException;
import org.desirepath.io.LogColumn;
import org.desirepath.io.LogOptions;
import org.desirepath.io.ReadReport.Choice;
import org.jspecify.annotations.Nullable;

/**
 * A table of whole paths, {@code a > b > c}, each with the number of journeys that took it; or, as
 * marketing attribution has them, with the number that converted ({@code total_conversions}) and
 * that did not ({@code total_null}). Each journey is added by itself, without times.
 */
final class WeightedPaths {
  private static final Set<String> PATHS =
      Set.of("path", "paths", "trace", "variant", "sequence", "journey", "pad", "reis");
  private static final Set<String> COUNTS =
      Set.of("count", "frequency", "freq", "weight", "n", "cases", "journeys", "total", "aantal");
  private static final String CONVERTED = "total_conversions";
  private static final String LOST = "total_null";
  private static final int MOST_EVENTS = 100_000_000;

  private final int path;
  private final int count;
  private final int lost;
  private final List<Choice> choices = new ArrayList<>();

  private WeightedPaths(List<String> names, int path, int count, int lost) {
    this.path = path;
    this.count = count;
    this.lost = lost;
    choices.add(new Choice("path", names.get(path), "its values are a > b > c"));
    choices.add(
        count < 0
            ? new Choice("count", "1", "no column of counts; each row is one journey")
            : new Choice("count", names.get(count), "a usual name"));
    if (lost >= 0) {
      choices.add(new Choice("not converted", names.get(lost), "counts journeys without success"));
    }
  }

  /** The shape, or null if the rows are not paths. */
  static @Nullable WeightedPaths of(List<List<String>> rows, LogOptions options) {
    if (rows.size() < 2
        || options.column(LogColumn.CASE) != null
        || options.column(LogColumn.ACTIVITY) != null) {
      return null;
    }
    List<String> names = rows.get(0).stream().map(n -> n.strip().toLowerCase(Locale.ROOT)).toList();
    int path = -1;
    for (int i = 0; i < names.size(); i++) {
      int column = i;
      long paths =
          rows.stream()
              .skip(1)
              .filter(r -> column < r.size() && r.get(column).contains(" > "))
              .count();
      path = path < 0 && PATHS.contains(names.get(i)) && paths * 2 >= rows.size() - 1 ? i : path;
    }
    if (path < 0) {
      return null;
    }
    int converted = names.indexOf(CONVERTED);
    int lost = converted < 0 ? -1 : names.indexOf(LOST);
    int count = converted;
    for (int i = 0; count < 0 && i < names.size(); i++) {
      count = COUNTS.contains(names.get(i)) ? i : -1;
    }
    return new WeightedPaths(rows.get(0), path, count, lost);
  }

  List<Choice> choices() {
    return choices;
  }

  void add(RecordBuffer record, String file, EventLogBuilder log) throws FormatException {
    if (record.size() <= Math.max(path, Math.max(count, lost))) {
      throw new FormatException(file, record.line(), record.size() + " fields are too few");
    }
    List<String> steps = new ArrayList<>();
    for (String step : record.field(path).split(" > ", -1)) {
      steps.add(step.strip());
    }
    int number = count < 0 ? 1 : number(record, count, file);
    int without = lost < 0 ? 0 : number(record, lost, file);
    if (((long) number + without) * steps.size() + log.eventCount() > MOST_EVENTS) {
      throw new FormatException(
          file, record.line(), "the counts make more than " + MOST_EVENTS + " events");
    }
    for (int i = 0; i < number + without; i++) {
      int trace = log.newTrace("line " + record.line() + " #" + (i + 1));
      if (lost >= 0) {
        log.traceColumn("converted").setBoolean(trace, i < number);
      }
      for (String step : steps) {
        log.addEvent(trace, step, EventLog.NO_TIME);
      }
    }
  }

  private static int number(RecordBuffer record, int field, String file) throws FormatException {
    String text = record.field(field).strip();
    if (!text.matches("\\d{1,9}")) {
      throw new FormatException(
          file, record.line(), "the count \"" + text + "\" is not a whole number");
    }
    return Integer.parseInt(text);
  }
}
