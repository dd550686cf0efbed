package org.desirepath.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.desirepath.comparison.Provenance;
import org.desirepath.conformance.rules.RuleDiscovery;
import org.desirepath.discovery.GraphAbstraction;
import org.desirepath.discovery.SmallPaths;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.privacy.SmallCells;
import org.desirepath.io.LogFiles;
import org.desirepath.io.ModelWriting;
import org.desirepath.io.WholeFile;
import org.desirepath.io.decl.DeclWriter;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.DirectlyFollowsGraph;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.ProcessModel;
import org.desirepath.report.DiscoveredModel;
import org.desirepath.report.DiscoveredRules;
import org.desirepath.visualization.FigureRenderer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds a model in a log. */
@Command(
    name = "discover",
    description = {
      "Finds a process model in event logs and writes it;",
      "the ending of the file decides how: " + DiscoverCommand.ENDINGS + ";",
      "rules (declare) go to .decl or .json."
    },
    footer = {
      "",
      "Example:",
      "  desirepath discover event-logs/home-insurance.csv --algorithm inductive -o"
          + " /tmp/found.pnml",
      "  desirepath discover event-logs/home-insurance.csv -o /tmp/first.journey.yaml"
    })
final class DiscoverCommand implements Callable<Integer> {
  static final String ENDINGS = ".bpmn .pnml .ptml .journey.yaml .svg .png .pdf .dot .json";

  private static final String DECLARE = "declare";
  private static final String BLUEPRINT = ".journey.yaml";
  private static final String RULE_ENDINGS = ".decl .json";

  /** Fills a slide. */
  private static final int PNG_WIDTH = 1920;

  private final Terminal terminal;

  @Mixin LogArguments logs = new LogArguments();
  @Mixin MinerArguments parameters = new MinerArguments();
  @Mixin RuleArguments ofRules = new RuleArguments();
  @Mixin BlueprintArguments ofBlueprint = new BlueprintArguments();

