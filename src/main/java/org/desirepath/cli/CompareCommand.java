package org.desirepath.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.comparison.baseline.ResultNumbers;
import org.desirepath.io.LogFiles;
import org.desirepath.report.IncompleteReportException;
import org.desirepath.report.ReportFolder;
import org.desirepath.report.ReportFormat;
import org.desirepath.report.language.Language;
import org.desirepath.report.result.BaselineReader;
import org.desirepath.report.result.JsonReport;
import org.desirepath.visualization.FigureRenderer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The main job: designed versus actual. */
@Command(
    name = "compare",
    description = {
      "Compares a designed journey with the journeys in event logs and writes a report:",
      "where customers leave the plan, where we lose them, which moments decide."
    },
    footer = {
      "",
      "Example:",
      "  desirepath compare event-logs/home-insurance.csv --model"
          + " models/home-insurance.journey.yaml"
    })
final class CompareCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Path here;

  @Mixin LogArguments logs = new LogArguments();
  @Mixin ModelArguments model = new ModelArguments();
  @Mixin AnalysisArguments analysis = new AnalysisArguments();
  @Mixin DiagnosisArguments diagnosis = new DiagnosisArguments();
  @Mixin GroupArguments groups = new GroupArguments();
  @Mixin PersonaArguments personas = new PersonaArguments();
  @Mixin TemporalProfileArgument temporalProfile = new TemporalProfileArgument();
  @Mixin OutputArguments output = new OutputArguments();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description =
          "Report folder; default reports/<name of the log>. A report of ours is replaced.")
  @Nullable Path out;

  @Option(
      names = "--baseline",
      paramLabel = "RESULT",
      description =
          "An earlier result.json of the same model: what changed since, and whether it is more"
              + " than noise.")
  @Nullable Path baseline;

  @Option(
      names = "--formats",
      paramLabel = "FORMAT",
      split = ",",
      description =
          "What the report holds beside result.json: html, json, csv, svg, png, pdf, dot (default"
              + " these), and pptx (slides), xlsx (workbook), print (report.pdf),"
              + " md (for a wiki); pdf by name means print too.")
  List<String> formats = List.of();

  @Option(
      names = "--language",
      paramLabel = "LANGUAGE",
      description = "Language of the page, the figures and the summary: en (default) or nl.")
  String language = "en";

  @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
  boolean help;

  /**
   * @param here where {@code reports} is, unless the user names another place
   */
  CompareCommand(Terminal terminal, Path here) {
    this.terminal = terminal;
    this.here = here;
  }

  @Override
  public Integer call() throws Exception {
    List<Threshold> thresholds = output.thresholds();
    Double zeta = temporalProfile.checked();
    Language spoken = language(language);
    Set<ReportFormat> wanted = reportFormats();
    FigureRenderer renderer = FigureRenderer.standard();
    ReportFolder report = new ReportFolder(renderer, wanted, spoken);
    Path folder = out == null ? here.resolve("reports").resolve(LogFiles.logName(logs.logs)) : out;
    ReportFolder.checkReplaceable(folder);
    ResultNumbers then = baseline == null ? null : BaselineReader.read(baseline);
    renderer.warmUp();
    int runs = personas.isAsked() ? personas.personas.size() + 1 : 1;
    ComparisonResult result;
    IncompleteReportException incomplete;
    try (Stages stages = new Stages(terminal, output.quiet, "compare", 3 + 3 * runs)) {
      ComparisonRun.WithPersonas found =
          new ComparisonRun(
                  logs, model, analysis, diagnosis, groups, temporalProfile::describe, stages)
              .result("compare", personas);
      result = found.result();
      if (zeta != null) {
        result = result.withUnusualWaits(zeta);
      }
      if (then != null) {
        result = BaselineReader.compared(result, then, String.valueOf(baseline));
      }
      stages.accept("writing the report");
      incomplete = written(report, result, found, folder);
    }
    output.tellNotes(result.conformance(), terminal);
    output.tellQuality(result.quality(), terminal);
    if (output.summary()) {
      new Summary(terminal, spoken)
          .print(
              result, wanted.contains(ReportFormat.HTML) ? folder.resolve("index.html") : folder);
    }
    if (output.json == null && thresholds.isEmpty()) {
      return done(incomplete);
    }
    StringBuilder json = new StringBuilder();
    new JsonReport().write(result, json);
    JsonOutput.write(json.toString(), output.json, terminal);
    done(incomplete);
    return OutputArguments.judge(
        thresholds, new ObjectMapper().readTree(json.toString()), terminal);
  }

  /** A document that can't be written loses nothing of the rest: it is told at the end. */
  private static @Nullable IncompleteReportException written(
      ReportFolder report, ComparisonResult result, ComparisonRun.WithPersonas found, Path folder)
      throws IOException {
    try {
      report.write(result, found.personas(), folder);
      return null;
    } catch (IncompleteReportException e) {
      return e;
    }
  }

  private static int done(@Nullable IncompleteReportException incomplete)
      throws IncompleteReportException {
    if (incomplete != null) {
      throw incomplete;
    }
    return Main.DONE;
  }

  /** The language of a code on the command line. */
  static Language language(String code) {
    try {
      return Language.of(code);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--language: " + e.getMessage());
    }
  }

  private Set<ReportFormat> reportFormats() {
    if (formats.isEmpty()) {
      return ReportFormat.usual();
    }
    EnumSet<ReportFormat> wanted = EnumSet.noneOf(ReportFormat.class);
    for (String format : formats) {
      try {
        wanted.add(ReportFormat.of(format));
        if (wanted.contains(ReportFormat.PDF)) {
          // who asks for a PDF wants one to read, not only the figures
          wanted.add(ReportFormat.PRINT);
        }
      } catch (IllegalArgumentException e) {
        throw new UsageException("--formats: " + e.getMessage());
      }
    }
    return wanted;
  }
}
