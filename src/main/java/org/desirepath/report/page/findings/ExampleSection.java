package org.desirepath.report.page.findings;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.diagnostics.deviations.Deviation;
import org.desirepath.report.html.Html;
import org.desirepath.report.html.HtmlTable;
import org.desirepath.report.wording.English;
import org.desirepath.report.wording.RankedFindings;

/**
 * The journeys that departures name as examples, each beside the plan. Only journeys that a
 * departure may name: at least k share it.
 */
public final class ExampleSection {
  private static final int MOST_JOURNEYS = 120;

  private ExampleSection() {}

  /** The place in the page of each example journey that is shown, by its id. */
  static Map<String, String> anchors(ComparisonResult result) {
    Map<String, String> anchors = new LinkedHashMap<>();
    for (Deviation deviation : RankedFindings.allDeviations(result)) {
      for (String id : deviation.examples()) {
        if (anchors.size() < MOST_JOURNEYS) {
          anchors.putIfAbsent(id, "journey-" + (anchors.size() + 1));
        }
      }
    }
    return anchors;
  }

  public static void write(Html html, ComparisonResult result) {
    Map<String, String> anchors = anchors(result);
    if (anchors.isEmpty()) {
      return;
    }
    Map<String, Integer> traces = traces(result, anchors);
    html.raw("<section id=\"examples\">\n");
    html.element("h3", "Example journeys beside the plan");
    html.paragraph(
        "note",
        "Named only where at least "
            + result.findings().parameters().k()
            + " journeys share the departure. The alignment is the one that all numbers rest on.");
    HtmlTable table = new HtmlTable("example-table", "Example journeys, by the departures above");
    table.columns("Journey", "Ended", "Cost", "Beside the plan");
    anchors.forEach(
        (id, anchor) -> {
          Integer trace = traces.get(id);
          if (trace != null) {
            VariantAlignment variant =
                result.conformance().variants().get(result.conformance().variantOf(trace));
            table.row().markup("<code id=\"" + anchor + "\">" + Html.named(id) + "</code>");
            table.text(English.status(result.statuses().get(trace)));
            VariantSection.cost(table, variant);
            table.markup(VariantSection.moves(variant));
          }
        });
    table.write(html);
    html.raw("</section>\n");
  }

  private static Map<String, Integer> traces(ComparisonResult result, Map<String, String> anchors) {
    Map<String, Integer> traces = new HashMap<>();
    for (int trace = 0; trace < result.journeys().traceCount(); trace++) {
      String id = result.journeys().traceId(trace);
      if (anchors.containsKey(id)) {
        traces.putIfAbsent(id, trace);
      }
    }
    return traces;
  }

  /** Links to the journeys that are shown, the others by name. */
  static String links(List<String> ids, Map<String, String> anchors) {
    Html html = new Html();
    for (String id : ids) {
      String anchor = anchors.get(id);
      html.raw(anchor == null ? "" : "<a href=\"#" + anchor + "\">");
      html.raw("<code>").name(id).raw("</code>");
      html.raw(anchor == null ? " " : "</a> ");
    }
    return html.markup().strip();
  }
}
