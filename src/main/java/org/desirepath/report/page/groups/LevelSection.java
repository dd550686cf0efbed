package org.desirepath.report.page.groups;

import java.util.List;
import java.util.Locale;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.conformance.ConformanceLevels;
import org.desirepath.conformance.ConformanceLevels.Part;
import org.desirepath.report.html.Html;
import org.desirepath.report.html.HtmlTable;
import org.desirepath.report.wording.English;
import org.desirepath.report.wording.RankedFindings;

/** Conformance from coarse to fine: by phase and by step. Touchpoints have their own section. */
public final class LevelSection {
  private LevelSection() {}

  public static void write(Html html, ComparisonResult result) {
    ConformanceLevels levels = ConformanceLevels.of(result.conformance());
    html.raw("<section id=\"levels\">\n");
    html.element("h3", "Conformance by phase, step and touchpoint");
    html.paragraph(
        "note",
        "Of the journeys that ended. A part is missing in a journey that passed it without a single"
            + " event of it, and recorded in part if some of it is there. The cost of each level"
            + " adds up to that of the log.");
    if (!levels.phases().isEmpty()) {
      table(html, "phase-table", "By phase", "Phase", levels.phases());
      table(html, "step-table", "By step of a phase", "Step", levels.steps());
    }
    table(html, "level-touchpoint-table", "By touchpoint", "Touchpoint", levels.touchpoints());
    html.raw("</section>\n");
  }

  private static void table(
      Html html, String id, String caption, String heading, List<Part> parts) {
    HtmlTable table = new HtmlTable(id, caption);
    table.columns(heading, "Journeys", "Recorded whole", "In part", "Missing", "Not reached");
    table.columns("Not planned there", "Cost", "Fitness");
    table.fields("", "journeys", "complete", "partial", "missing", "notReached", "log", "cost");
    table.fields("fitness");
    String place = "/conformance/" + heading.toLowerCase(Locale.ROOT) + "s/";
    int row = 0;
    for (Part part : parts) {
      table.row(part.journeys() < RankedFindings.FEW, place + row++);
      String name = part.name();
      if (name == null) {
        table.text("in no phase");
      } else {
        table.name(name);
      }
      table.count(part.journeys()).count(part.complete()).count(part.partial());
      table.count(part.missing()).count(part.notReached()).count(part.log()).count(part.cost());
      table.number(English.decimal(part.fitness(), 4), part.fitness());
    }
    if (table.isEmpty()) {
      html.paragraph("", "The design has no touchpoints.");
    } else {
      table.write(html);
    }
  }
}
