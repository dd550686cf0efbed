package org.desirepath.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import org.desirepath.comparison.LeftTruncation;
import org.desirepath.conformance.OptimalAlignments;
import org.desirepath.io.DurationText;
import org.desirepath.io.LogFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a log is held against a model. */
final class AnalysisArguments {
  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      description = "When the data was extracted; default: the latest event. A date means its end.")
  @Nullable String asOf;

  @Option(
      names = "--truncated-before",
      paramLabel = "TIME",
      description =
          "Journeys whose first event is before this and no designed first touchpoint began before"
              + " the record: what they had earlier is unknown, not missing. A date means its"
              + " start. Default: none.")
  @Nullable String truncatedBefore;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      description =
          "Time for all alignments, such as 60s; what is not optimal by then gets a certified"
              + " interval.")
  @Nullable String budget;

  @Option(
      names = "--max-states",
      paramLabel = "N",
      description =
          "Most states of the search for one variant; what is not optimal by then gets a certified"
              + " interval, the same on any machine. Default ${DEFAULT-VALUE}, fewer if the heap is"
              + " too small for them.")
  int maxStates = OptimalAlignments.STANDARD.maxStates();

  /** What aligns, within the time and the states given. */
  OptimalAlignments checker(ThreadArguments threads) {
    if (maxStates < 1) {
      throw new UsageException("--max-states " + maxStates + ": expected 1 or more");
    }
    return OptimalAlignments.STANDARD
        .withThreads(threads.checked())
        .withMaxStates(maxStates)
        .withBudgetMillis(budgetMillis());
  }

  private long budgetMillis() {
    if (budget == null) {
      return 0;
    }
    try {
      long millis = DurationText.millis(budget);
      if (millis > 0) {
        return millis;
      }
    } catch (IllegalArgumentException e) {
      throw new UsageException("--budget \"" + budget + "\": " + e.getMessage());
    }
    throw new UsageException("--budget \"" + budget + "\": expected more than no time");
  }

  /** What the user says, if anything. */
  OptionalLong asOfMillis(ZoneId zone) {
    if (asOf == null) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(LogFiles.asOfMillis(asOf, zone));
    } catch (IllegalArgumentException e) {
      throw new UsageException("--" + e.getMessage());
    }
  }

  /** Which journeys have no beginning. */
  LeftTruncation truncation(ZoneId zone) {
    if (truncatedBefore == null) {
      return LeftTruncation.NONE;
    }
    try {
      String text = truncatedBefore.strip();
      return new LeftTruncation(
          text.length() == 10
              ? LocalDate.parse(text).atStartOfDay(zone).toInstant().toEpochMilli()
              : LogFiles.asOfMillis(text, zone));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new UsageException(
          "--truncated-before: expected a date or time as 2025-03-31 or 2025-03-31T12:00Z, got \""
              + truncatedBefore
              + "\"");
    }
  }

  void describe(SortedMap<String, List<String>> parameters) {
    if (truncatedBefore != null) {
      parameters.put("truncatedBefore", List.of(truncatedBefore));
    }
    if (asOf != null) {
      parameters.put("asOf", List.of(asOf));
    }
    if (budget != null) {
      parameters.put("budget", List.of(budget));
    }
    if (maxStates != OptimalAlignments.STANDARD.maxStates()) {
      parameters.put("maxStates", List.of(Integer.toString(maxStates)));
    }
  }
}
