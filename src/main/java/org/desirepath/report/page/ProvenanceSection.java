package org.desirepath.report.page;

import java.util.List;
import java.util.stream.Collectors;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.comparison.Decision;
import org.desirepath.comparison.Decision.Stage;
import org.desirepath.comparison.DecisionTrail;
import org.desirepath.comparison.Provenance;
import org.desirepath.report.figures.Figures;
import org.desirepath.report.html.Html;
import org.desirepath.report.html.HtmlTable;
import org.desirepath.report.wording.English;

/** Where the report comes from: enough to make it again. */
public final class ProvenanceSection {
  private ProvenanceSection() {}

  static void write(Html html, ComparisonResult result, List<Figures.Drawn> figures) {
    Provenance provenance = result.provenance();
    html.raw("<section id=\"provenance\">\n");
    html.element("h3", "Where this report comes from");
    HtmlTable facts = new HtmlTable("provenance-table", "What made it");
    facts.columns("Fact", "Value");
    facts.row().name("Desirepath").name(provenance.version());
    facts.row().text("Command").name(provenance.command());
    facts.row().text("Data as of").name(English.moment(result.asOfMillis()));
    facts.row().text("Seed").name(Long.toString(provenance.seed()));
    facts
        .row()
        .text("Layout of figures")
        .name(
            figures.stream()
                .map(f -> f.rendered().engine())
                .distinct()
                .collect(Collectors.joining(", ")));
    provenance
        .parameters()
        .forEach((name, values) -> facts.row().name(name).name(String.join(", ", values)));
    facts.write(html);
    if (!provenance.inputs().isEmpty()) {
      HtmlTable inputs = new HtmlTable("input-table", "Files that were read");
      inputs.columns("File", "Bytes", "SHA-256");
      for (Provenance.Input input : provenance.inputs()) {
        inputs.row().name(input.name()).count(input.bytes());
        inputs.markup("<code>" + Html.escape(input.sha256()) + "</code>");
      }
      inputs.write(html);
    }
    decisions(html, DecisionTrail.of(result));
    List<String> notes = result.model().notes();
    if (!notes.isEmpty()) {
      html.element("h4", "How the model was read");
      html.raw("<ul>\n");
      notes.forEach(note -> html.element("li", note));
      html.raw("</ul>\n");
    }
    html.raw("</section>\n");
  }

  private static void decisions(Html html, List<Decision> trail) {
    HtmlTable table = new HtmlTable("decision-table", "What was decided, by whom and why");
    table.columns("Stage", "Of", "Decision", "Value", "Decided by", "Why");
    for (Decision decision : trail) {
      table.row().text(decision.stage().word()).name(decision.subject());
      if (decision.stage() == Stage.READING || decision.stage() == Stage.OPTION) {
        table.name(decision.what());
      } else {
        table.text(decision.what());
      }
      table.name(decision.value()).text(decision.by().word()).text(decision.reason());
    }
    table.write(html);
  }
}