  @Option(
      names = "--algorithm",
      paramLabel = "NAME",
      description = {
        "dfg, dfm, inductive, imd, split, heuristics, powl or declare.",
        "May be left out for .journey.yaml: inductive at noise 0.2, in phases."
      })
  String algorithm = "";

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE",
      description = "Where the model goes; its ending is one of " + ENDINGS + " or .decl.")
  Path out = Path.of("");

  @Option(names = "--quiet", description = "No progress and no summary.")
  boolean quiet;

  @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
  boolean help;

  DiscoverCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    if (algorithm.equals(DECLARE)) {
      ofBlueprint.requireUnused();
      return rules();
    }
    if (isBlueprint()) {
      return blueprint();
    }
    ofBlueprint.requireUnused();
    if (algorithm.isEmpty()) {
      throw new UsageException(
          "--algorithm: expected one of " + Miner.all() + " or declare, found nothing");
    }
    Miner miner = Miner.named(algorithm);
    ofRules.requireUnused(algorithm);
    String ending = ending(ENDINGS);
    var found = miner.algorithm(parameters);
    GraphAbstraction abstraction =
        new GraphAbstraction(parameters.share("activities", 1), parameters.share("paths", 1));
    DiscoveredModel model;
    byte[] bytes;
    try (Stages stages = new Stages(terminal, quiet, "discover", 3)) {
      stages.accept("reading the log");
      LogFiles.Result read = logs.read(SmallCells.USUAL_K);
      stages.accept("discovering");
      model = model(read, miner, found.discover(read.log()), abstraction);
      stages.accept("writing");
      bytes = bytes(model, ending);
    }
    write(bytes);
    if (!quiet) {
      logs.reading.privacy.warnings(model.log()).forEach(terminal::warn);
      model.lines().forEach(terminal::println);
      terminal.println("written to " + out);
    }
    return Main.DONE;
  }

  private boolean isBlueprint() {
    String name = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(BLUEPRINT)
        && (algorithm.isEmpty() || algorithm.equals(Miner.INDUCTIVE.typed()));
  }

  private int blueprint() throws IOException {
    ofRules.requireUnused(Miner.INDUCTIVE.typed());
    parameters.requireOnly(Miner.INDUCTIVE);
    double noise = parameters.share("noise", algorithm.isEmpty() ? BlueprintArguments.NOISE : 0);
    BlueprintArguments.Found found;
    List<String> warnings;
    try (Stages stages = new Stages(terminal, quiet, "discover", 2)) {
      stages.accept("reading the log");
      LogFiles.Result read = logs.read(SmallCells.USUAL_K);
      stages.accept("discovering");
      found = ofBlueprint.find(read.log(), noise);
      warnings = logs.reading.privacy.warnings(read.log());
    }
    write(text(found.yaml()));
    if (!quiet) {
      warnings.forEach(terminal::warn);
      found.notes().forEach(note -> terminal.warn("note: " + note));
      found.lines().forEach(terminal::println);
      terminal.println(
          "written to " + out + "; edit it, then: desirepath compare LOG --model " + out);
    }
    return Main.DONE;
  }

  private int rules() throws IOException {
    parameters.requireNone(DECLARE);
    RuleDiscovery discovery = ofRules.discovery();
    String ending = ending(RULE_ENDINGS);
    DiscoveredRules found;
    StringBuilder text = new StringBuilder();
    try (Stages stages = new Stages(terminal, quiet, "discover", 3)) {
      stages.accept("reading the log");
      LogFiles.Result read = logs.read(SmallCells.USUAL_K);
      stages.accept("discovering");
      found =
          new DiscoveredRules(
              read.log(), discovery, discovery.discover(read.log()), provenance(read, DECLARE));
      stages.accept("writing");
      if (ending.equals(".decl")) {
        DeclWriter.write(found.model(), text);
      } else {
        found.writeJson(text);
      }
    } catch (IllegalArgumentException e) {
      throw new UsageException("--out " + out + ": " + e.getMessage() + "; write .json instead");
    }
    write(text(text.toString()));
    if (!quiet) {
      logs.reading.privacy.warnings(found.log()).forEach(terminal::warn);
      found.lines().forEach(terminal::println);
      terminal.println("written to " + out);
    }
    return Main.DONE;
  }

  private Provenance provenance(LogFiles.Result read, String typed) throws IOException {
    TreeMap<String, List<String>> said = new TreeMap<>();
    logs.describe(said);
    parameters.describe(said);
    ofRules.describe(said);
    said.put("algorithm", List.of(typed));
    return new Provenance(
        Version.number(),
        "discover",
        1,
        said,
        read.inputs().stream().map(ComparisonRun::input).toList());
  }

  private DiscoveredModel model(
      LogFiles.Result read, Miner miner, ProcessModel found, GraphAbstraction abstraction)
      throws IOException {
    Provenance provenance = provenance(read, miner.typed());
    EventLog log = read.log();
    if (miner == Miner.DFG && found instanceof DirectlyFollowsGraph graph) {
      boolean hidden = logs.reading.isPrivacyAsked();
      GraphAbstraction.Result shown =
          abstraction.apply(hidden ? new SmallPaths(SmallCells.USUAL_K).leftOut(graph) : graph);
      return new DiscoveredModel(log, miner.typed(), shown.graph(), shown, provenance);
    }
    return new DiscoveredModel(log, miner.typed(), found, null, provenance);
  }

  private String ending(String endings) {
    String name = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
    for (String ending : endings.split(" ", -1)) {
      if (name.endsWith(ending)) {
        return ending;
      }
    }
    throw new UsageException("--out " + out + ": expected a name that ends in " + endings);
  }

  /** The one place that knows formats: a new one is one more line. */
  private static byte[] bytes(DiscoveredModel model, String ending) throws IOException {
    return switch (ending) {
      case ".bpmn", ".pnml", ".ptml", BLUEPRINT -> model(model, ending);
      case ".json" -> json(model);
      case ".svg" -> text(FigureRenderer.standard().render(model.figure(), "model").svg());
      case ".dot" -> text(FigureRenderer.standard().render(model.figure(), "model").dot());
      case ".png" -> FigureRenderer.standard().png(model.figure(), PNG_WIDTH);
      case ".pdf" -> FigureRenderer.standard().pdf(model.figure());
      default -> throw new UsageException("expected a name that ends in " + ENDINGS);
    };
  }

  private static byte[] model(DiscoveredModel found, String ending) throws IOException {
    ProcessModel model = found.model();
    DesignedJourney journey =
        new DesignedJourney(model.toPetriNet(), JourneyBlueprint.empty(model.name()), List.of());
    return new ModelWriting(journey, model, "the model found").bytes(ending);
  }

  private static byte[] json(DiscoveredModel model) throws IOException {
    StringBuilder text = new StringBuilder();
    model.writeJson(text);
    return text(text.toString());
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void write(byte[] bytes) throws IOException {
    Path target = out.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null || Files.isDirectory(target)) {
      throw new UsageException(out + ": expected a file to write, found a folder");
    }
    Files.createDirectories(folder);
    try (WholeFile whole = WholeFile.at(target)) {
      try (OutputStream stream = whole.open()) {
        stream.write(bytes);
      }
      whole.appear();
    }
  }
}
