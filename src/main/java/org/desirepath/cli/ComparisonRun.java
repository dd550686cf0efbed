package org.desirepath.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.desirepath.comparison.AlignedLog;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.comparison.Decision;
import org.desirepath.comparison.Decision.By;
import org.desirepath.comparison.Decision.Stage;
import org.desirepath.comparison.JourneyAlignment;
import org.desirepath.comparison.JourneyComparison;
import org.desirepath.comparison.LeftTruncation;
import org.desirepath.comparison.Provenance;
import org.desirepath.comparison.RuledLog;
import org.desirepath.comparison.personas.Personas;
import org.desirepath.conformance.OptimalAlignments;
import org.desirepath.diagnostics.groups.GroupQuestions;
import org.desirepath.diagnostics.journeys.DiagnosisParameters;
import org.desirepath.diagnostics.sources.SourceAudit;
import org.desirepath.eventlog.EventLog;
import org.desirepath.io.FormatException;
import org.desirepath.io.LogFiles;
import org.desirepath.io.ModelFiles;
import org.desirepath.io.ReadReport;
import org.desirepath.io.Suggestion;
import org.desirepath.model.DesignedJourney;
import org.jspecify.annotations.Nullable;

/**
 * Arguments to a comparison: reads the files and runs the pipeline.
 *
 * @param further puts what else was asked into the provenance
 */
