package org.desirepath.report.tables;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.conformance.ConformanceLevels;
import org.desirepath.conformance.ConformanceLevels.Part;
import org.desirepath.diagnostics.progress.OpenJourneys;
import org.desirepath.diagnostics.progress.OpenJourneys.Journey;
import org.desirepath.eventlog.EventLog;
import org.desirepath.report.document.CsvTable;
import org.desirepath.report.document.TableOutput;

/** Open journeys and conformance by level as tables for a spreadsheet. */
public final class IncompleteTables {
  private IncompleteTables() {}

  static void writeOpenJourneys(ComparisonResult result, TableOutput out) throws IOException {
    OpenJourneys open =
        OpenJourneys.of(result.journeys(), result.conformance(), result.asOfMillis())
            .shown(result.findings().parameters().small());
    try (CsvTable table =
        new CsvTable(
            out,
            "id",
            "leftTruncated",
            "last",
            "silentMillis",
            "cost",
            "exact",
            "completionDistance",
            "pending",
            "possible",
            "overdue",
            "dueSince")) {
      for (Journey journey : open.journeys()) {
        table.text(result.journeys().traceId(journey.trace()));
        table.text("" + journey.truncated()).text(journey.last());
        if (journey.silentMillis().isPresent()) {
          table.count(journey.silentMillis().getAsLong());
        } else {
          table.empty();
        }
        table.count(journey.cost()).text("" + journey.exact());
        table.count(journey.rest().distance());
        table.text(String.join("; ", journey.rest().must()));
        table.text(String.join("; ", journey.rest().may()));
        table.text(
            journey.overdue().stream()
                .map(OpenJourneys.Overdue::touchpoint)
                .collect(Collectors.joining("; ")));
        table.time(
            journey.overdue().isEmpty() ? EventLog.NO_TIME : journey.overdue().get(0).dueMillis());
        table.endRow();
      }
    }
  }

  static void writeLevels(ComparisonResult result, TableOutput out) throws IOException {
    ConformanceLevels levels = ConformanceLevels.of(result.conformance());
    try (CsvTable table =
        new CsvTable(
            out,
            "level",
            "name",
            "phase",
            "journeys",
            "complete",
            "partial",
            "missing",
            "notReached",
            "sync",
            "log",
            "model",
            "cost",
            "fitness")) {
      writeParts(table, "phase", levels.phases());
      writeParts(table, "step", levels.steps());
      writeParts(table, "touchpoint", levels.touchpoints());
    }
  }

  private static void writeParts(CsvTable table, String level, List<Part> parts) {
    for (Part part : parts) {
      table.text(level).text(part.name()).text(part.phase());
      Stream.of(
              part.journeys(),
              part.complete(),
              part.partial(),
              part.missing(),
              part.notReached(),
              part.synchronous(),
              part.log(),
              part.model(),
              part.cost())
          .forEach(table::count);
      table.number(part.fitness());
      table.endRow();
    }
  }
}
