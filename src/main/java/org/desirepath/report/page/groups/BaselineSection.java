package org.desirepath.report.page.groups;

import java.io.IOException;
import java.util.List;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.comparison.baseline.BaselineComparison;
import org.desirepath.comparison.baseline.BaselineComparison.Row;
import org.desirepath.comparison.baseline.ResultNumbers.NumberKey;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.report.document.CsvTable;
import org.desirepath.report.document.TableOutput;
import org.desirepath.report.html.Html;
import org.desirepath.report.html.HtmlTable;
import org.desirepath.report.wording.English;

/** What changed since an earlier result, on the page and as a table. */
public final class BaselineSection {
  static final String ID = "baseline";
  private static final int ROWS = 60;

  private BaselineSection() {}

  static void write(Html html, BaselineComparison baseline) {
    html.raw("<section id=\"" + ID + "\">\n");
    html.element("h3", GroupTexts.BASELINE);
    html.paragraph(
        "",
        "Beside a result of "
            + English.count(baseline.journeys(), "journey", "journeys")
            + period(baseline)
            + ": "
            + English.count(baseline.tested(), "number was", "numbers were")
            + " compared, "
            + English.count(baseline.changed())
            + (baseline.changed() == 1 ? " has" : " have")
            + " changed beyond chance (q at most 0.05).");
    baseline.notes().forEach(note -> html.paragraph("note", note));
    List<Row> shown =
        baseline
            .rows()
            .subList(0, Math.min(baseline.rows().size(), Math.max(ROWS, baseline.changed())));
    if (!shown.isEmpty()) {
      table(shown, baseline.rows().size() - shown.size()).write(html);
    }
    html.raw("</section>\n");
  }

  private static String period(BaselineComparison baseline) {
    String from = baseline.from();
    String to = baseline.to();
    return from == null || to == null || from.length() < 10 || to.length() < 10
        ? ""
        : " from " + from.substring(0, 10) + " to " + to.substring(0, 10);
  }

  private static HtmlTable table(List<Row> shown, int hidden) {
    HtmlTable table = new HtmlTable("baseline-table", "Numbers by q" + GroupTexts.hidden(hidden));
    table.columns("What", "Finding", "Then\u00a0[95\u00a0%]", "Of", "Now\u00a0[95\u00a0%]", "Of");
    table.columns("Difference\u00a0[95\u00a0%]", "q");
    table.fields("", "", "then", "", "now", "", "difference", "q");
    int index = 0;
    for (Row row : shown) {
      String place = "/baseline/rows/" + index++;
      boolean ratio = row.key().finding().equals("moment");
      table.row(!row.p().isPresent(), place);
      table.markup(subject(row.key()));
      table.text(finding(row));
      value(table, row.then(), ratio);
      n(table, row.thenN(), ratio, place + "/thenN");
      value(table, row.now(), ratio);
      n(table, row.nowN(), ratio, place + "/nowN");
      if (ratio) {
        table.quantity(row.difference(), 2);
      } else {
        table.points(row.difference());
      }
      GroupSection.q(table, row.q());
    }
    return table;
  }

  private static String finding(Row row) {
    if (row.direction() == null) {
      return row.p().isPresent() ? GroupTexts.NOT_BEYOND_CHANCE : "not tested";
    }
    return row.direction().equals("higher") ? GroupTexts.HIGHER : GroupTexts.LOWER;
  }

  private static void value(HtmlTable table, Quantity value, boolean ratio) {
    if (ratio) {
      table.quantity(value, 2);
    } else {
      table.share(value);
    }
  }

  private static void n(HtmlTable table, long n, boolean ratio, String place) {
    if (ratio || n == 0) {
      table.absent(ratio ? "an odds ratio is of strata" : "not known");
    } else {
      table.at(place).count(n);
    }
  }

  private static String subject(NumberKey key) {
    String name = "<b>" + Html.named(key.touchpoint()) + "</b>";
    return switch (key.finding()) {
      case "fitting" -> "journeys as planned";
      case "success" -> "success within the window";
      case "dropOff" -> "lost at " + name;
      case "branch" -> "take " + name;
      case "moment" -> name + ": odds ratio, " + Html.escape(key.kind());
      default -> Html.escape(key.kind()) + " " + name;
    };
  }

  public static void writeTable(ComparisonResult result, TableOutput out) throws IOException {
    BaselineComparison baseline = result.baseline();
    try (CsvTable table =
        new CsvTable(
            out,
            "finding",
            "kind",
            "touchpoint",
            "then",
            "then_low",
            "then_high",
            "then_count",
            "then_n",
            "now",
            "now_low",
            "now_high",
            "now_count",
            "now_n",
            "difference",
            "difference_low",
            "difference_high",
            "p",
            "q",
            "direction")) {
      for (Row row : baseline == null ? List.<Row>of() : baseline.rows()) {
        table.text(row.key().finding()).text(row.key().kind()).text(row.key().touchpoint());
        table.estimate(row.then()).count(row.thenCount()).count(row.thenN());
        table.estimate(row.now()).count(row.nowCount()).count(row.nowN());
        table.estimate(row.difference()).quantity(row.p()).quantity(row.q());
        table.text(row.direction()).endRow();
      }
    }
  }
}
