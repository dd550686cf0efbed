package org.desirepath.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "Mapping file of a log that is read.")
  @Nullable Path mapping;

  @Option(
      names = "--object-type",
      paramLabel = "TYPE",
      description = "Objects whose journeys an object-centric log (OCEL) is flattened to.")
  @Nullable String objectType;

  @Option(names = "--sheet", paramLabel = "NAME", description = "Sheet of a workbook (.xlsx).")
  @Nullable String sheet;

  @Mixin CaseArguments cases = new CaseArguments();

  @Mixin FilterArguments filters = new FilterArguments();

  @Mixin PrivacyArguments privacy = new PrivacyArguments();

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
    if (cases.notion != null) {
      throw new UsageException("--case-notion is for logs, not models");
    }
    if (mapping != null || objectType != null || sheet != null) {
      throw new UsageException("--mapping, --object-type and --sheet are for logs, not models");
    }
    if (!filters.isEmpty()) {
      throw new UsageException("--filter is for logs, not models");
    }
    if (privacy.privacy(ZoneOffset.UTC).isAsked()) {
      throw new UsageException(
          "--pseudonymize, --suppress and --coarsen-times are for logs, not models");
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

  private LogOptions logOptions() throws IOException {
    LogOptions options = mapping == null ? LogOptions.detected() : LogOptions.readMapping(mapping);
    options = objectType == null ? options : options.withObjectType(objectType);
    return sheet == null ? options : options.withSheet(sheet);
  }

  private static void requireUse(
      LogFiles.Result read, String format, String option, @Nullable String value) {
    if (value != null && read.reports().stream().noneMatch(r -> r.format().equals(format))) {
      throw new UsageException(option + " \"" + value + "\": only for " + format);
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
    cases.check();
    LogOptions options = logOptions();
    ZoneId zone = options.zone() == null ? ZoneOffset.UTC : options.zone();
    filters.check(zone, privacy);
    LogFiles.Result files = LogFiles.read(List.of(in), options, privacy.privacy(zone));
    LogFiles.Result read = files.withLog(filters.apply(cases.apply(files.log()), zone, privacy));
    requireUse(read, "OCEL", "--object-type", objectType);
    requireUse(read, "XLSX", "--sheet", sheet);
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
      privacy.warnings(read.log()).forEach(terminal::warn);
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
