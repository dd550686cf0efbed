package org.desirepath.report.page.findings;

import java.io.IOException;
import java.util.List;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.diagnostics.Findings;
import org.desirepath.diagnostics.deviations.Deviation;
import org.desirepath.diagnostics.observability.Measured;
import org.desirepath.diagnostics.observability.Observability;
import org.desirepath.diagnostics.observability.Observability.Angle;
import org.desirepath.diagnostics.observability.Observability.Cell;
import org.desirepath.diagnostics.observability.Observability.Fill;
import org.desirepath.diagnostics.observability.Observability.Row;
import org.desirepath.diagnostics.observability.Recording;
import org.desirepath.report.document.CsvTable;
import org.desirepath.report.document.TableOutput;
import org.desirepath.report.html.Html;
import org.desirepath.report.html.HtmlTable;
import org.desirepath.report.wording.English;
import org.desirepath.report.wording.RankedFindings;
import org.desirepath.report.wording.Reasons;
import org.desirepath.report.wording.Sentences;

/** What the log can show of each touchpoint, in the page and as a table for a spreadsheet. */
public final class ObservabilitySection {
  private ObservabilitySection() {}

  public static void write(Html html, ComparisonResult result) {
    Observability matrix = result.findings().touchpoints().observability();
    if (matrix.rows().isEmpty()) {
      return;
    }
    html.raw("<section id=\"observability\">\n");
    html.element("h3", "What can be measured");
    html.paragraph("", summary(matrix));
    html.paragraph(
        "note",
        "For each touchpoint: who it is for, what to offer next, and what makes it personal, as"
            + " far as the design names attributes that must be known before it; and whether its"
            + " events say what the design asks for. A share is of the journeys with the"
            + " touchpoint, with its 95 % interval. What is not measured is never counted as left"
            + " out.");
    HtmlTable table = new HtmlTable("observability-table", "Touchpoint by touchpoint");
    table.columns("Touchpoint", "Audience", "Next best action", "Personalisation");
    table.columns("Measurability", "Recorded", "Of those that passed", "All together");
    table.fields("", "", "", "", "", "recording/recorded", "recording/passed", "");
    int index = 0;
    for (Row row : matrix.rows()) {
      String place = "/observability/matrix/" + index++;
      table.row(row.recording().recorded() < RankedFindings.FEW, place);
      table.name(row.touchpoint());
      row.cells().forEach(cell -> cell(table, cell));
      table.count(row.recording().recorded()).count(row.recording().passed());
      table.text(words(row.verdict()));
    }
    table.write(html);
    html.raw("</section>\n");
  }

  /** Says which touchpoints nobody may call left out; nothing when there are none. */
  static void neverRecorded(Html html, ComparisonResult result) {
    List<Row> rows = result.findings().touchpoints().observability().neverRecorded();
    List<Row> passed = rows.stream().filter(row -> row.recording().passed() > 0).toList();
    if (passed.isEmpty()) {
      return;
    }
    html.raw("<p class=\"note\">").text("Not measured, so not called left out: ");
    for (int i = 0; i < passed.size(); i++) {
      html.text(i == 0 ? "" : ", ").raw("<b>").name(passed.get(i).touchpoint()).raw("</b>");
      html.text(
          " (passed by "
              + English.count(passed.get(i).recording().passed(), "journey", "journeys")
              + ")");
    }
    html.raw(". <a href=\"#observability\">").text("What can be measured").raw("</a></p>\n");
  }

  /** Why a touchpoint has no journeys. */
  static String withoutEvents(ComparisonResult result, String touchpoint) {
    if (!result.model().facts().touchpoint(touchpoint).observable()) {
      return "leaves no event";
    }
    boolean passed =
        result
            .findings()
            .touchpoints()
            .observability()
            .recording(touchpoint)
            .filter(recording -> recording.passed() > 0)
            .isPresent();
    return passed ? "not measured" : "no data";
  }

  private static String summary(Observability matrix) {
    return "Of "
        + English.count(matrix.rows().size(), "touchpoint", "touchpoints")
        + " in the design, "
        + English.count(matrix.measured())
        + " can be measured as the design asks, "
        + English.count(matrix.partly())
        + " partly and "
        + English.count(matrix.notMeasured())
        + " not; "
        + English.count(matrix.notObservable())
        + " leave no event by design.";
  }

  private static void cell(HtmlTable table, Cell cell) {
    if (cell.verdict() == null) {
      table.absentWords(Reasons.orUnknown(cell.reason()));
      return;
    }
    String share =
        cell.share().isPresent()
            ? " " + Html.escape(Sentences.share(cell.share()) + ", n = " + English.count(cell.n()))
            : "";
    String why = cell.reason() == null ? "" : table.reference(cell.reason());
    table.markup(Html.escape(words(cell.verdict())) + share + why);
  }

  /** A verdict with a mark that needs no colour. */
  static String words(Measured verdict) {
    return switch (verdict) {
      case MEASURED -> "● measured";
      case PARTLY -> "◐ partly";
      case NOT_MEASURED -> "○ not measured";
      case NOT_OBSERVABLE -> "– no event by design";
    };
  }

  public static void write(ComparisonResult result, TableOutput out) throws IOException {
    try (CsvTable table =
        new CsvTable(
            out,
            "touchpoint",
            "phase",
            "angle",
            "what",
            "asked",
            "verdict",
            "n",
            "filled",
            "share",
            "shareLow",
            "shareHigh",
            "afterwards",
            "ageMillis",
            "ageLow",
            "ageHigh",
            "reason")) {
      for (Row row : result.findings().touchpoints().observability().rows()) {
        for (Cell cell : row.cells()) {
          table.text(row.touchpoint()).text(row.phase()).text(cell.angle().word()).text("(all)");
          table.text("true").text(cell.verdict() == null ? "" : cell.verdict().word());
          table.count(cell.n()).count(cell.filled()).estimate(cell.share());
          table.empty().empty().empty().empty().text(cell.reason());
          table.endRow();
          for (Fill fill : cell.fills()) {
            fill(table, row, cell.angle(), fill);
          }
        }
      }
    }
  }

  /** How the touchpoint of a deviation is recorded: five cells. */
  public static void writeOfDeviation(CsvTable table, Findings findings, Deviation deviation) {
    Recording recording = findings.recording(deviation).orElse(null);
    if (recording == null) {
      table.empty().empty().empty().empty().empty();
    } else {
      table.text(recording.verdict().word()).text(recording.reason());
      table.estimate(recording.missingOutsideGaps());
    }
  }

  private static void fill(CsvTable table, Row row, Angle angle, Fill fill) {
    table.text(row.touchpoint()).text(row.phase()).text(angle.word()).text(fill.what());
    table.text("" + fill.asked()).text(fill.verdict().word());
    table.count(fill.n()).count(fill.filled()).estimate(fill.share());
    table.count(fill.afterwards()).estimate(fill.ageMillis());
    table.text(fill.what().equals("event") ? row.recording().reason() : "");
    table.endRow();
  }
}
