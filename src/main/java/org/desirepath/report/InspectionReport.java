package org.desirepath.report;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.desirepath.comparison.Provenance;
import org.desirepath.discovery.DirectlyFollowsMiner;
import org.desirepath.eventlog.Column;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.QualityFinding;
import org.desirepath.eventlog.Variant;
import org.desirepath.eventlog.identity.IdentityAudit;
import org.desirepath.eventlog.privacy.SmallCells;
import org.desirepath.io.Classifier;
import org.desirepath.io.LogColumn;
import org.desirepath.io.LogFiles;
import org.desirepath.io.ReadReport;
import org.desirepath.model.DirectlyFollowsGraph;
import org.desirepath.report.json.LifecycleSummary;
import org.desirepath.report.wording.Period;
import org.desirepath.statistics.Interval;
import org.desirepath.statistics.Proportion;
import org.jspecify.annotations.Nullable;

/**
 * What a log holds and how it was understood, without a model: as lines for a person, as JSON, and
 * as a mapping file to edit. O(events x attributes).
 *
 * @param read the log and how it was read
 * @param provenance to go with the JSON
 * @param small what too few journeys share
 */
public record InspectionReport(LogFiles.Result read, Provenance provenance, SmallCells small) {
  private static final int SHOWN = 10;
  private static final int FIRST_EVENTS = 5;

  /** An event as it was understood. */
  record Understood(String journey, String activity, @Nullable String time) {}

  /** The first events of the log; none where journeys must not be shown one by one. */
  List<Understood> firstEvents() {
    EventLog log = read.log();
    List<Understood> first = new ArrayList<>();
    for (int t = 0; t < log.traceCount() && small.shows(1); t++) {
      for (int e = log.firstEvent(t); e < log.endEvent(t) && first.size() < FIRST_EVENTS; e++) {
        long time = log.timeMillis(e);
        first.add(
            new Understood(
                log.traceId(t),
                log.activities().get(log.activity(e)),
                time == EventLog.NO_TIME ? null : Instant.ofEpochMilli(time).toString()));
      }
      if (first.size() == FIRST_EVENTS) {
        break;
      }
    }
    return first;
  }

  private void addChoices(List<String> lines) {
    List<Understood> first = firstEvents();
    if (!first.isEmpty()) {
      lines.add("");
      lines.add("first events as understood (journey, event, time in UTC):");
      first.forEach(
          e ->
              lines.add(
                  "  \""
                      + e.journey
                      + "\"  \""
                      + e.activity
                      + "\"  "
                      + (e.time == null ? "no time" : e.time)));
    }
    List<OtherMappings.Outcome> others = OtherMappings.of(read);
    if (!others.isEmpty() || OtherMappings.tooMany(read.log())) {
      lines.add("");
      lines.add("what another choice would make of it:");
      others.forEach(
          o ->
              lines.add(
                  (o.chosen() ? "* " : "  ")
                      + o.what()
                      + " = "
                      + o.value()
                      + ": "
                      + count(o.journeys())
                      + " journeys, "
                      + count(o.activities())
                      + " event names, "
                      + count(o.variants())
                      + " variants, "
                      + count(o.timed())
                      + " of "
                      + count(o.events())
                      + " events with a time"));
      if (OtherMappings.tooMany(read.log())) {
        lines.add("  not tried: the log is too large; inspect a part of it");
      }
    }
  }

  private void addRare(List<String> lines) {
    SmallCells.Rare rare = small.rare(read.log());
    if (rare.variants() > 0) {
      lines.add(
          "  "
              + count(rare.journeys())
              + " journeys ("
              + percent(rare.journeys(), read.log().traceCount())
              + ") have one of "
              + count(rare.variants())
              + " variants that fewer than "
              + small.k()
              + " journeys share (--k)"
              + (small.masked() ? "; not listed" : ""));
    }
  }

  /** Lines for a person; texts from the log are as they are, so escape them for a terminal. */
  public List<String> lines() {
    EventLog log = read.log();
    List<String> lines = new ArrayList<>();
    lines.add(
        log.name()
            + ": "
            + count(log.traceCount())
            + " journeys, "
            + count(log.eventCount())
            + " events, "
            + count(usedActivities().size())
            + " event names, "
            + count(log.variants().size())
            + " variants");
    Period period = Period.of(log);
    lines.add(
        "period: "
            + (period.isKnown()
                ? Instant.ofEpochMilli(period.fromMillis())
                    + " to "
                    + Instant.ofEpochMilli(period.toMillis())
                : "no times"));
    LifecycleSummary.of(log).ifPresent(lifecycle -> lines.add(lifecycle.line()));
    for (ReadReport report : read.reports()) {
      lines.add("");
      lines.add(report.file() + " (" + report.format() + "), understood as:");
      report
          .choices()
          .forEach(c -> lines.add("  " + c.what() + " = " + c.value() + ": " + c.reason()));
      for (Classifier classifier : report.classifiers()) {
        lines.add(
            "  --classifier \""
                + classifier.name()
                + "\" = "
                + String.join(" + ", classifier.keys())
                + ": "
                + count(classCount(classifier, report, log))
                + " event names");
      }
    }
    addChoices(lines);
    addActivities(lines);
    addVariants(lines);
    addAttributes(lines, "event attributes", log.eventColumns());
    addAttributes(lines, "journey attributes", log.traceColumns());
    addIdentity(lines);
    addQuality(lines);
    return lines;
  }

