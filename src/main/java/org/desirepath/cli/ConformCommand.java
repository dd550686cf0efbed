package org.desirepath.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.desirepath.comparison.AlignedLog;
import org.desirepath.comparison.KFoldGeneralization;
import org.desirepath.comparison.RuledLog;
import org.desirepath.conformance.ConformanceSummary;
import org.desirepath.conformance.data.TemporalProfile;
import org.desirepath.conformance.quality.Measure;
import org.desirepath.conformance.quality.QualityMeasures;
import org.desirepath.conformance.rules.RuleResult;
import org.desirepath.discovery.DiscoveryAlgorithm;
import org.desirepath.eventlog.privacy.SmallCells;
import org.desirepath.model.ProcessModel;
import org.desirepath.report.ConformanceReport;
import org.desirepath.report.RuleReport;
import org.desirepath.statistics.Interval;
import org.desirepath.statistics.Proportion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Conformance and quality measures alone. */
@Command(
    name = "conform",
    description =
        "Aligns every journey with the designed one: cost, fitness, precision and more; no report.",
    footer = {
      "",
      "Example:",
      "  desirepath conform event-logs/home-insurance.csv --model"
          + " models/home-insurance.journey.yaml --json -"
    })
final class ConformCommand implements Callable<Integer> {
  private static final int FOLDS = 3;

  private final Terminal terminal;

  @Mixin LogArguments logs = new LogArguments();
  @Mixin ModelArguments model = new ModelArguments();
  @Mixin AnalysisArguments analysis = new AnalysisArguments();
  @Mixin OutputArguments output = new OutputArguments();

  @Mixin TemporalProfileArgument temporalProfile = new TemporalProfileArgument();

  @Option(
      names = "--found-by",
      paramLabel = "NAME[=SHARE]",
      description =
          "The algorithm of discover that found the model in this log, such as inductive=0.2: adds"
              + " its generalization, the fitness of journeys it has not seen, over 3 folds.")
  @Nullable String foundBy;

  @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
  boolean help;

  ConformCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    List<Threshold> thresholds = output.thresholds();
    Double zeta = temporalProfile.checked();
    String said = foundBy;
    DiscoveryAlgorithm<?> found = said == null ? null : Miner.parsed("--found-by", said);
    if (model.isOfRules()) {
      if (found != null) {
        throw new UsageException("--found-by: not used with rules alone");
      }
      if (zeta != null) {
        throw new UsageException("--temporal-profile: not used with rules alone");
      }
      return rules(thresholds);
    }
    AlignedLog result;
    try (Stages stages = new Stages(terminal, output.quiet, "conform", 4)) {
      result =
          new ComparisonRun(logs, model, analysis, new DiagnosisArguments(), stages)
              .aligned("conform");
    }
    StringBuilder json = new StringBuilder();
    TemporalProfile profile = zeta == null ? null : TemporalProfile.of(result.journeys(), zeta);
    QualityMeasures measures = QualityMeasures.full(result.conformance());
    if (found != null) {
      measures = measures.withGeneralization(generalization(result, found));
    }
    ConformanceReport.write(
        result,
        measures,
        profile,
        new DiagnosisArguments()
            .parameters(logs.reading.zoneOrUtc(), logs.reading.isPrivacyAsked())
            .small(),
        json);
    output.tellNotes(result.conformance(), terminal);
    output.tellQuality(result.quality(), terminal);
    if (output.summary()) {
      print(ConformanceSummary.of(result.conformance()));
      print(measures);
    }
    JsonOutput.write(json.toString(), output.json, terminal);
    return OutputArguments.judge(
        thresholds, new ObjectMapper().readTree(json.toString()), terminal);
  }

  private <M extends ProcessModel> Measure generalization(
      AlignedLog aligned, DiscoveryAlgorithm<M> algorithm) {
    if (aligned.journeys().traceCount() < FOLDS) {
      throw new UsageException("--found-by: expected at least " + FOLDS + " journeys");
    }
    return new KFoldGeneralization<M>(
            algorithm, ProcessModel::toPetriNet, analysis.checker(logs.reading.threads), FOLDS, 1)
        .measure(aligned.journeys())
        .measure();
  }

  private int rules(List<Threshold> thresholds) throws IOException {
    RuledLog result;
    DiagnosisArguments diagnosis = new DiagnosisArguments();
    try (Stages stages = new Stages(terminal, output.quiet, "conform", 3)) {
      result = new ComparisonRun(logs, model, analysis, diagnosis, stages).ruled("conform");
    }
    StringBuilder json = new StringBuilder();
    RuleReport.write(result, new SmallCells(diagnosis.k, logs.reading.isPrivacyAsked()), json);
    output.tellQuality(result.log().quality(), terminal);
    if (output.summary()) {
      print(result);
    }
    JsonOutput.write(json.toString(), output.json, terminal);
    return OutputArguments.judge(
        thresholds, new ObjectMapper().readTree(json.toString()), terminal);
  }

  private void print(RuledLog result) {
    result.model().notes().forEach(terminal::println);
    Proportion keeping = result.keepingAll();
    terminal.println(
        count(keeping.successes())
            + " of "
            + count(keeping.trials())
            + " journeys keep all "
            + result.results().size()
            + " rules");
    for (RuleResult rule : result.results()) {
      terminal.println(
          rule.rule().text()
              + ": broken by "
              + count(rule.violatingTraces())
              + " of "
              + count(rule.violatingShare().trials())
              + " journeys it applies to");
    }
  }

  private void print(ConformanceSummary summary) {
    Proportion fitting = new Proportion(summary.fittingJourneys(), summary.journeys());
    Interval interval = fitting.wilson();
    terminal.println(
        (summary.isOptimal() ? "" : "at least ")
            + count(summary.fittingJourneys())
            + " of "
            + count(summary.journeys())
            + " resolved journeys fit the design"
            + (interval.isKnown() && summary.isOptimal()
                ? String.format(
                    Locale.ROOT,
                    " (%.1f %% [%.1f, %.1f])",
                    100 * fitting.estimate(),
                    100 * interval.low(),
                    100 * interval.high())
                : ""));
    terminal.println(
        "cost "
            + count(summary.cost())
            + (summary.isOptimal() ? "" : ", at least " + count(summary.costLowerBound()))
            + "; fitness of the log "
            + number(summary.fitness())
            + ", mean of journeys "
            + number(summary.meanFitness()));
    if (summary.open().journeys() > 0) {
      terminal.println(
          count(summary.open().journeys())
              + " open journeys, "
              + count(summary.open().fitting())
              + " fit so far, cost "
              + count(summary.open().cost()));
    }
    if (summary.truncated().journeys() > 0) {
      terminal.println(
          count(summary.truncated().journeys())
              + " journeys began before the record, "
              + count(summary.truncated().fitting())
              + " fit from where they were, cost "
              + count(summary.truncated().cost()));
    }
  }

  private void print(QualityMeasures measures) {
    terminal.println("");
    for (Measure measure : measures.all()) {
      String note = measure.note();
      terminal.println(
          String.format(Locale.ROOT, "%-25s %s", measure.name(), shown(measure.value()))
              + (note == null ? "" : "  (" + note + ")"));
      terminal.println("    " + measure.definition().text());
    }
    if (measures.generalization() == null) {
      terminal.println(
          "generalization            none  (" + QualityMeasures.NO_GENERALIZATION + ")");
    }
  }

  private static String shown(OptionalDouble value) {
    return value.isPresent() && value.getAsDouble() > 1
        ? count(Math.round(value.getAsDouble()))
        : number(value);
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%.4f", value.getAsDouble()) : "unknown";
  }

  private static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }
}
