package org.desirepath.report.page.findings;

import java.util.List;
import java.util.Map;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.diagnostics.Findings;
import org.desirepath.diagnostics.deviations.Deviation;
import org.desirepath.diagnostics.deviations.DeviationKind;
import org.desirepath.diagnostics.deviations.Verdict;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.report.html.Html;
import org.desirepath.report.html.HtmlTable;
import org.desirepath.report.wording.English;
import org.desirepath.report.wording.NotMeasured;
import org.desirepath.report.wording.RankedFindings;
import org.desirepath.report.wording.Reasons;
import org.desirepath.report.wording.RuleWords;
import org.jspecify.annotations.Nullable;

/** Every departure from the plan, with what is known of it. */
public final class DeviationSection {
  private DeviationSection() {}

  public static void write(Html html, ComparisonResult result) {
    html.raw("<section id=\"deviations\">\n");
    html.element("h3", "Departures from the plan");
    List<Deviation> ordered = RankedFindings.allDeviations(result);
    if (ordered.isEmpty()) {
      html.paragraph("", "None was found.");
    } else {
      html.paragraph(
          "note",
          "“Of” counts the journeys that could show the departure. “Certain” are journeys in which"
              + " it stands in every optimal alignment, “possible” in at least one. “Not recorded”"
              + " is not the same as “did not happen”. Grey rows rest on fewer than "
              + RankedFindings.FEW
              + " journeys and are not ranked.");
      table("deviation-table", "All departures from the plan", result, ordered, true).write(html);
    }
    CircumstancesSection.write(html, result);
    html.raw("</section>\n");
  }

  static HtmlTable table(
      String id,
      String caption,
      ComparisonResult result,
      List<Deviation> deviations,
      boolean whole) {
    Findings findings = result.findings();
    Map<String, String> anchors = whole ? ExampleSection.anchors(result) : Map.of();
    HtmlTable table = new HtmlTable(id, caption);
    table.columns("Touchpoint", "Departure", "Journeys", "Of", "Share\u00a0[95\u00a0%]");
    table.fields("", "", "journeys", "observable", "share");
    if (whole) {
      table.columns("Certain", "Possible").fields("certain", "possible");
    }
    table.columns("Success, against comparable\u00a0[95\u00a0%]", "Verdict");
    table.fields("outcomeEffect/riskDifference", "");
    if (whole) {
      table.columns("Compared", "Value", "Examples");
      table.fields("outcomeEffect/n", "value/amount", "");
    }
    for (Deviation deviation : deviations) {
      boolean grey =
          deviation.observable() < RankedFindings.FEW || findings.isNotMeasured(deviation);
      table.row(grey, place(result, deviation));
      String caveat = NotMeasured.caveat(findings, deviation);
      subject(table, result, deviation);
      table.markup(
          "<span class=\"kind\">"
              + Html.escape(NotMeasured.kind(findings, deviation))
              + "</span>"
              + (caveat.isEmpty() ? "" : table.reference(caveat)));
      table.count(deviation.journeys()).count(deviation.observable()).share(deviation.share());
      if (whole) {
        certainty(table, deviation);
      }
      effect(table, deviation.outcomeEffect(), deviation.verdict());
      if (whole) {
        compared(table, deviation.outcomeEffect());
        value(table, deviation.value());
        examples(table, deviation, anchors);
      }
    }
    return table;
  }

  /** Where the deviation stands in the JSON result. */
  static String place(ComparisonResult result, Deviation deviation) {
    return "/deviations/" + result.findings().deviations().indexOf(deviation);
  }

  private static void subject(HtmlTable table, ComparisonResult result, Deviation deviation) {
    if (deviation.kind() == DeviationKind.RULE) {
      table.text(RuleWords.subject(result, deviation));
    } else {
      table.name(deviation.touchpoint());
    }
  }

  private static void certainty(HtmlTable table, Deviation deviation) {
    if (deviation.certain().isPresent() && deviation.possible().isPresent()) {
      table.count(deviation.certain().getAsInt()).count(deviation.possible().getAsInt());
    } else {
      String reason = Reasons.orUnknown(deviation.certaintyReason());
      table.absent(reason).absent(reason);
    }
  }

  /** The difference in success and its verdict. */
  static void effect(HtmlTable table, Deviation.OutcomeEffect outcome, @Nullable Verdict verdict) {
    table.points(outcome.riskDifference());
    if (verdict == null) {
      table.absentWords(Reasons.of(outcome.riskDifference()));
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

  private static void examples(HtmlTable table, Deviation deviation, Map<String, String> anchors) {
    if (deviation.examples().isEmpty()) {
      table.absentWords(Reasons.orUnknown(deviation.examplesReason()));
    } else {
      String links = ExampleSection.links(deviation.examples(), anchors);
      table.markup("<span class=\"ids\">" + links + "</span>");
    }
  }
}
