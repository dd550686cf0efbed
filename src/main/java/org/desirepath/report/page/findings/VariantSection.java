package org.desirepath.report.page.findings;

import java.util.List;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.eventlog.privacy.SmallCells;
import org.desirepath.report.html.Html;
import org.desirepath.report.html.HtmlTable;
import org.desirepath.report.wording.English;
import org.desirepath.report.wording.MoveWords;

/** The most frequent paths, each beside the plan, move by move. */
public final class VariantSection {
  private static final int MOST_VARIANTS = 100;
  private static final int MOST_MOVES = 60;

  private VariantSection() {}

  public static void write(Html html, ComparisonResult result) {
    List<VariantAlignment> variants = result.conformance().variants();
    SmallCells small = result.findings().parameters().small();
    int shown =
        (int) variants.stream().limit(MOST_VARIANTS).filter(v -> small.shows(v.traces())).count();
    long journeys = 0;
    for (VariantAlignment variant : variants.subList(0, shown)) {
      journeys += variant.traces();
    }
    int all = result.journeys().traceCount();
    html.raw("<section id=\"variants\">\n");
    html.element("h3", "Paths beside the plan");
    if (variants.isEmpty()) {
      html.paragraph("", "There are no journeys.");
      html.raw("</section>\n");
      return;
    }
    html.raw("<p class=\"note\">");
    html.text(
        "Shown: "
            + English.count(shown)
            + " of "
            + English.count(variants.size(), "path", "paths")
            + ", "
            + English.percent((double) journeys / all)
            + " of the journeys; "
            + (small.masked()
                ? "those that fewer than " + small.k() + " journeys share are not listed anywhere. "
                : "all are in result.json. "));
    html.raw("<span class=\"move sync\">✓ as planned</span> ");
    html.raw("<span class=\"move log\">+ happened, not planned there</span> ");
    html.raw("<span class=\"move model\">◇ planned, not recorded</span></p>\n");
    HtmlTable table = new HtmlTable("variant-table", "Paths, most journeys first");
    table.columns("Path", "Journeys", "Share", "Cost", "Beside the plan");
    table.fields("", "journeys", "", "cost", "");
    for (int v = 0; v < shown; v++) {
      VariantAlignment variant = variants.get(v);
      double share = (double) variant.traces() / all;
      table.row(false, "/conformance/variants/" + v);
      table.number(English.count(v + 1L), v + 1).count(variant.traces());
      table.number(English.percent(share), share);
      cost(table, variant);
      table.markup(moves(variant));
    }
    table.write(html);
    html.raw("</section>\n");
  }

  static void cost(HtmlTable table, VariantAlignment variant) {
    int upper = variant.alignment().upperBound();
    String words =
        variant.alignment().isOptimal()
            ? English.count(upper)
            : variant.alignment().lowerBound() + " to " + upper;
    table.number(words, upper);
  }

  static String moves(VariantAlignment variant) {
    Html html = new Html().raw("<ol class=\"moves\">");
    if (variant.truncated()) {
      html.raw("<li class=\"move open\">began before the record …</li>");
    }
    int shown = 0;
    int hidden = 0;
    for (Move move : variant.alignment().moves()) {
      String mark = MoveWords.mark(move);
      if (mark.isEmpty()) {
        continue;
      }
      if (shown++ < MOST_MOVES) {
        html.raw("<li class=\"move " + MoveWords.kind(move) + "\">" + mark + " ");
        html.name(MoveWords.activity(move)).raw("</li>");
      } else {
        hidden++;
      }
    }
    if (hidden > 0) {
      html.raw("<li class=\"move\">… " + hidden + " more</li>");
    }
    if (variant.open()) {
      html.raw("<li class=\"move open\">… still open</li>");
    }
    return html.raw("</ol>").markup();
  }
}
