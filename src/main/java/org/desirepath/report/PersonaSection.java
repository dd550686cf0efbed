package org.desirepath.report;

import org.desirepath.comparison.personas.Personas;
import org.desirepath.comparison.personas.Personas.Persona;
import org.desirepath.diagnostics.journeys.Quantity;

/** Journeys against the designs of their personas, with links to the reports of each. */
final class PersonaSection {
  static final String ID = "personas";

  private PersonaSection() {}

  static void write(Html html, Personas personas) {
    html.raw("<section id=\"" + ID + "\">\n");
    html.element("h3", GroupTexts.PERSONAS);
    html.raw("<p>Each journey against the design of its persona, by <b>");
    html.name(personas.column()).raw("</b>: ");
    html.text(
            English.count(personas.fitting())
                + " of "
                + English.count(personas.resolved(), "resolved journey", "resolved journeys")
                + " go as planned, fitness "
                + (personas.fitness().isPresent()
                    ? English.decimal(personas.fitness().getAsDouble(), 4)
                    : "unknown")
                + "; "
                + English.count(personas.rest().journeys())
                + " without a persona's design are held against the common one.")
        .raw("</p>\n");
    HtmlTable table =
        new HtmlTable("persona-table", "The same journeys against their own and the common design");
    table.columns("Persona", "Design", "Journeys", "As planned, own design\u00a0[95\u00a0%]");
    table.columns("As planned, common\u00a0[95\u00a0%]", "Of", "Success\u00a0[95\u00a0%]", "Of");
    table.columns("Beside the other personas\u00a0[95\u00a0%]", "q");
    table.fields("", "", "own/journeys", "own/fitting", "common/fitting", "own/resolved");
    table.fields("success", "mature", "difference", "q");
    int number = 1;
    for (Persona persona : personas.personas()) {
      table.row(persona.own().resolved() < PlanAnswer.FEW, "/personas/personas/" + (number - 1));
      table.markup(
          "<a href=\"personas/"
              + ReportFolder.personaFolder(number++, persona.value())
              + "/index.html\">"
              + Html.named(persona.value())
              + "</a>");
      table.name(persona.model()).count(persona.own().journeys());
      table.share(persona.own().fitting()).share(persona.common().fitting());
      table.count(persona.own().resolved());
      table.share(persona.success()).count(persona.mature());
      Quantity difference = persona.difference();
      table.points(difference);
      GroupSection.q(table, persona.q());
    }
    table.write(html);
    html.raw("</section>\n");
  }
}
