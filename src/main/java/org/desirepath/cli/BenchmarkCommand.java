package org.desirepath.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.desirepath.comparison.ModelScore;
import org.desirepath.conformance.ConformanceSummary;
import org.desirepath.discovery.DiscoveryAlgorithm;
import org.desirepath.eventlog.EventLog;
import org.desirepath.io.LogFiles;
import org.desirepath.io.LogOptions;
import org.desirepath.io.ModelFiles;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.ProcessModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Logs x algorithms x measures, one table. */
@Command(
    name = "benchmark",
    description = {
      "Discovers a model in each log with each algorithm and measures it: one table.",
      "CPU seconds are of the discovery alone, the lowest of three runs."
    },
    footer = {
      "",
      "Example:",
      "  desirepath benchmark event-logs/home-insurance.csv --algorithm inductive --algorithm dfm"
    })
final class BenchmarkCommand implements Callable<Integer> {
  private static final int RUNS = 3;
  private static final List<String> HEAD =
      List.of(
          "log",
          "algorithm",
          "fitness",
          "precision",
          "F",
          "generalisation",
          "size",
          "CFC",
          "sound",
          "CPU s",
          "remark");

  private static final String NONE = "–";

  private final Terminal terminal;

  @Parameters(arity = "1..*", paramLabel = "LOG", description = "Event logs, each one by itself.")
  List<Path> logs = List.of();

  @Option(
      names = "--algorithm",
      paramLabel = "NAME[=SHARE]",
      description =
          "Repeatable: dfg, dfm, inductive, imd, split, heuristics, powl; default: all. SHARE is"
              + " the noise of inductive, imd and powl, the least fitting share of dfm and the"
              + " least dependency of heuristics.")
  List<String> algorithms = List.of();

  @Option(
      names = "--nets",
      paramLabel = "DIR",
      description = "Measure the nets LOG.NAME.pnml of this folder too, such as other tools' ones.")
  @Nullable Path nets;

  @Mixin AnalysisArguments analysis = new AnalysisArguments();

  @Mixin ThreadArguments threads = new ThreadArguments();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Write the table to this file, as Markdown.")
  @Nullable Path out;

  @Option(names = "--quiet", description = "No progress and no table on stdout.")
  boolean quiet;

  @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
  boolean help;

  BenchmarkCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** An algorithm under the name it has in the table. */
  private record Entry(String name, DiscoveryAlgorithm<?> algorithm) {}

  @Override
  public Integer call() throws Exception {
    List<Entry> entries = entries();
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    LogOptions options = LogOptions.detected().withThreads(threads.checked());
    try (Stages stages = new Stages(terminal, quiet, "benchmark", logs.size() * entries.size())) {
      for (Path path : logs) {
        EventLog log = LogFiles.read(List.of(path), options).log();
        for (Entry entry : entries) {
          stages.accept(log.name() + " " + entry.name());
          rows.add(row(log, entry));
        }
        rows.addAll(rowsOfNets(log, String.valueOf(path.getFileName())));
      }
    }
    List<String> lines = table(rows);
    if (!quiet) {
      lines.forEach(terminal::println);
    }
    if (out != null) {
      JsonOutput.writeWhole(out, String.join("\n", lines) + "\n");
    }
    return Main.DONE;
  }

  private List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    if (algorithms.isEmpty()) {
      for (Miner miner : Miner.values()) {
        entries.add(new Entry(miner.typed(), miner.algorithm(new MinerArguments())));
      }
    }
    for (String said : algorithms) {
      entries.add(new Entry(said, Miner.parsed("--algorithm", said)));
    }
    return entries;
  }

  private List<String> row(EventLog log, Entry entry) {
    ProcessModel model = entry.algorithm().discover(log);
    long nanos = Long.MAX_VALUE;
    for (int run = 0; run < RUNS; run++) {
      long start = cpuNanos();
      model = entry.algorithm().discover(log);
      nanos = Math.min(nanos, cpuNanos() - start);
    }
    return row(
        log,
        entry.name(),
        model.toPetriNet(),
        ModelScore.generalization(log, entry.algorithm(), analysis.checker(threads)),
        String.format(Locale.ROOT, "%.3f", nanos / 1e9));
  }

  private List<String> row(
      EventLog log,
      String name,
      AcceptingPetriNet net,
      OptionalDouble generalization,
      String seconds) {
    ModelScore score = ModelScore.of(log, net, analysis.checker(threads));
    ConformanceSummary summary = score.alignments();
    String least = summary == null || summary.isOptimal() ? "" : "≥ ";
    return List.of(
        log.name(),
        name,
        summary == null ? NONE : least + shown(summary.fitness()),
        shown(score.precision()),
        shown(score.fScore()),
        shown(generalization),
        Integer.toString(score.simplicity().size()),
        Integer.toString(score.simplicity().controlFlowComplexity()),
        score.soundness() == null ? "?" : score.soundness().isSound() ? "yes" : "no",
        seconds,
        remark(score));
  }

  /** Nets of other tools, named after the log: {@code LOG.NAME.pnml}, sorted by name. */
  private List<List<String>> rowsOfNets(EventLog log, String file) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    if (nets == null) {
      return rows;
    }
    String stem = file.replaceFirst("\\.xes(\\.gz)?$|\\.csv(\\.gz)?$", "") + ".";
    List<Path> files;
    try (Stream<Path> all = Files.list(nets)) {
      files =
          all.filter(f -> String.valueOf(f.getFileName()).startsWith(stem))
              .filter(f -> f.toString().endsWith(".pnml"))
              .sorted()
              .toList();
    }
    for (Path net : files) {
      String name = String.valueOf(net.getFileName());
      rows.add(
          row(
              log,
              name.substring(stem.length(), name.length() - ".pnml".length()),
              ModelFiles.read(net, null).model().net(),
              OptionalDouble.empty(),
              NONE));
    }
    return rows;
  }

  private static String remark(ModelScore score) {
    if (!score.reason().isEmpty()) {
      return score.reason();
    }
    return score.soundness() == null || score.soundness().isSound()
        ? ""
        : score.soundness().violations().get(0).kind().name().toLowerCase(Locale.ROOT);
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static String shown(OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%.4f", value.getAsDouble()) : NONE;
  }

  private static List<String> table(List<List<String>> rows) {
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      lines.add(
          "| "
              + String.join(" | ", row.stream().map(cell -> cell.replace("|", "\\|")).toList())
              + " |");
    }
    lines.add(1, "|---|---|---:|---:|---:|---:|---:|---:|---|---:|---|");
    return lines;
  }
}
