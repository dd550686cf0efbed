package org.desirepath.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.Variant;
import org.desirepath.io.FormatException;
import org.desirepath.io.LogFiles;
import org.desirepath.io.LogOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A blueprint to begin with. */
@Command(
    name = "init",
    description = {
      "Writes a commented blueprint to edit. With --log its steps are the touchpoints of the most",
      "frequent journey, to be put into phases. A file that is there is not replaced."
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

  @Option(names = "--quiet", description = "No summary.")
  boolean quiet;

  @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
  boolean help;

  InitCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** What a log or the example says. */
  private record Content(String journey, List<String> steps, String comment) {}

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
    Content content =
        logs.isEmpty()
            ? new Content("My journey", List.of("Visit website", "Ask for offer", "Sign"), "")
            : ofLog();
    JsonOutput.writeWhole(file, text(content, name));
    if (!quiet) {
      terminal.println("written to " + file + "; edit it, then: desirepath check " + file);
    }
    return Main.DONE;
  }

  private Content ofLog() throws IOException {
    LogOptions options = LogOptions.detected();
    options = mapping == null ? options : options.over(LogOptions.readMapping(mapping));
    EventLog log = LogFiles.read(logs, options).log();
    List<String> steps = new ArrayList<>();
    long journeys = 0;
    for (Variant variant : log.variants()) {
      List<String> distinct = variant.activities().stream().distinct().toList();
      if (variant.traceCount() > journeys && !distinct.isEmpty()) {
        journeys = variant.traceCount();
        steps = new ArrayList<>(distinct);
      }
    }
    if (steps.isEmpty()) {
      throw new FormatException(log.name(), 0, "no journey with an event, expected one");
    }
    List<String> others = new ArrayList<>(log.activities());
    others.removeAll(steps);
    others.sort(null);
    String comment =
        String.format(
            Locale.ROOT,
            "  # the touchpoints of the most frequent journey, of %,d among %,d%n",
            journeys,
            log.traceCount());
    StringBuilder text = new StringBuilder(comment.replace("\r", ""));
    if (!others.isEmpty()) {
      text.append("  # event names that are in no step yet:\n");
      others.forEach(other -> text.append("  #   ").append(quoted(other)).append('\n'));
    }
    return new Content(log.name(), steps, text.toString());
  }

  private static String text(Content content, String file) throws IOException {
    StringBuilder phases = new StringBuilder(content.comment);
    phases.append("  - phase: ").append(phase(content)).append("\n    steps:");
    for (String step : content.steps) {
      phases.append("\n      - ").append(quoted(step));
    }
    String last = content.steps.get(content.steps.size() - 1);
    return template()
        .replace("${FILE}", file.replaceAll("\\p{Cntrl}", " "))
        .replace("${JOURNEY}", quoted(content.journey))
        .replace("${SUCCESS}", "[" + quoted(last) + "]")
        .replace("${PHASES}", phases);
  }

  private static String phase(Content content) {
    return content.comment.isEmpty() ? "Orient" : "Journey";
  }

  /** One line in quotes, so that no name is taken for anything else. */
  private static String quoted(String name) {
    return "'" + name.replaceAll("\\p{Cntrl}+", " ").replace("'", "''") + "'";
  }

  private static String template() throws IOException {
    try (InputStream input = InitCommand.class.getResourceAsStream("template.journey.yaml")) {
      if (input == null) {
        throw new IllegalStateException("the template is part of the program");
      }
      return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
