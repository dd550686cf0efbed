package org.desirepath.report.page.groups;

import java.util.Locale;
import org.desirepath.comparison.personas.Personas;
import org.desirepath.comparison.personas.Personas.Persona;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.report.html.Html;
import org.desirepath.report.html.HtmlTable;
import org.desirepath.report.wording.English;
import org.desirepath.report.wording.RankedFindings;

/** Journeys against the designs of their personas, with links to the reports of each. */
public final class PersonaSection {
  /** A folder name is cut here, in characters. */
  private static final int LONGEST_NAME = 40;

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
      table.row(
          persona.own().resolved() < RankedFindings.FEW, "/personas/personas/" + (number - 1));
      table.markup(
          "<a href=\"personas/"
              + folder(number++, persona.value())
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

  /**
   * The name of the folder of a persona: its number, and what of its value any file system takes.
   *
   * @param number from 1, in the order of the values
   */
  public static String folder(int number, String value) {
    String plain = value.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String cut = plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
    return (number + "-" + cut).replaceAll("-+$", "");
  }
}
