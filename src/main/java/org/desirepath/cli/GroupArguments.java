package org.desirepath.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.desirepath.diagnostics.groups.GroupQuestions;
import org.desirepath.diagnostics.groups.PeriodSplit;
import org.desirepath.io.FormatException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which groups of journeys are to be held beside each other, beyond segments. */
final class GroupArguments {
  private static final int LONGEST_HOLIDAYS = 1_000_000;

  @Option(
      names = "--period",
      paramLabel = "PERIOD",
      description =
          "Compare periods on every finding: week, month, quarter, year, or first days such as"
              + " 2025-07-01,2025-10-01. A journey belongs to the period in which it begins.")
  @Nullable String period;

  @Option(
      names = "--experiment",
      paramLabel = "COLUMN=CONTROL",
      description =
          "Journeys were assigned by chance: the attribute that names the arm, and the control"
              + " arm.")
  @Nullable String experiment;

  @Option(
      names = "--allocation",
      paramLabel = "ARM=SHARE",
      description = "Designed share of an arm; repeatable; default: equal shares.")
  List<String> allocation = List.of();

  @Option(
      names = "--known-before",
      paramLabel = "COLUMN",
      description =
          "Attribute known before journeys were assigned, to check the balance of the arms;"
              + " repeatable.")
  List<String> knownBefore = List.of();

  @Option(
      names = "--treatment",
      paramLabel = "ARM=TOUCHPOINT",
      description =
          "A touchpoint that only this arm is to see, to check for contamination; repeatable.")
  List<String> treatments = List.of();

  @Option(
      names = "--change",
      paramLabel = "DATE",
      description =
          "Compare as long before and after this day on every finding, within weekdays and"
              + " holidays, and less the difference of the same days a year before.")
  @Nullable String change;

  @Option(
      names = "--holidays",
      paramLabel = "DATES|FILE",
      description =
          "Holidays for --change: days parted by commas, or a text file with one a line; none is"
              + " guessed.")
  @Nullable String holidays;

  @Option(
      names = "--drift",
      description = "Look for lasting changes and cycles of every finding over the weeks.")
  boolean drift;

  @Option(
      names = "--on-time",
      paramLabel = "SHARE",
      description =
          "Share of journeys that must keep a designed wait for its target to pass; default"
              + " ${DEFAULT-VALUE}.")
  double onTime = 1;

  /** What is asked; wrong usage is told before anything is read. */
  GroupQuestions questions() throws IOException {
    if (!(onTime > 0 && onTime <= 1)) {
      throw new UsageException("--on-time " + onTime + ": expected a share above 0, at most 1");
    }
    return new GroupQuestions(periods(), experiment(), change(), drift, onTime);
  }

  private @Nullable PeriodSplit periods() {
    try {
      return period == null ? null : PeriodSplit.parse(period);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--period: " + e.getMessage());
    }
  }

  private GroupQuestions.@Nullable Experiment experiment() {
    if (experiment == null) {
      requireNone("--allocation", allocation);
      requireNone("--known-before", knownBefore);
      requireNone("--treatment", treatments);
      return null;
    }
    Map.Entry<String, String> said = pair("--experiment", experiment, "COLUMN=CONTROL");
    SortedMap<String, Double> shares = new TreeMap<>();
    for (String text : allocation) {
      Map.Entry<String, String> share = pair("--allocation", text, "ARM=SHARE");
      double number = share(text, share.getValue());
      if (shares.put(share.getKey(), number) != null) {
        throw new UsageException("--allocation \"" + text + "\": the arm is there twice");
      }
    }
    SortedMap<String, List<String>> seen = new TreeMap<>();
    for (String text : treatments) {
      Map.Entry<String, String> treatment = pair("--treatment", text, "ARM=TOUCHPOINT");
      seen.computeIfAbsent(treatment.getKey(), arm -> new ArrayList<>()).add(treatment.getValue());
    }
    return new GroupQuestions.Experiment(said.getKey(), said.getValue(), shares, knownBefore, seen);
  }

