package org.desirepath.report.tables;

import java.io.IOException;
import java.util.List;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.diagnostics.dropoff.DropOff;
import org.desirepath.diagnostics.dropoff.DropOff.IncidencePoint;
import org.desirepath.report.document.CsvTable;
import org.desirepath.report.document.TableOutput;
import org.desirepath.statistics.Interval;
import org.jspecify.annotations.Nullable;

/** What became of journeys by the time since their first event, with bands, for charts. */
public final class IncidenceTable {
  private IncidenceTable() {}

  static void write(ComparisonResult result, TableOutput out) throws IOException {
    DropOff dropOff = result.findings().dropOff();
    List<IncidencePoint> points = dropOff == null ? List.of() : dropOff.cumulativeIncidence();
    try (CsvTable table =
        new CsvTable(
            out,
            "timeMillis",
            "n",
            "completed",
            "completedLow",
            "completedHigh",
            "exited",
            "exitedLow",
            "exitedHigh",
            "abandoned",
            "abandonedLow",
            "abandonedHigh")) {
      for (IncidencePoint point : points) {
        table.count(point.timeMillis()).count(point.n());
        share(table, point.completed(), point.completedInterval());
        share(table, point.exited(), point.exitedInterval());
        share(table, point.abandoned(), point.abandonedInterval());
        table.endRow();
      }
    }
  }

  private static void share(CsvTable table, double share, @Nullable Interval band) {
    table.number(share);
    if (band == null) {
      table.empty().empty();
    } else {
      table.number(band.low()).number(band.high());
    }
  }
}