  private List<DirectlyFollowsGraph.Activity> usedActivities() {
    return new DirectlyFollowsMiner().discover(read.log()).activities();
  }

  private void addActivities(List<String> lines) {
    lines.add("");
    lines.add("event names (events, journeys):");
    usedActivities().stream()
        .sorted((a, b) -> Long.compare(b.events(), a.events()))
        .limit(4 * SHOWN)
        .forEach(
            a -> lines.add("  " + a.label() + "  " + count(a.events()) + ", " + count(a.traces())));
    addRest(lines, usedActivities().size() - 4 * SHOWN, "names");
  }

  private void addVariants(List<String> lines) {
    EventLog log = read.log();
    lines.add("");
    lines.add("most frequent variants:");
    for (Variant variant : log.variants().subList(0, Math.min(SHOWN, log.variants().size()))) {
      if (!small.shows(variant.traceCount())) {
        break;
      }
      List<String> shown =
          variant.activities().subList(0, Math.min(12, variant.activities().size()));
      lines.add(
          "  "
              + count(variant.traceCount())
              + " ("
              + percent(variant.traceCount(), log.traceCount())
              + ")  "
              + String.join(" > ", shown)
              + (shown.size() < variant.activities().size() ? " > ... " : ""));
    }
    addRest(lines, log.variants().size() - SHOWN, "variants");
    addRare(lines);
  }

  private void addAttributes(List<String> lines, String heading, Map<String, Column> columns) {
    if (columns.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(heading + " (type, filled, distinct values):");
    for (Column column : columns.values()) {
      List<String> values = column.distinct();
      lines.add(
          "  "
              + column.name()
              + "  "
              + column.type().name().toLowerCase(Locale.ROOT)
              + ", "
              + percent(column.presentCount(), column.size())
              + ", "
              + count(values.size())
              + (values.size() <= 8 && small.showsValues(read.log(), column)
                  ? ": " + String.join(" | ", values)
                  : ""));
    }
  }

  private void addIdentity(List<String> lines) {
    IdentityAudit identity = read.identity();
    if (identity == null) {
      return;
    }
    lines.add("");
    lines.add("identifiers of a known person (of all, 95 % interval; without stitching):");
    lines.add("  all  " + rate(identity.ids()));
    identity.channels().forEach(rate -> lines.add("  channel " + rate.name() + "  " + rate(rate)));
    identity.touchpoints().stream()
        .limit(4 * SHOWN)
        .forEach(rate -> lines.add("  " + rate.name() + "  " + rate(rate)));
    addRest(lines, identity.touchpoints().size() - 4 * SHOWN, "names");
    lines.add("");
    lines.add("stitches (to the journey, by):");
    List<IdentityAudit.Stitch> stitches = identity.stitches();
    for (IdentityAudit.Stitch s : stitches.subList(0, Math.min(SHOWN, stitches.size()))) {
      lines.add(
          "  "
              + s.id()
              + "  "
              + s.outcome().word()
              + (s.by().isEmpty() ? "" : ": " + s.customer() + " by " + s.by())
              + (s.evidence() == null ? "" : " (" + s.evidence() + ")")
              + (s.with() == null ? "" : " with " + s.with()));
    }
    addRest(lines, stitches.size() - SHOWN, "stitches; --json has all");
  }

  private static String rate(IdentityAudit.Rate rate) {
    if (rate.ids() == 0) {
      return "none";
    }
    Interval interval = new Proportion(rate.identified(), rate.ids()).wilson();
    return count(rate.identified())
        + " of "
        + count(rate.ids())
        + ", "
        + percent(rate.identified(), rate.ids())
        + String.format(Locale.ROOT, " [%.1f, %.1f]", 100 * interval.low(), 100 * interval.high())
        + "; "
        + count(rate.direct());
  }

  private void addQuality(List<String> lines) {
    lines.add("");
    lines.add(read.log().quality().isEmpty() ? "data quality: nothing found" : "data quality:");
    for (QualityFinding finding : small.shown(read.log().quality())) {
      lines.add(
          "  "
              + finding.severity()
              + " "
              + finding.code()
              + ": "
              + count(finding.count())
              + " "
              + finding.message()
              + (finding.examples().isEmpty()
                  ? ""
                  : " (such as " + String.join(", ", finding.examples()) + ")"));
    }
  }

  private static void addRest(List<String> lines, int rest, String what) {
    if (rest > 0) {
      lines.add("  and " + count(rest) + " more " + what);
    }
  }

  /** The same as JSON, for other programs; does not close {@code out}. */
  public void writeJson(Appendable out) throws IOException {
    InspectionJson.write(this, out);
  }

  /**
   * A mapping file (YAML) that reads the log in the same way, to be edited and given as {@code
   * --mapping}.
   *
   * @param zone of times that do not say theirs, or null when none was given
   */
  public String mapping(@Nullable ZoneId zone) {
    return new MappingText(read, zone).yaml();
  }

  /** The number of event names that a classifier would give. */
  static int classCount(Classifier classifier, ReadReport report, EventLog log) {
    String activityKey =
        report.choices().stream()
            .filter(c -> c.what().equals(LogColumn.ACTIVITY.key()))
            .map(ReadReport.Choice::value)
            .findFirst()
            .orElse("");
    return classifier.classCount(log, activityKey);
  }

  private static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  private static String percent(long part, long whole) {
    return whole == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
  }
}
