package org.desirepath.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.desirepath.eventlog.EventLog;
import org.desirepath.io.FormatException;
import org.desirepath.io.LogFiles;
import org.desirepath.io.LogOptions;
import org.desirepath.report.BlueprintTemplate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A blueprint to begin with. */
@Command(
    name = "init",
    description = {
      "Writes a commented blueprint to edit. With --log its steps are the touchpoints that"
          + " journeys",
      "have in common on their way to the goal, to be put into phases; a goal that is not given is",
      "guessed, and the file says on what grounds. A file that is there is not replaced."
    },
    footer = {
      "",
      "Example:",
      "  desirepath init /tmp/mine.journey.yaml --log event-logs/home-insurance.csv"
    })
final class InitCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "FILE", description = "The *.journey.yaml to write.")
  Path file = Path.of("");

  @Option(
      names = "--log",
      paramLabel = "LOG",
      description = "Event log, XES or CSV, that names the touchpoints; repeatable.")
  List<Path> logs = List.of();

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "Mapping file (*.mapping.yaml) that names columns and CSV form of the log.")
  @Nullable Path mapping;

  @Option(
      names = "--success",
      paramLabel = "NAME",
      description = "The event of --log that is the goal; guessed when not given.")
  @Nullable String success;

  @Option(names = "--quiet", description = "No summary.")
  boolean quiet;

  @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
  boolean help;

  InitCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    String name = String.valueOf(file.getFileName());
    if (!name.toLowerCase(Locale.ROOT).endsWith(".journey.yaml")) {
      throw new UsageException(file + ": expected a name that ends in .journey.yaml");
    }
    if (Files.exists(file)) {
      throw new UsageException(file + ": the file is there; give another name, or remove it");
    }
    if (mapping != null && logs.isEmpty()) {
      throw new UsageException("--mapping goes with --log; give one");
    }
    if (success != null && logs.isEmpty()) {
      throw new UsageException("--success goes with --log; give one");
    }
    JsonOutput.writeWhole(
        file, (logs.isEmpty() ? BlueprintTemplate.example() : ofLog()).text(name));
    if (!quiet) {
      terminal.println("written to " + file + "; edit it, then: desirepath check " + file);
    }
    return Main.DONE;
  }

  private BlueprintTemplate ofLog() throws IOException {
    LogOptions options = LogOptions.detected();
    options = mapping == null ? options : options.over(LogOptions.readMapping(mapping));
    EventLog log = LogFiles.read(logs, options).log();
    if (log.eventCount() == 0) {
      throw new FormatException(log.name(), 0, "no journey with an event, expected one");
    }
    if (success != null && !log.activities().contains(success)) {
      throw new UsageException(
          "--success: no event of " + log.name() + " is called '" + success + "'; see inspect");
    }
    return BlueprintTemplate.of(log, success);
  }
}
