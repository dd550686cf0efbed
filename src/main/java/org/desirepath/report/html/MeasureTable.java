package org.desirepath.report.html;

import org.desirepath.conformance.quality.Measure;
import org.desirepath.conformance.quality.QualityMeasures;
import org.desirepath.report.wording.English;

/** Every quality measure with its definition and source. */
public final class MeasureTable {
  private MeasureTable() {}

  public static void write(Html html, QualityMeasures measures) {
    HtmlTable table = new HtmlTable("measure-table", "Quality measures and their definitions");
    table.columns("Measure", "Value", "Definition", "Source");
    for (Measure measure : measures.all()) {
      table.row().markup("<code>" + Html.escape(measure.name()) + "</code>");
      if (measure.value().isPresent()) {
        double value = measure.value().getAsDouble();
        boolean whole = value > 1 && value == Math.rint(value);
        table.markup(English.decimal(value, whole ? 0 : 4));
      } else {
        table.text("none");
      }
      String note = measure.note();
      table.text(
          measure.definition().text()
              + "; here n = "
              + English.count(measure.n())
              + (note == null
                  ? ""
                  : ". " + (measure.value().isPresent() ? "Note: " : "No value: ") + note)
              + ".");
      table.markup("<cite>" + Html.escape(measure.definition().source()) + "</cite>");
    }
    table.write(html);
  }
}
