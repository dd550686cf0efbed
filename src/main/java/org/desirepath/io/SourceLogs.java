package org.desirepath.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.QualityFinding;
import org.desirepath.eventlog.QualityFinding.Severity;
import org.desirepath.eventlog.identity.IdentityPlan;
import org.desirepath.eventlog.identity.IdentityTable;
import org.desirepath.eventlog.identity.IdentityTable.Row;
import org.desirepath.eventlog.identity.LogSource;
import org.desirepath.eventlog.identity.MergedSources;
import org.desirepath.eventlog.identity.StitchRule;
import org.desirepath.eventlog.identity.Stitching;
import org.desirepath.eventlog.privacy.Privacy;
import org.desirepath.eventlog.privacy.Privacy.Treatment;
import org.desirepath.io.csv.IdentityTables;
import org.desirepath.io.sources.SourcesFile;
import org.jspecify.annotations.Nullable;

/** The logs that a sources file names, as one by customer. */
final class SourceLogs {
  /** The table's column of customers. */
  private static final String CUSTOMER = "customer";

  private final String file;
  private final SourcesFile sources;
  private final LogOptions options;
  private final Privacy privacy;
  private final Map<String, Treatment> idsOfSource = new TreeMap<>();
  private final List<LogFiles.InputFile> inputs = new ArrayList<>();
  private final Set<String> columns = new TreeSet<>();
  private @Nullable Set<String> missing;
  private final List<ReadReport> reports = new ArrayList<>();
  private final Map<String, String> labels = new LinkedHashMap<>();

  private SourceLogs(String file, SourcesFile sources, LogOptions options, Privacy privacy) {
    this.file = file;
    this.sources = sources;
    this.options = options;
    this.privacy = privacy;
  }

  static LogFiles.Result read(Path path, LogOptions options, Privacy privacy) throws IOException {
    String file = String.valueOf(path.getFileName());
    SourceLogs run = new SourceLogs(file, SourcesFile.read(path), options, privacy);
    ModelFiles.bytes(path, run.inputs);
    EventLog merged = run.merged(LogFiles.logName(List.of(path)));
    run.requireKeys(merged);
    IdentityTable table = run.hidden(run.table());
    run.requireHidden(table);
    IdentityPlan plan = new IdentityPlan(table, run.sources.customerKeys(), run.sources.rules());
    Stitching.Result stitched = Stitching.stitch(merged, plan);
    EventLog log = stitched.log().withQuality(run.unused(table, merged));
    return new LogFiles.Result(log, run.inputs, run.reports, run.labels, stitched.audit());
  }

  /** A name to be hidden that is in no source, nor in the table, hides nothing. */
  private void requireHidden(IdentityTable table) throws FormatException {
    table.rows().forEach(row -> columns.addAll(row.attributes().keySet()));
    Set<String> nowhere = new TreeSet<>(missing == null ? Set.of() : missing);
    nowhere.removeIf(name -> columns.contains(name) || name.equals(CUSTOMER));
    if (!nowhere.isEmpty()) {
      throw new FormatException(
          file,
          0,
          "no column \"" + nowhere.iterator().next() + "\" to be hidden; there are " + columns);
    }
  }

  /** The table as the logs were read: with pseudonyms where they have them. */
  private IdentityTable hidden(IdentityTable table) throws FormatException {
    if (!privacy.isAsked()) {
      return table;
    }
    boolean hideCustomers = hidesCustomers();
    List<Row> rows = new ArrayList<>();
    for (Row row : table.rows()) {
      requireSharp(row);
      Treatment ids = idsOfSource.getOrDefault(row.source(), Treatment.KEPT);
      if (ids == Treatment.SUPPRESSED) {
        throw new FormatException(
            file,
            0,
            "the identifiers of source "
                + row.source()
                + " are suppressed, so the identity table finds none; pseudonymise them");
      }
      Map<String, String> attributes = new TreeMap<>();
      for (Map.Entry<String, String> cell : row.attributes().entrySet()) {
        columns.add(cell.getKey());
        Treatment treatment = privacy.of(cell.getKey());
        if (treatment != Treatment.SUPPRESSED) {
          boolean hide = treatment == Treatment.PSEUDONYMIZED;
          attributes.put(
              cell.getKey(), hide ? privacy.pseudonym(cell.getValue()) : cell.getValue());
        }
      }
      rows.add(
          new Row(
              row.line(),
              row.source(),
              ids == Treatment.KEPT ? row.id() : privacy.pseudonym(row.id()),
              hideCustomers ? privacy.pseudonym(row.customer()) : row.customer(),
              row.fromMillis(),
              row.toMillis(),
              attributes));
    }
    return new IdentityTable(rows);
  }

  /** Customers' identifiers are hidden wherever they stand, or nowhere: half would match none. */
  private boolean hidesCustomers() throws FormatException {
    Map<String, Treatment> all = new TreeMap<>();
    if (sources.table() != null) {
      Treatment asCase = privacy.ofCase(Privacy.CASE);
      Treatment byName = privacy.of(CUSTOMER);
      all.put(CUSTOMER, byName == Treatment.KEPT ? asCase : byName);
    }
    sources.customerKeys().forEach(key -> all.put(key, privacy.of(key)));
    for (SourcesFile.Source source : sources.sources()) {
      if (source.customerIds()) {
        all.put("ids of " + source.name(), idsOfSource.getOrDefault(source.name(), Treatment.KEPT));
      }
    }
    Set<Treatment> different = new HashSet<>(all.values());
    if (different.size() > 1 || different.contains(Treatment.SUPPRESSED)) {
      throw new FormatException(
          file,
          0,
          "customers' identifiers stand in "
              + all.keySet()
              + "; pseudonymise all of them or none (the column of the table is \"customer\")");
    }
    return different.contains(Treatment.PSEUDONYMIZED);
  }

  private void requireSharp(Row row) throws FormatException {
    for (long bound : new long[] {row.fromMillis(), row.toMillis()}) {
      if (bound != EventLog.NO_TIME && privacy.time(bound) != bound) {
        throw new FormatException(
            file,
            row.line(),
            "a date of the identity table lies between the steps that times are cut to, so nobody"
                + " can say on which side an event was; expected dates at these steps");
      }
    }
  }

  private EventLog merged(String name) throws IOException {
    List<LogSource> logs = new ArrayList<>();
    for (SourcesFile.Source source : sources.sources()) {
      LogFiles.OneLog one = LogFiles.readFiles(source.logs(), source.options(options), privacy);
      idsOfSource.put(source.name(), one.ids());
      columns.addAll(one.columns());
      if (missing == null) {
        missing = new TreeSet<>(one.missing());
      }
      missing.retainAll(one.missing());
      LogFiles.Result read = one.result();
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
                unused,
                true));
  }
}
