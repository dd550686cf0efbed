package org.desirepath.report;

import java.util.ArrayList;
import java.util.List;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.diagnostics.Findings;
import org.desirepath.diagnostics.deviations.Deviation;
import org.desirepath.diagnostics.deviations.Verdict;
import org.desirepath.diagnostics.journeys.Quantity;

/** Every departure from the plan, with what is known of it. */
final class DeviationSection {
  private DeviationSection() {}

  static void write(Html html, ComparisonResult result) {
    html.raw("<section id=\"deviations\">\n");
    html.element("h3", "Departures from the plan");
    List<Deviation> ordered = new ArrayList<>(PlanAnswer.ranked(result));
    for (Deviation deviation : result.findings().deviations()) {
      if (deviation.observable() < PlanAnswer.FEW || result.findings().isNotMeasured(deviation)) {
        ordered.add(deviation);
      }
    }
    if (ordered.isEmpty()) {
      html.paragraph("", "None was found.");
    } else {
      html.paragraph(
          "note",
          "“Of” counts the journeys that could show the departure. “Certain” are journeys in which"
              + " it stands in every optimal alignment, “possible” in at least one. “Not recorded”"
              + " is not the same as “did not happen”. Grey rows rest on fewer than "
              + PlanAnswer.FEW
              + " journeys and are not ranked.");
      table("deviation-table", "All departures from the plan", result.findings(), ordered, true)
          .write(html);
    }
    CircumstancesSection.write(html, result);
    html.raw("</section>\n");
  }

  static HtmlTable table(
      String id, String caption, Findings findings, List<Deviation> deviations, boolean whole) {
    HtmlTable table = new HtmlTable(id, caption);
    table.columns("Touchpoint", "Departure", "Journeys", "Of", "Share\u00a0[95\u00a0%]");
    if (whole) {
      table.columns("Certain", "Possible");
    }
    table.columns("Success, against comparable\u00a0[95\u00a0%]", "Verdict");
    if (whole) {
      table.columns("Compared", "Value", "Examples");
    }
    for (Deviation deviation : deviations) {
      table.row(deviation.observable() < PlanAnswer.FEW || findings.isNotMeasured(deviation));
      String caveat = NotMeasured.caveat(findings, deviation);
      table.name(deviation.touchpoint());
      table.markup(
          "<span class=\"kind\">"
              + Html.escape(NotMeasured.kind(findings, deviation))
              + "</span>"
              + (caveat.isEmpty() ? "" : table.reference(caveat)));
      table.count(deviation.journeys()).count(deviation.observable()).share(deviation.share());
      if (whole) {
        certainty(table, deviation);
      }
      table.points(deviation.outcomeEffect().riskDifference());
      verdict(table, deviation);
      if (whole) {
        compared(table, deviation.outcomeEffect());
        value(table, deviation.value());
        examples(table, deviation);
      }
    }
    return table;
  }

  private static void certainty(HtmlTable table, Deviation deviation) {
    if (deviation.certain().isPresent() && deviation.possible().isPresent()) {
      table.count(deviation.certain().getAsInt()).count(deviation.possible().getAsInt());
    } else {
      String reason = Reasons.orUnknown(deviation.certaintyReason());
      table.absent(reason).absent(reason);
    }
  }

  private static void verdict(HtmlTable table, Deviation deviation) {
    Verdict verdict = deviation.verdict();
    if (verdict == null) {
      table.absentWords(Reasons.of(deviation.outcomeEffect().riskDifference()));
    } else {
      table.markup(
          "<span class=\"verdict "
              + verdict.word()
              + "\">"
              + Html.escape(English.verdict(verdict))
              + "</span>");
    }
  }

  private static void compared(HtmlTable table, Deviation.OutcomeEffect effect) {
    if (effect.n() == 0) {
      table.absent(Reasons.of(effect.riskDifference()));
    } else {
      table.numberMarkup(English.count(effect.n()) + table.reference(effect.design()), effect.n());
    }
  }

  private static void value(HtmlTable table, Deviation.Value value) {
    Quantity amount = value.amount();
    if (!amount.isPresent()) {
      table.absent(Reasons.of(amount));
    } else {
      String currency = value.currency();
      table.number(
          (currency == null ? "" : currency + " ")
              + English.decimal(amount.value().getAsDouble(), 0),
          amount.value().getAsDouble());
    }
  }

  private static void examples(HtmlTable table, Deviation deviation) {
    if (deviation.examples().isEmpty()) {
      table.absentWords(Reasons.orUnknown(deviation.examplesReason()));
    } else {
      Html ids = new Html();
      deviation.examples().forEach(id -> ids.raw("<code>").name(id).raw("</code> "));
      table.markup("<span class=\"ids\">" + ids.markup().strip() + "</span>");
    }
  }
}