record ComparisonRun(
    LogArguments logs,
    ModelArguments model,
    AnalysisArguments analysis,
    DiagnosisArguments diagnosis,
    GroupArguments groups,
    Consumer<SortedMap<String, List<String>>> further,
    Consumer<String> stages) {

  /** Without groups beside each other. */
  ComparisonRun(
      LogArguments logs,
      ModelArguments model,
      AnalysisArguments analysis,
      DiagnosisArguments diagnosis,
      Consumer<String> stages) {
    this(logs, model, analysis, diagnosis, new GroupArguments(), parameters -> {}, stages);
  }

  private record Inputs(
      LogFiles.Result read,
      EventLog log,
      long asOfMillis,
      DesignedJourney model,
      Provenance provenance) {}

  private DiagnosisParameters diagnosed() throws IOException {
    return diagnosis.parameters(logs.reading.zoneOrUtc(), logs.reading.isPrivacyAsked());
  }

  /** Everything that is to be found. */
  ComparisonResult result(String command) throws IOException {
    DiagnosisParameters parameters = diagnosed();
    OptimalAlignments checker = analysis.checker(logs.reading.threads);
    LeftTruncation truncation = analysis.truncation(logs.reading.zoneOrUtc());
    GroupQuestions questions = groups.questions();
    Inputs in = inputs(command);
    requireGroups(in, questions);
    return new JourneyComparison(checker, parameters, truncation, questions)
        .compare(in.log, in.read.labels(), in.model, in.asOfMillis, in.provenance, stages)
        .withSources(SourceAudit.of(in.read.identity(), in.read.log()));
  }

  /** Everything that is to be found, also by the design of each persona. */
  WithPersonas result(String command, PersonaArguments personas) throws IOException {
    String column = personas.column;
    if (!personas.isAsked() || column == null) {
      return new WithPersonas(result(command), new TreeMap<>());
    }
    SortedMap<String, ModelFiles.Result> designs = personas.read(model.facts);
    DiagnosisParameters parameters = diagnosed();
    GroupQuestions questions = groups.questions();
    Inputs in = inputs(command);
    requireColumns(in.log, "--persona-column", List.of(column));
    requireGroups(in, questions);
    JourneyComparison comparison =
        new JourneyComparison(
            analysis.checker(logs.reading.threads),
            parameters,
            analysis.truncation(logs.reading.zoneOrUtc()),
            questions);
    SortedMap<String, ComparisonResult> results = new TreeMap<>();
    SortedMap<String, Personas.Outcome> outcomes = new TreeMap<>();
    List<Provenance.Input> inputs = new ArrayList<>(in.provenance.inputs());
    for (Map.Entry<String, ModelFiles.Result> design : designs.entrySet()) {
      EventLog own = logs.reading.masked(ofPersona(in.log, column, design.getKey()), diagnosis.k);
      List<Provenance.Input> ofDesign = new ArrayList<>(in.provenance.inputs());
      design.getValue().inputs().forEach(file -> ofDesign.add(input(file)));
      design.getValue().inputs().forEach(file -> inputs.add(input(file)));
      ComparisonResult result =
          comparison.compare(
              own,
              in.read.labels(),
              design.getValue().model(),
              in.asOfMillis,
              described(in.provenance, ofDesign, personas),
              stages);
      results.put(design.getKey(), result);
      outcomes.put(
          design.getKey(),
          new Personas.Outcome(
              result.model().name(), result.conformance(), result.findings().dropOff()));
    }
    ComparisonResult common =
        comparison.compare(
            in.log,
            in.read.labels(),
            in.model,
            in.asOfMillis,
            described(in.provenance, inputs, personas),
            stages);
    Personas found = Personas.of(common.journeys(), column, common.conformance(), outcomes);
    return new WithPersonas(
        common.withPersonas(found).withSources(SourceAudit.of(in.read.identity(), in.read.log())),
        results);
  }

  /**
   * A result, and those of the personas with a design of their own.
   *
   * @param personas by value
   */
  record WithPersonas(ComparisonResult result, SortedMap<String, ComparisonResult> personas) {}

  private static Provenance described(
      Provenance plain, List<Provenance.Input> inputs, PersonaArguments personas) {
    SortedMap<String, List<String>> parameters = new TreeMap<>(plain.parameters());
    personas.describe(parameters);
    return new Provenance(
        plain.version(), plain.command(), plain.seed(), parameters, inputs, plain.decisions());
  }

  private static EventLog ofPersona(EventLog log, String column, String value)
      throws FormatException {
    BitSet members = Personas.members(log, column, value);
    if (members.isEmpty()) {
      TreeSet<String> values = new TreeSet<>();
      for (int t = 0; t < log.traceCount(); t++) {
        String found = log.segmentText(column, t);
        values.add(found == null ? "" : found);
      }
      throw new FormatException(
          log.name(),
          0,
          "no journey has \""
              + column
              + "\" = \""
              + value
              + "\" for --persona; there are "
              + values.stream().limit(10).toList()
              + Suggestion.ending(value, values));
    }
    BitSet events = new BitSet(log.eventCount());
    events.set(0, log.eventCount());
    return log.select(members, events);
  }

  /** Alignments alone. */
  AlignedLog aligned(String command) throws IOException {
    OptimalAlignments checker = analysis.checker(logs.reading.threads);
    LeftTruncation truncation = analysis.truncation(logs.reading.zoneOrUtc());
    Inputs in = inputs(command);
    return new JourneyAlignment(checker, truncation)
        .align(in.log, in.read.labels(), in.model, in.asOfMillis, in.provenance, stages)
        .withSources(SourceAudit.of(in.read.identity(), in.read.log()));
  }

  /** Rules without a flow. */
  RuledLog ruled(String command) throws IOException {
    OptionalLong given = analysis.asOfMillis(logs.reading.zoneOrUtc());
    stages.accept("reading the model");
    ModelFiles.Rules rules = model.readRules();
    stages.accept("reading the log");
    LogFiles.Result read = logs.readWhole();
    EventLog log = until(read.log(), given);
    stages.accept("checking " + rules.rules().rules().size() + " rules");
    return RuledLog.check(
        logs.reading.masked(logs.reading.filtered(log), diagnosis.k),
        read.labels(),
        rules.rules(),
        logs.reading.asOfMillis(given.orElse(latestMillis(log))),
        provenance(command, read, rules.inputs()));
  }

  private Inputs inputs(String command) throws IOException {
    OptionalLong given = analysis.asOfMillis(logs.reading.zoneOrUtc());
    stages.accept("reading the model");
    ModelFiles.Result designed = model.read();
    stages.accept("reading the log");
    LogFiles.Result read = logs.readWhole();
    EventLog log = until(read.log(), given);
    return new Inputs(
        read,
        logs.reading.masked(logs.reading.filtered(log), diagnosis.k),
        logs.reading.asOfMillis(given.orElse(latestMillis(log))),
        designed.model(),
        provenance(command, read, designed.inputs()));
  }

  private Provenance provenance(
      String command, LogFiles.Result read, List<LogFiles.InputFile> ofModel) throws IOException {
    List<Provenance.Input> inputs = new ArrayList<>();
    read.inputs().forEach(i -> inputs.add(input(i)));
    ofModel.forEach(i -> inputs.add(input(i)));
    return new Provenance(
        Version.number(), command, diagnosis.seed, parameters(), inputs, decisions(read));
  }

  /** How the files of the log were read. */
  private static List<Decision> decisions(LogFiles.Result read) {
    List<Decision> decisions = new ArrayList<>();
    for (ReadReport report : read.reports()) {
      decisions.add(detected(report, "format", report.format(), "by content"));
      for (ReadReport.Choice choice : report.choices()) {
        decisions.add(detected(report, choice.what(), choice.value(), choice.reason()));
      }
    }
    read.labels()
        .forEach(
            (label, touchpoint) ->
                decisions.add(
                    new Decision(Stage.READING, "", "label " + label, touchpoint, By.GIVEN, "")));
    return decisions;
  }

  private static Decision detected(ReadReport report, String what, String value, String reason) {
    boolean given = reason.equals("given");
    return new Decision(
        Stage.READING,
        report.file(),
        what,
        value,
        given ? By.GIVEN : By.DETECTED,
        given ? "" : reason);
  }

  private EventLog until(EventLog whole, OptionalLong given) throws FormatException {
    EventLog log = given.isPresent() ? whole.until(given.getAsLong()) : whole;
    if (log.traceCount() == 0 && whole.traceCount() > 0) {
      throw new FormatException(
          log.name(),
          0,
          "no event by "
              + analysis.asOf
              + ", the first is of "
              + Instant.ofEpochMilli(firstMillis(whole))
              + "; give a later --as-of");
    }
    return log;
  }

  private void requireGroups(Inputs in, GroupQuestions questions) throws FormatException {
    requireColumns(in.log, "--segment", diagnosis.segments);
    for (Map.Entry<String, List<String>> named : groups.columns().entrySet()) {
      requireColumns(in.log, named.getKey(), named.getValue());
    }
    requireExperiment(in, questions.experiment());
  }

  /** A group by a column that is not there would silently be none. */
  private static void requireColumns(EventLog log, String option, List<String> named)
      throws FormatException {
    TreeSet<String> columns = new TreeSet<>(log.traceColumns().keySet());
    columns.addAll(log.eventColumns().keySet());
    for (String segment : named) {
      if (!columns.contains(segment)) {
        throw new FormatException(
            log.name(),
            0,
            "no column \""
                + segment
                + "\" for "
                + option
                + "; there are "
                + columns
                + Suggestion.ending(segment, columns));
      }
    }
  }

  /** An arm or a touchpoint that is nowhere is a slip of the pen, not a finding. */
  private static void requireExperiment(Inputs in, GroupQuestions.@Nullable Experiment experiment)
      throws FormatException {
    if (experiment == null) {
      return;
    }
    TreeSet<String> arms = new TreeSet<>();
    for (int t = 0; t < in.log.traceCount(); t++) {
      String arm = in.log.segmentText(experiment.attribute(), t);
      arms.add(arm == null ? "" : arm);
    }
    TreeSet<String> named = new TreeSet<>(experiment.allocation().keySet());
    named.add(experiment.control());
    named.addAll(experiment.treatments().keySet());
    for (String arm : named) {
      if (!arms.contains(arm)) {
        throw new FormatException(
            in.log.name(),
            0,
            "no journey has \""
                + experiment.attribute()
                + "\" = \""
                + arm
                + "\" for --experiment"
                + Suggestion.ending(arm, arms));
      }
    }
    TreeSet<String> touchpoints = new TreeSet<>(in.model.touchpoints());
    touchpoints.addAll(in.log.activities());
    for (List<String> treatments : experiment.treatments().values()) {
      for (String touchpoint : treatments) {
        if (!touchpoints.contains(touchpoint)) {
          throw new FormatException(
              in.log.name(),
              0,
              "no touchpoint \""
                  + touchpoint
                  + "\" for --treatment, in the log or the design"
                  + Suggestion.ending(touchpoint, touchpoints));
        }
      }
    }
  }

  private static long firstMillis(EventLog log) {
    long first = Long.MAX_VALUE;
    for (int e = 0; e < log.eventCount(); e++) {
      first = log.timeMillis(e) == EventLog.NO_TIME ? first : Math.min(first, log.timeMillis(e));
    }
    return first;
  }

  /** Of the latest event; {@link EventLog#NO_TIME} when no event has a time. */
  private static long latestMillis(EventLog log) {
    long latest = EventLog.NO_TIME;
    for (int e = 0; e < log.eventCount(); e++) {
      latest = Math.max(latest, log.timeMillis(e));
    }
    return latest;
  }

  private SortedMap<String, List<String>> parameters() {
    SortedMap<String, List<String>> parameters = new TreeMap<>();
    logs.describe(parameters);
    model.describe(parameters);
    analysis.describe(parameters);
    diagnosis.describe(parameters);
    groups.describe(parameters);
    further.accept(parameters);
    return parameters;
  }

  static Provenance.Input input(LogFiles.InputFile file) {
    return new Provenance.Input(file.name(), file.sha256(), file.bytes());
  }
}
