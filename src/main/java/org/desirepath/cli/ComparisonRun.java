package org.desirepath.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.comparison.JourneyComparison;
import org.desirepath.comparison.Provenance;
import org.desirepath.conformance.OptimalAlignments;
import org.desirepath.eventlog.EventLog;
import org.desirepath.io.LogFiles;
import org.desirepath.io.ModelFiles;

/** Arguments to a comparison: reads the files and runs the pipeline. */
record ComparisonRun(
    LogArguments logs,
    ModelArguments model,
    AnalysisArguments analysis,
    DiagnosisArguments diagnosis,
    Consumer<String> stages) {

  ComparisonResult result(String command) throws IOException {
    analysis.check();
    stages.accept("reading the model");
    ModelFiles.Result designed = model.read();
    stages.accept("reading the log");
    LogFiles.Result read = logs.read();
    long asOf = asOfMillis(read.log());
    EventLog log = analysis.asOf == null ? read.log() : read.log().until(asOf);
    List<Provenance.Input> inputs = new ArrayList<>();
    read.inputs().forEach(i -> inputs.add(input(i)));
    designed.inputs().forEach(i -> inputs.add(input(i)));
    Provenance provenance =
        new Provenance(Version.number(), command, diagnosis.seed, parameters(), inputs);
    return new JourneyComparison(
            OptimalAlignments.STANDARD.withThreads(analysis.threads),
            diagnosis.parameters(logs.zoneOrUtc()))
        .compare(log, read.labels(), designed.model(), asOf, provenance, stages);
  }

  /** As the user says, else the latest event; {@link EventLog#NO_TIME} when no event has a time. */
  private long asOfMillis(EventLog log) {
    if (analysis.asOf != null) {
      try {
        return LogFiles.asOfMillis(analysis.asOf, logs.zoneOrUtc());
      } catch (IllegalArgumentException e) {
        throw new UsageException("--" + e.getMessage());
      }
    }
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
    return parameters;
  }

  static Provenance.Input input(LogFiles.InputFile file) {
    return new Provenance.Input(file.name(), file.sha256(), file.bytes());
  }
}
