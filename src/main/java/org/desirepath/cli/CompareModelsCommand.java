package org.desirepath.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.desirepath.comparison.Provenance;
import org.desirepath.io.ModelFiles;
import org.desirepath.model.language.LanguageComparison;
import org.desirepath.report.ModelDifferences;
import org.desirepath.visualization.Figure;
import org.desirepath.visualization.FigureRenderer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Two models, or two versions of one, side by side. */
@Command(
    name = "compare-models",
    description = {
      "Says what each of two models allows that the other does not: shortest journeys in each",
      "direction, steps from touchpoint to touchpoint, goals and exits; proves that two are equal,",
      "or says up to which length. Designed exits and touchpoints allowed at any time are compared",
      "by name; the flow is compared without them."
    },
    footer = {
      "",
      "Example:",
      "  desirepath compare-models old.journey.yaml new.bpmn -o differences.svg"
    })
final class CompareModelsCommand implements Callable<Integer> {
  private static final String ENDINGS = ".svg .png .pdf .dot";
  private static final int PNG_WIDTH = 1920;
  private static final int MOST_EXAMPLES = 1_000;

  private final Terminal terminal;

  @Parameters(
      index = "0",
      paramLabel = "A",
      description = "A model: blueprint, BPMN, PNML, PTML, list.")
  Path first = Path.of("");

  @Parameters(index = "1", paramLabel = "B", description = "The other model.")
  Path second = Path.of("");

  @Option(
      names = "--examples",
      paramLabel = "N",
      description = "At most so many journeys in each direction; default 5.")
  int examples = 5;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Draw both as one map; the ending is one of " + ENDINGS + ".")
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

  CompareModelsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    if (examples < 1 || examples > MOST_EXAMPLES) {
      throw new UsageException(
          "--examples " + examples + ": expected a number in 1.." + MOST_EXAMPLES);
    }
    String ending = out == null ? "" : ending(out);
    ModelDifferences differences;
    try (Stages stages = new Stages(terminal, quiet, "compare-models", 2)) {
      stages.accept("reading the models");
      ModelFiles.Result a = ModelFiles.read(first, null);
      ModelFiles.Result b = ModelFiles.read(second, null);
      stages.accept("comparing");
      differences =
          new ModelDifferences(
              name(first),
              a.model(),
              name(second),
              b.model(),
              LanguageComparison.of(
                  a.model().net(), b.model().net(), examples, LanguageComparison.DEFAULT_MAX_PAIRS),
              provenance(a, b));
    }
    if (out != null) {
      JsonOutput.writeWhole(out, bytes(differences.figure(), ending));
    }
    if (!quiet && !"-".equals(json)) {
      differences.lines().forEach(terminal::println);
      if (out != null) {
        terminal.println("written to " + out);
      }
    }
    if (json != null) {
      StringBuilder document = new StringBuilder();
      differences.writeJson(document);
      JsonOutput.write(document.toString(), json, terminal);
    }
    return Main.DONE;
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private Provenance provenance(ModelFiles.Result a, ModelFiles.Result b) throws IOException {
    TreeMap<String, List<String>> said = new TreeMap<>();
    said.put("first", List.of(name(first)));
    said.put("second", List.of(name(second)));
    said.put("examples", List.of(String.valueOf(examples)));
    List<Provenance.Input> inputs = new ArrayList<>();
    a.inputs().forEach(input -> inputs.add(ComparisonRun.input(input)));
    b.inputs().forEach(input -> inputs.add(ComparisonRun.input(input)));
    return new Provenance(Version.number(), "compare-models", 1, said, inputs);
  }

  private static String ending(Path file) {
    String name = name(file).toLowerCase(Locale.ROOT);
    for (String ending : ENDINGS.split(" ", -1)) {
      if (name.endsWith(ending)) {
        return ending;
      }
    }
    throw new UsageException("--out " + file + ": expected a name that ends in " + ENDINGS);
  }

  private static byte[] bytes(Figure figure, String ending) throws IOException {
    FigureRenderer renderer = FigureRenderer.standard();
    return switch (ending) {
      case ".svg" -> renderer.render(figure, "model").svg().getBytes(StandardCharsets.UTF_8);
      case ".dot" -> renderer.render(figure, "model").dot().getBytes(StandardCharsets.UTF_8);
      case ".png" -> renderer.png(figure, PNG_WIDTH);
      default -> renderer.pdf(figure);
    };
  }
}
