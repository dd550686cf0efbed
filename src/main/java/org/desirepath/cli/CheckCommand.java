package org.desirepath.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.desirepath.comparison.LabelMatching;
import org.desirepath.comparison.Provenance;
import org.desirepath.io.LogFiles;
import org.desirepath.io.LogOptions;
import org.desirepath.io.ModelFiles;
import org.desirepath.io.Synonyms;
import org.desirepath.model.ModelCheck;
import org.desirepath.model.ReachabilityGraph;
import org.desirepath.report.CheckReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Validates a model, and its names beside those of a log. */
@Command(
    name = "check",
    description = {
      "Checks a model: safe, bounded, sound, easy sound, what can never happen; with logs also"
          + " which",
      "names only one of the two has, and what they may mean (-o writes that as a mapping file).",
      "Exits with 3 if no run of the model can end."
    },
    footer = {
      "",
      "Example:",
      "  desirepath check models/home-insurance.journey.yaml event-logs/home-insurance.csv"
    })
final class CheckCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "MODEL", description = "The designed journey.")
  Path model = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "LOG",
      description = "Event logs, XES or CSV, plain or gzipped; several are read as one.")
  List<Path> logs = List.of();

  @Option(
      names = "--facts",
      paramLabel = "FILE",
      description = "Outcome and touchpoint facts for a BPMN, PNML or PTML model.")
  @Nullable Path facts;

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "Mapping file (*.mapping.yaml) that names columns, CSV form and labels.")
  @Nullable Path mapping;

  @Option(
      names = "--synonyms",
      paramLabel = "FILE",
      description =
          "Words that mean the same (YAML): synonyms: [[reject, decline], [pay, payment]].")
  @Nullable Path synonyms;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Write what the event names may mean to this *.mapping.yaml, to be edited.")
  @Nullable Path out;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description =
          "Write the result as JSON too; - means stdout, and then nothing else goes there.")
  @Nullable String json;

  @Option(names = "--quiet", description = "No progress and no summary.")
  boolean quiet;

  @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
  boolean help;

  CheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    if (logs.isEmpty() && (mapping != null || out != null || synonyms != null)) {
      throw new UsageException(
          "--mapping, --synonyms and --out go with a log; give one behind the model");
    }
    CheckReport report;
    try (Stages stages = new Stages(terminal, quiet, "check", logs.isEmpty() ? 2 : 3)) {
      report = report(stages);
    }
    if (out != null) {
      JsonOutput.writeWhole(out, report.mapping());
    }
    if (!quiet) {
      report.model().notes().forEach(note -> terminal.warn("note on the model: " + note));
      if (!"-".equals(json)) {
        report.lines().forEach(terminal::println);
        if (out != null) {
          terminal.println(
              "written to " + out + "; edit it, then give it to other commands as --mapping");
        }
      }
    }
    if (json != null) {
      StringBuilder document = new StringBuilder();
      report.writeJson(document);
      JsonOutput.write(document.toString(), json, terminal);
    }
    if (Boolean.FALSE.equals(report.check().easySound())) {
      terminal.warn(
          "desirepath: "
              + model.getFileName()
              + ": no run can end, so nothing can be compared with it; correct what is told above");
      return Main.INPUT;
    }
    return Main.DONE;
  }

  private CheckReport report(Stages stages) throws IOException {
    stages.accept("reading the model");
    ModelFiles.Result read = ModelFiles.read(model, facts);
    stages.accept("checking");
    ModelCheck check = ModelCheck.of(read.model().net(), ReachabilityGraph.DEFAULT_MAX_MARKINGS);
    List<Provenance.Input> inputs = new ArrayList<>();
    TreeMap<String, List<String>> said = new TreeMap<>();
    said.put("model", List.of(String.valueOf(model.getFileName())));
    LabelMatching labels = null;
    LogOptions options = LogOptions.detected();
    if (!logs.isEmpty()) {
      stages.accept("reading the log");
      options = mapping == null ? options : options.over(LogOptions.readMapping(mapping));
      LogFiles.Result log = LogFiles.read(logs, options);
      Synonyms words = synonyms == null ? Synonyms.NONE : Synonyms.read(synonyms);
      labels = LabelMatching.of(log.log(), log.labels(), read.model(), words);
      log.inputs().forEach(input -> inputs.add(ComparisonRun.input(input)));
    }
    read.inputs().forEach(input -> inputs.add(ComparisonRun.input(input)));
    said(said, "facts", facts);
    said(said, "mapping", mapping);
    said(said, "synonyms", synonyms);
    return new CheckReport(
        read.model(),
        check,
        labels,
        options.labels(),
        new Provenance(Version.number(), "check", 1, said, inputs));
  }

  private static void said(Map<String, List<String>> said, String name, @Nullable Path file) {
    if (file != null) {
      said.put(name, List.of(String.valueOf(file.getFileName())));
    }
  }
}
