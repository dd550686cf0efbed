package org.desirepath.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.QualityFinding;
import org.desirepath.eventlog.QualityFinding.Severity;
import org.desirepath.eventlog.identity.IdentityPlan;
import org.desirepath.eventlog.identity.IdentityTable;
import org.desirepath.eventlog.identity.LogSource;
import org.desirepath.eventlog.identity.MergedSources;
import org.desirepath.eventlog.identity.StitchRule;
import org.desirepath.eventlog.identity.Stitching;
import org.desirepath.io.csv.IdentityTables;
import org.desirepath.io.sources.SourcesFile;

/** The logs that a sources file names, as one by customer. */
final class SourceLogs {
  private final String file;
  private final SourcesFile sources;
  private final LogOptions options;
  private final List<LogFiles.InputFile> inputs = new ArrayList<>();
  private final List<ReadReport> reports = new ArrayList<>();
  private final Map<String, String> labels = new LinkedHashMap<>();

  private SourceLogs(String file, SourcesFile sources, LogOptions options) {
    this.file = file;
    this.sources = sources;
    this.options = options;
  }

  static LogFiles.Result read(Path path, LogOptions options) throws IOException {
    String file = String.valueOf(path.getFileName());
    SourceLogs run = new SourceLogs(file, SourcesFile.read(path), options);
    ModelFiles.bytes(path, run.inputs);
    EventLog merged = run.merged(LogFiles.logName(List.of(path)));
    run.requireKeys(merged);
    IdentityTable table = run.table();
    IdentityPlan plan = new IdentityPlan(table, run.sources.customerKeys(), run.sources.rules());
    Stitching.Result stitched = Stitching.stitch(merged, plan);
    EventLog log = stitched.log().withQuality(run.unused(table, merged));
    return new LogFiles.Result(log, run.inputs, run.reports, run.labels, stitched.audit());
  }

  private EventLog merged(String name) throws IOException {
    List<LogSource> logs = new ArrayList<>();
    for (SourcesFile.Source source : sources.sources()) {
      LogFiles.Result read = LogFiles.read(source.logs(), source.options(options));
      inputs.addAll(read.inputs());
      reports.addAll(read.reports());
      for (Map.Entry<String, String> label : read.labels().entrySet()) {
        String other = labels.putIfAbsent(label.getKey(), label.getValue());
        if (other != null && !other.equals(label.getValue())) {
          throw new FormatException(
              file,
              0,
              "mapping files of two sources take \""
                  + label.getKey()
                  + "\" for the touchpoints \""
                  + other
                  + "\" and \""
                  + label.getValue()
                  + "\"; expected the same one");
        }
      }
      logs.add(new LogSource(source.name(), source.channel(), source.customerIds(), read.log()));
    }
    return MergedSources.merge(name, logs);
  }

  /** A key that is nowhere is a slip of the pen, and would stitch nothing in silence. */
  private void requireKeys(EventLog merged) throws FormatException {
    Set<String> keys = new TreeSet<>(merged.eventColumns().keySet());
    keys.addAll(merged.traceColumns().keySet());
    List<String> asked = new ArrayList<>(sources.customerKeys());
    sources.rules().stream().map(StitchRule::key).forEach(asked::add);
    for (String key : asked) {
      if (!keys.contains(key)) {
        throw new FormatException(
            file,
            0,
            "no source has a column \""
                + key
                + "\" to stitch by; there are "
                + keys
                + Suggestion.ending(key, keys));
      }
    }
  }

  private IdentityTable table() throws IOException {
    Path path = sources.table();
    if (path == null) {
      return new IdentityTable(List.of());
    }
    String name = String.valueOf(path.getFileName());
    try (LogInput input = LogInput.open(path)) {
      IdentityTable table =
          IdentityTables.read(input.content(), name, sources.names(), options.zone());
      inputs.add(new LogFiles.InputFile(name, input.sha256(), input.bytes()));
      return table;
    }
  }

  private List<QualityFinding> unused(IdentityTable table, EventLog merged) {
    Set<String> ids = new HashSet<>();
    for (int t = 0; t < merged.traceCount(); t++) {
      ids.add(merged.traceId(t));
    }
    List<String> unused =
        table.rows().stream()
            .filter(row -> !ids.contains(row.source() + ":" + row.id()))
            .map(row -> row.source() + ":" + row.id())
            .toList();
    return unused.isEmpty()
        ? List.of()
        : List.of(
            new QualityFinding(
                "identityRowsUnused",
                Severity.INFO,
                unused.size(),
                "rows of the identity table, of "
                    + table.rows().size()
                    + ", whose identifier is in"
                    + " no log",
                unused));
  }
}
