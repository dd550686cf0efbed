package org.desirepath.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.desirepath.eventlog.QualityFinding;
import org.desirepath.io.LogFiles;
import org.desirepath.io.LogOptions;
import org.desirepath.io.ModelFiles;
import org.desirepath.io.ModelWriting;
import org.desirepath.io.sources.SourcesFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A log or a model from one format to another. */
@Command(
    name = "convert",
    description = {
      "Writes a model or a log in another format; the endings of the files decide.",
      "Models: .journey.yaml, .csv (classified list), .bpmn, .pnml, .ptml; logs: .csv, .xes, each",
      "with .gz, and .parquet, from any log that can be read or several (*.sources.yaml). What the"
          + " other format can't hold is an error or told."
    },
    footer = {
      "",
      "Example:",
      "  desirepath convert models/home-insurance.journey.yaml /tmp/home-insurance.bpmn --facts-out"
          + " /tmp/facts.journey.yaml"
    })
final class ConvertCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "IN", description = "The file to read.")
  Path in = Path.of("");

  @Parameters(index = "1", paramLabel = "OUT", description = "The file to write.")
  Path out = Path.of("");

  @Option(
      names = "--as",
      paramLabel = "KIND",
      description = "log or model: what the files are, where both end in .csv.")
  @Nullable String as;

  @Option(
      names = "--facts",
      paramLabel = "FILE",
      description = "Outcome and touchpoint facts for a BPMN, PNML or PTML model that is read.")
  @Nullable Path facts;

  @Option(
      names = "--facts-out",
      paramLabel = "FILE",
      description = "Where outcome, rules and touchpoint facts go: a blueprint without phases.")
  @Nullable Path factsOut;

  @Mixin ReadingArguments reading = new ReadingArguments();

  @Option(names = "--quiet", description = "No summary.")
  boolean quiet;

  @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
  boolean help;

  ConvertCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    if (Files.isDirectory(out)) {
      throw new UsageException(out + ": expected a file to write, found a folder");
    }
    if (isModel()) {
      model();
    } else {
      log();
    }
    return Main.DONE;
  }

  private boolean isModel() {
    if (as != null && !as.equals("log") && !as.equals("model")) {
      throw new UsageException("--as " + as + ": expected log or model");
    }
    if (as != null) {
      return as.equals("model");
    }
    if (SourcesFile.isOne(in)) {
      return false;
    }
    boolean model = isOnlyModel(in) || isOnlyModel(out);
    if (model || isOnlyLog(in) || isOnlyLog(out)) {
      return model;
    }
    throw new UsageException(
        "convert " + in + " " + out + ": both may be a log or a model; say --as log or --as model");
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
  }

  private static boolean isOnlyModel(Path file) {
    return name(file).matches(".*\\.(ya?ml|bpmn|pnml|ptml|xml)");
  }

  private static boolean isOnlyLog(Path file) {
    return name(file).matches(".*\\.(xes|gz|zip|parquet|xlsx|jsonocel|xmlocel|sqlite)");
  }

  private void model() throws IOException {
    SortedMap<String, List<String>> forLogs = new TreeMap<>();
    reading.describe(forLogs);
    if (reading.threads.threads != null) {
      forLogs.put("threads", List.of());
    }
    if (!forLogs.isEmpty()) {
      String first = forLogs.firstKey().replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
      throw new UsageException("--" + first + " is for logs, not models; leave it out");
    }
    Optional<String> ending = ModelWriting.ending(name(out));
    if (ending.isEmpty()) {
      throw new UsageException(
          out
              + ": expected a name for a model that ends in "
              + String.join(" ", ModelWriting.ENDINGS));
    }
    ModelFiles.Result read = ModelFiles.read(in, facts);
    ModelWriting writing =
        new ModelWriting(read.model(), read.flow(), String.valueOf(in.getFileName()));
    byte[] bytes = writing.bytes(ending.get());
    byte[] factBytes = factsOut == null ? new byte[0] : writing.facts();
    JsonOutput.writeWhole(out, bytes);
    if (factsOut != null) {
      JsonOutput.writeWhole(factsOut, factBytes);
    }
    if (!quiet) {
      read.model().notes().forEach(note -> terminal.warn("note on the model: " + note));
      List<String> lost = writing.lost(ending.get(), factsOut != null);
      lost.forEach(what -> terminal.warn("not in " + out.getFileName() + ": " + what));
      terminal.println("written to " + out);
    }
  }

  private void log() throws IOException {
    if (facts != null || factsOut != null) {
      throw new UsageException("--facts and --facts-out are for models, and this is a log");
    }
    if (!name(out).matches(".*\\.((csv|xes)(\\.gz)?|parquet)")) {
      throw new UsageException(
          out + ": expected a name for a log that ends in .csv .xes .csv.gz .xes.gz .parquet");
    }
    LogFiles.Result files = reading.readWhole(List.of(in), LogOptions.Files.JOINED);
    LogFiles.Result read = files.withLog(reading.filtered(files.log()));
    Path folder = out.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    LogFiles.write(read.log(), out);
    if (!quiet) {
      for (QualityFinding finding : read.log().quality()) {
        if (finding.severity() != QualityFinding.Severity.INFO) {
          terminal.warn(
              String.format(
                  Locale.ROOT,
                  "data quality, %s: %,d %s",
                  finding.code(),
                  finding.count(),
                  finding.message()));
        }
      }
      reading.privacy.warnings(read.log()).forEach(terminal::warn);
      terminal.println(
          String.format(
              Locale.ROOT,
              "%,d journeys, %,d events written to %s",
              read.log().traceCount(),
              read.log().eventCount(),
              out));
    }
  }
}
