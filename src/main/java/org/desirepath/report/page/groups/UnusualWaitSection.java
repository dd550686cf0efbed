package org.desirepath.report.page.groups;

import java.util.List;
import org.desirepath.comparison.UnusualWaits;
import org.desirepath.diagnostics.deviations.DeviationKind;
import org.desirepath.report.html.Html;
import org.desirepath.report.html.HtmlTable;
import org.desirepath.report.json.RulesJson;
import org.desirepath.report.wording.English;

/** Waits against what is usual, where the design promises nothing. */
public final class UnusualWaitSection {
  static final String ID = "unusual-waits";
  static final String TITLE = "Unusual waits";
  private static final int ROWS = 60;
  private static final String JSON = "/unusualWaits/rows/";

  private UnusualWaitSection() {}

  static void write(Html html, UnusualWaits found) {
    html.raw("<section id=\"" + ID + "\">\n");
    html.element("h3", TITLE);
    html.paragraph(
        "",
        "Measured against what is usual in these journeys, not against the design: an unusual wait"
            + " is not a broken promise. Touchpoints with a designed bound are judged by that"
            + " alone.");
    html.paragraph(
        "",
        "Usual is within "
            + English.decimal(found.zeta(), 1)
            + " robust standard deviations of the median of the logarithm of the wait: "
            + English.count(found.pairs(), "pair of touchpoints", "pairs of touchpoints")
            + " had enough waits to judge by.");
    List<UnusualWaits.Row> shown = found.rows().subList(0, Math.min(ROWS, found.rows().size()));
    if (shown.isEmpty()) {
      html.paragraph("", "No wait is unusual.");
    } else {
      table(shown, found.rows().size() - shown.size()).write(html);
    }
    html.raw("</section>\n");
  }

  private static HtmlTable table(List<UnusualWaits.Row> rows, int hidden) {
    HtmlTable table =
        new HtmlTable(
            "unusual-wait-table",
            "Waits out of the usual"
                + (hidden > 0 ? "; " + English.count(hidden) + " more are in result.json" : ""));
    table.columns("Touchpoint", "After", "Unusual", "Measured against", "Journeys", "Of");
    table.fields("", "", "", "", "journeys", "observable");
    table.columns("Share\u00a0[95\u00a0%]", "Usual wait (median)", "Still usual", "Waits");
    table.fields("share", "medianMillis", "boundMillis", "n");
    for (int i = 0; i < rows.size(); i++) {
      UnusualWaits.Row row = rows.get(i);
      boolean late = row.kind() == DeviationKind.LATE;
      table.row(row.few(), JSON + i);
      table.name(row.to()).name(row.from());
      table.text(late ? "▲ later than usual" : "▼ sooner than usual");
      table.text("profile of this log");
      table.count(row.share().successes()).count(row.share().trials());
      table.share(RulesJson.share(row.share()));
      table.number(English.duration(Math.round(row.medianMillis())), row.medianMillis());
      table.number(English.duration(Math.round(row.boundMillis())), row.boundMillis());
      table.count(row.waits());
    }
    return table;
  }
}
