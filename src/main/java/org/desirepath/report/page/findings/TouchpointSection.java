package org.desirepath.report.page.findings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.comparison.JourneyMap.TouchpointCount;
import org.desirepath.diagnostics.deviations.Deviation;
import org.desirepath.model.JourneyStructure;
import org.desirepath.model.Touchpoint;
import org.desirepath.report.html.Html;
import org.desirepath.report.html.HtmlTable;
import org.desirepath.report.html.ShareBar;
import org.desirepath.report.wording.English;

/** Every touchpoint of the design, also those without data, then the unplanned ones. */
public final class TouchpointSection {
  private TouchpointSection() {}

  public static void write(Html html, ComparisonResult result) {
    html.raw("<section id=\"touchpoints\">\n");
    html.element("h3", "Touchpoint by touchpoint");
    JourneyStructure structure = JourneyStructure.of(result.model().facts());
    Map<String, List<Deviation>> deviations = new HashMap<>();
    for (Deviation deviation : result.findings().deviations()) {
      deviations.computeIfAbsent(deviation.touchpoint(), t -> new ArrayList<>()).add(deviation);
    }
    HtmlTable table =
        new HtmlTable("touchpoint-table", "The design beside what happened, journeys each once");
    boolean hasPhases = !result.model().facts().phases().isEmpty();
    table.columns("Touchpoint");
    if (hasPhases) {
      table.columns("Phase");
    }
    table.columns("Design", "Journeys", "Share of all", "Departures");
    int all = result.journeys().traceCount();
    for (TouchpointCount touchpoint : result.map().touchpoints()) {
      String name = touchpoint.touchpoint();
      table.row().name(name);
      if (hasPhases) {
        table.name(structure.phaseOf(name).orElse(""));
      }
      table.markup(design(result, touchpoint)).count(touchpoint.journeys());
      if (touchpoint.journeys() == 0) {
        table.number(ObservabilitySection.withoutEvents(result, name), 0);
      } else {
        double share = (double) touchpoint.journeys() / all;
        table.numberMarkup(Html.escape(English.percent(share)) + ShareBar.of(share, null), share);
      }
      table.markup(departures(deviations.getOrDefault(name, List.of())));
    }
    if (table.isEmpty()) {
      html.paragraph("", "The design has no touchpoints.");
    } else {
      table.write(html);
    }
    html.raw("</section>\n");
  }

  private static String design(ComparisonResult result, TouchpointCount count) {
    String name = count.touchpoint();
    if (result.model().success().contains(name)) {
      return "★ goal" + facts(result.model().facts().touchpoint(name));
    }
    if (result.model().exits().contains(name)) {
      return "■ designed exit" + facts(result.model().facts().touchpoint(name));
    }
    if (!count.planned()) {
      return result.model().facts().unplannedAllowed().contains(name)
          ? "allowed at any time"
          : "+ not in the plan";
    }
    return "planned" + facts(result.model().facts().touchpoint(name));
  }

  private static String facts(Touchpoint touchpoint) {
    Html html = new Html();
    touchpoint.channels().forEach(channel -> html.raw(", ").name(channel));
    if (touchpoint.initiator() != null) {
      html.text(", started by " + touchpoint.initiator().name().toLowerCase(Locale.ROOT));
    }
    if (touchpoint.owner() != null) {
      html.text(", owner ").name(touchpoint.owner());
    }
    return html.markup();
  }

  private static String departures(List<Deviation> deviations) {
    Html html = new Html();
    for (Deviation deviation : deviations) {
      html.raw("<span class=\"tag\">").text(English.kind(deviation.kind()) + " ");
      html.text(English.count(deviation.journeys())).raw("</span> ");
    }
    return html.markup().strip();
  }
}
