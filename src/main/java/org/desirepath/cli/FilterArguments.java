package org.desirepath.cli;

import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedMap;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.filter.Attribute;
import org.desirepath.eventlog.filter.LogFilter;
import org.desirepath.io.FilterExpression;
import org.desirepath.io.FormatException;
import picocli.CommandLine.Option;

/** The part of a log that a command uses. */
final class FilterArguments {
  @Option(
      names = "--filter",
      paramLabel = "EXPRESSION",
      description = {
        "Use a part of the log; repeatable, applied in order. One of: time"
            + " contained|intersecting|started|ended|trimmed FROM..TO; journeys ATTRIBUTE = A, B"
            + " (also != < <= > >= present missing); events ATTRIBUTE = A; only A, B; without A, B;"
            + " has all|any|none A, B; starts with A; ends with A; variants top 80%%|top 20|at"
            + " least 5; duration 2d..30d; length 3..20; follows [not] directly|eventually A > B"
            + " [within 2d]; sample 1000 [seed 7]."
      })
  List<String> filters = List.of();

  /** A wrong filter is not worth reading a log for. */
  void check(ZoneId zone, PrivacyArguments privacy) {
    for (String text : filters) {
      parsed(text, zone, privacy);
    }
  }

  /**
   * The part of a log that the filters leave.
   *
   * @throws FormatException if that is nothing
   */
  EventLog apply(EventLog log, ZoneId zone, PrivacyArguments privacy) throws IOException {
    EventLog left = log;
    for (String text : filters) {
      left = applied(parsed(text, zone, privacy), text, left);
      if (left.traceCount() == 0 && log.traceCount() > 0) {
        throw new FormatException(
            log.name(),
            0,
            "the filter \"" + text + "\" leaves no journey of " + log.traceCount() + "; widen it");
      }
    }
    return left;
  }

  /** When what the filters leave was recorded. */
  long asOfMillis(long asOfMillis, ZoneId zone, PrivacyArguments privacy) {
    long result = asOfMillis;
    for (String text : filters) {
      result = parsed(text, zone, privacy).asOfMillis(result);
    }
    return result;
  }

  private static EventLog applied(LogFilter filter, String text, EventLog log) throws IOException {
    try {
      return filter.apply(log);
    } catch (IllegalArgumentException e) {
      throw new FormatException(
          log.name(), 0, e.getMessage() + "; asked by --filter \"" + text + "\"");
    }
  }

  private static LogFilter parsed(String text, ZoneId zone, PrivacyArguments privacy) {
    try {
      LogFilter filter = FilterExpression.parse(text, zone);
      if (filter instanceof Attribute attribute) {
        privacy.refuseFilter(attribute.key());
      }
      return filter;
    } catch (IllegalArgumentException e) {
      throw new UsageException("--filter \"" + text + "\": " + e.getMessage());
    }
  }

  /** What was said, for the provenance of a result. */
  void describe(SortedMap<String, List<String>> parameters) {
    if (!filters.isEmpty()) {
      parameters.put("filter", filters);
    }
  }

  boolean isEmpty() {
    return filters.isEmpty();
  }
}
