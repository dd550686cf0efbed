package org.desirepath.report.tables;

import java.io.IOException;
import java.util.List;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.diagnostics.sources.SourceAudit;
import org.desirepath.eventlog.identity.IdentityAudit.Rate;
import org.desirepath.eventlog.identity.IdentityAudit.Stitch;
import org.desirepath.report.document.CsvTable;
import org.desirepath.report.document.TableOutput;
import org.desirepath.report.json.IdentityJson;

/** How the sources of a log became one, as tables; without rows where there is one source. */
public final class IdentityTables {
  private IdentityTables() {}

  static void writeStitches(ComparisonResult result, TableOutput out) throws IOException {
    SourceAudit audit = result.sources();
    try (CsvTable table =
        new CsvTable(
            out,
            "source",
            "id",
            "customer",
            "outcome",
            "by",
            "evidence",
            "with",
            "at",
            "from",
            "to",
            "events")) {
      for (Stitch stitch : audit == null ? List.<Stitch>of() : audit.identity().stitches()) {
        table.text(stitch.source());
        table.text(stitch.id());
        table.text(stitch.customer());
        table.text(stitch.outcome().word());
        table.text(stitch.by());
        table.text(stitch.evidence());
        table.text(stitch.with());
        table.time(stitch.atMillis());
        table.time(stitch.fromMillis());
        table.time(stitch.toMillis());
        table.count(stitch.events());
        table.endRow();
      }
    }
  }

  static void writeRates(ComparisonResult result, TableOutput out) throws IOException {
    SourceAudit audit = result.sources();
    try (CsvTable table =
        new CsvTable(
            out,
            "of",
            "name",
            "n",
            "identified",
            "share",
            "shareLow",
            "shareHigh",
            "direct",
            "events",
            "identifiedEvents")) {
      if (audit != null) {
        write(table, "all", List.of(audit.identity().ids()));
        write(table, "channel", audit.identity().channels());
        write(table, "touchpoint", audit.identity().touchpoints());
      }
    }
  }

  private static void write(CsvTable table, String of, List<Rate> rates) throws IOException {
    for (Rate rate : rates) {
      table.text(of);
      table.text(rate.name());
      table.count(rate.ids());
      table.count(rate.identified());
      table.estimate(IdentityJson.share(rate));
      table.count(rate.direct());
      table.count(rate.events());
      table.count(rate.identifiedEvents());
      table.endRow();
    }
  }
}
