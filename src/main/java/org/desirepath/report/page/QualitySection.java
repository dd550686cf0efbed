package org.desirepath.report.page;

import org.desirepath.comparison.ComparisonResult;
import org.desirepath.eventlog.QualityFinding;
import org.desirepath.eventlog.QualityFinding.Severity;
import org.desirepath.report.html.Html;
import org.desirepath.report.html.HtmlTable;

/** What was found in the data that a reader of the results must know. */
public final class QualitySection {
  private QualitySection() {}

  static void write(Html html, ComparisonResult result) {
    html.raw("<section id=\"quality\">\n");
    html.element("h3", "Data quality");
    if (result.quality().isEmpty()) {
      html.paragraph("", "Nothing stood out.");
    } else {
      HtmlTable table = new HtmlTable("quality-table", "What was found in the data");
      table.columns("Finding", "Weight", "Count", "What it means", "Examples");
      for (QualityFinding finding : result.quality()) {
        table.row().name(finding.code()).text(weight(finding.severity()));
        table.count(finding.count()).text(finding.message());
        Html examples = new Html();
        finding.examples().forEach(e -> examples.raw("<code>").name(e).raw("</code> "));
        table.markup(examples.markup().strip());
      }
      table.write(html);
    }
    html.raw("</section>\n");
  }

  private static String weight(Severity severity) {
    return switch (severity) {
      case INFO -> "i note";
      case WARNING -> "! warning";
      case ERROR -> "✕ error";
    };
  }
}
