package org.desirepath.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.desirepath.comparison.Provenance;
import org.desirepath.eventlog.privacy.SmallCells;
import org.desirepath.io.LogFiles;
import org.desirepath.report.InspectionReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a log holds, and how it was understood. */
@Command(
    name = "inspect",
    description = {
      "Says what event logs hold: counts, time range, attributes, variants, data quality,",
      "and how their columns were understood; no model needed."
    },
    footer = {"", "Example:", "  desirepath inspect event-logs/home-insurance.csv"})
final class InspectCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin LogArguments logs = new LogArguments();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Write the column mapping as understood to this *.mapping.yaml, to be edited.")
  @Nullable Path out;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description =
          "Write the result as JSON too; - means stdout, and then nothing else goes there.")
  @Nullable String json;

  @Option(
      names = "--k",
      paramLabel = "N",
      description =
          "Fewest journeys that must share what is listed, once anything is hidden or coarsened;"
              + " default ${DEFAULT-VALUE}.")
  int k = 5;

  @Option(names = "--quiet", description = "No progress and no summary.")
  boolean quiet;

  @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
  boolean help;

  InspectCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    if (k < 1) {
      throw new UsageException("--k " + k + ": expected 1 or more");
    }
    LogFiles.Result read;
    try (Stages stages = new Stages(terminal, quiet, "inspect", 2)) {
      stages.accept("reading the log");
      read = logs.read(k);
    }
    TreeMap<String, List<String>> parameters = new TreeMap<>();
    logs.describe(parameters);
    InspectionReport report =
        new InspectionReport(
            read,
            new Provenance(
                Version.number(),
                "inspect",
                1,
                parameters,
                read.inputs().stream().map(ComparisonRun::input).toList()),
            new SmallCells(k, logs.reading.isPrivacyAsked()));
    if (out != null) {
      JsonOutput.writeWhole(out, report.mapping(logs.reading.options().zone()));
    }
    if (!quiet && !"-".equals(json)) {
      report.lines().forEach(terminal::println);
    }
    if (json != null) {
      StringBuilder document = new StringBuilder();
      report.writeJson(document);
      JsonOutput.write(document.toString(), json, terminal);
    }
    return Main.DONE;
  }
}