  private static double share(String text, String number) {
    try {
      double share = Double.parseDouble(number);
      if (share > 0 && Double.isFinite(share)) {
        return share;
      }
    } catch (NumberFormatException e) {
      throw new UsageException("--allocation \"" + text + "\": expected ARM=SHARE, such as A=0.5");
    }
    throw new UsageException("--allocation \"" + text + "\": expected a share above 0");
  }

  private static void requireNone(String option, List<String> said) {
    if (!said.isEmpty()) {
      throw new UsageException(option + ": only with --experiment");
    }
  }

  private static Map.Entry<String, String> pair(String option, String text, String form) {
    int equals = text.indexOf('=');
    if (equals <= 0 || equals == text.length() - 1) {
      throw new UsageException(option + " \"" + text + "\": expected " + form);
    }
    return Map.entry(text.substring(0, equals).strip(), text.substring(equals + 1).strip());
  }

  private GroupQuestions.@Nullable Change change() throws IOException {
    if (change == null) {
      if (holidays != null) {
        throw new UsageException("--holidays: only with --change");
      }
      return null;
    }
    try {
      return new GroupQuestions.Change(LocalDate.parse(change.strip()), holidays());
    } catch (DateTimeParseException e) {
      throw new UsageException("--change \"" + change + "\": expected a day such as 2025-07-01");
    }
  }

  private SortedSet<LocalDate> holidays() throws IOException {
    SortedSet<LocalDate> days = new TreeSet<>();
    if (holidays == null) {
      return days;
    }
    boolean listed = holidays.matches("[0-9, -]+");
    String text = listed ? holidays.replace(',', '\n') : holidaysFile(Path.of(holidays));
    int line = 0;
    for (String day : text.split("\r?\n", -1)) {
      line++;
      String shown = day.strip();
      if (shown.isEmpty() || shown.startsWith("#")) {
        continue;
      }
      try {
        days.add(LocalDate.parse(shown));
      } catch (DateTimeParseException e) {
        String found = "expected a day such as 2025-12-25, found \"" + shown + "\"";
        if (listed) {
          throw new UsageException("--holidays: " + found);
        }
        throw new FormatException(holidays, line, found);
      }
    }
    return days;
  }

  private static String holidaysFile(Path file) throws IOException {
    if (Files.size(file) > LONGEST_HOLIDAYS) {
      throw new FormatException(file.toString(), 0, "expected one day a line, found over 1 MB");
    }
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  /** The columns that must be in the log, by the option that names them. */
  Map<String, List<String>> columns() {
    Map<String, List<String>> columns = new LinkedHashMap<>();
    if (experiment != null) {
      columns.put(
          "--experiment", List.of(pair("--experiment", experiment, "COLUMN=CONTROL").getKey()));
      columns.put("--known-before", knownBefore);
    }
    return columns;
  }

  void describe(SortedMap<String, List<String>> parameters) {
    put(parameters, "period", period);
    put(parameters, "experiment", experiment);
    put(parameters, "allocation", allocation);
    put(parameters, "knownBefore", knownBefore);
    put(parameters, "treatment", treatments);
    put(parameters, "change", change);
    put(
        parameters,
        "holidays",
        holidays == null ? null : String.valueOf(Path.of(holidays).getFileName()));
    put(parameters, "drift", drift ? "true" : null);
    put(parameters, "onTime", onTime == 1 ? null : Double.toString(onTime));
  }

  private static void put(
      SortedMap<String, List<String>> parameters, String name, @Nullable String value) {
    if (value != null) {
      parameters.put(name, List.of(value));
    }
  }

  private static void put(
      SortedMap<String, List<String>> parameters, String name, List<String> values) {
    if (!values.isEmpty()) {
      parameters.put(name, values);
    }
  }
}
