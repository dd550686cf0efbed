package org.desirepath.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.desirepath.comparison.calibration.Calibration;
import org.desirepath.comparison.calibration.CalibrationResult;
import org.desirepath.comparison.calibration.Row;
import org.desirepath.comparison.calibration.Scenario;
import org.desirepath.report.CalibrationJson;
import org.desirepath.report.CalibrationPage;
import org.desirepath.simulation.JourneySimulator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how far findings can be trusted, on simulated logs of which the truth is known. */
@Command(
    name = "calibrate",
    description = {
      "Simulates many logs with planted truths, diagnoses each, and measures error rates, coverage,"
          + " power,",
      "bias and recall beside those of usual methods. The full run takes some minutes."
    },
    footer = {
      "",
      "Example:",
      "  desirepath calibrate --logs 20 --scenario nothing-1000 --scenario censored --json -"
    })
final class CalibrateCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--logs",
      paramLabel = "N",
      description = "Logs of each scenario; default ${DEFAULT-VALUE}.")
  int logs = 200;

  @Option(
      names = "--journeys",
      paramLabel = "N",
      description = "Journeys of each log; default as the scenario says.")
  @Nullable Integer journeys;

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      description = "Only this one (repeatable); a wrong name lists all.")
  List<String> scenarios = new ArrayList<>();

  @Option(names = "--seed", paramLabel = "N", description = "Seed; default ${DEFAULT-VALUE}.")
  long seed = 1;

  @Mixin ThreadArguments threads = new ThreadArguments();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Write the tables as a page of Markdown.")
  @Nullable Path out;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the result as JSON; - for stdout.")
  @Nullable String json;

  @Option(names = "--quiet", description = "No progress, no summary.")
  boolean quiet;

  @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
  boolean help;

  CalibrateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Calibration calibration = calibration();
    CalibrationResult result;
    int all = calibration.scenarios().size() * logs;
    try (Stages stages = new Stages(terminal, quiet, "calibrate", all)) {
      result = calibration.run(stages);
    }
    if (out != null) {
      JsonOutput.writeWhole(out, CalibrationPage.of(result));
    }
    if (json != null) {
      JsonOutput.write(CalibrationJson.of(result), json, terminal);
    }
    if (!quiet && !"-".equals(json)) {
      print(result);
    }
    return Main.DONE;
  }

  private Calibration calibration() {
    if (logs < 2) {
      throw new UsageException("--logs " + logs + ": expected 2 or more");
    }
    if (journeys != null && (journeys < 1 || journeys > JourneySimulator.MOST)) {
      throw new UsageException(
          "--journeys " + journeys + ": expected 1 to " + JourneySimulator.MOST);
    }
    if (out != null && Files.isDirectory(out)) {
      throw new UsageException("--out " + out + ": expected a file to write, found a folder");
    }
    return new Calibration(
        chosen(),
        logs,
        journeys == null ? OptionalInt.empty() : OptionalInt.of(journeys),
        seed,
        threads.checked());
  }

  private List<Scenario> chosen() {
    List<Scenario> all = Scenario.standard();
    for (String name : scenarios) {
      if (all.stream().noneMatch(scenario -> scenario.name().equals(name))) {
        throw new UsageException(
            "--scenario "
                + name
                + ": expected one of "
                + String.join(", ", all.stream().map(Scenario::name).toList()));
      }
    }
    return scenarios.isEmpty()
        ? all
        : all.stream().filter(scenario -> scenarios.contains(scenario.name())).toList();
  }

  /** What has a target; the rest is in the page and the JSON. */
  private void print(CalibrationResult result) {
    for (Scenario scenario : result.scenarios()) {
      terminal.println(
          String.format(
              Locale.ROOT,
              "%s: %d logs of %,d journeys; %s",
              scenario.name(),
              result.logs(),
              scenario.journeys(),
              scenario.says()));
      for (Row row : result.rowsOf(scenario)) {
        if (row.isSummary()) {
          terminal.println(
              String.format(
                  Locale.ROOT,
                  "  %-21s %-34s %-22s %7.3f +- %.3f  %s",
                  row.measure().word(),
                  row.subject(),
                  row.method(),
                  row.value(),
                  row.error(),
                  row.target().word()));
        }
      }
    }
  }
}
