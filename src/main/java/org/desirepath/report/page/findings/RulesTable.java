package org.desirepath.report.page.findings;

import java.io.IOException;
import java.util.List;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.conformance.rules.RuleResult;
import org.desirepath.report.document.CsvTable;
import org.desirepath.report.document.TableOutput;
import org.desirepath.report.html.Html;
import org.desirepath.report.html.HtmlTable;
import org.desirepath.report.json.RulesJson;
import org.desirepath.report.wording.RankedFindings;
import org.desirepath.report.wording.RuleWords;

/** The rules beside the flow, as a table for a spreadsheet and in the page. */
public final class RulesTable {
  private RulesTable() {}

  public static void write(ComparisonResult result, TableOutput out) throws IOException {
    int k = result.findings().parameters().k();
    try (CsvTable table =
        new CsvTable(
            out,
            "rule",
            "template",
            "activations",
            "fulfilments",
            "violations",
            "pending",
            "journeys",
            "observable",
            "vacuousJourneys",
            "pendingJourneys",
            "share",
            "shareLow",
            "shareHigh",
            "examples")) {
      for (RuleResult rule : result.findings().rules()) {
        table.text(rule.rule().text()).text(rule.rule().template().key());
        table.count(rule.activations()).count(rule.fulfilments());
        table.count(rule.violations()).count(rule.pending());
        table.count(rule.violatingTraces()).count(rule.violatingShare().trials());
        table.count(rule.vacuousTraces()).count(rule.undecidedTraces());
        table.estimate(RulesJson.share(rule.violatingShare()));
        List<String> examples =
            rule.violatingTraces() < k ? List.of() : RulesJson.examples(rule, result.journeys());
        table.text(String.join("; ", examples));
        table.endRow();
      }
    }
  }

  /** Writes a section, but nothing when the design has no rules. */
  public static void write(Html html, ComparisonResult result) {
    List<RuleResult> rules = result.findings().rules();
    if (rules.isEmpty()) {
      return;
    }
    html.raw("<section id=\"rules\">\n");
    html.element("h3", "Rules beside the flow");
    html.paragraph(
        "note",
        "“Of” counts the journeys that the rule speaks of and of which it is decided. Journeys that"
            + " never come to it keep it without effort and stand apart; pending are open journeys"
            + " that may still keep it.");
    HtmlTable table = new HtmlTable("rule-table", "Rules beside the flow");
    table.columns("Rule", "Broken by", "Of", "Share\u00a0[95\u00a0%]", "Times it applied");
    table.columns("Times broken", "Not concerned", "Pending");
    table.fields("", "journeys", "observable", "share", "activations", "violations");
    table.fields("vacuousJourneys", "pendingJourneys");
    for (RuleResult rule : rules) {
      String place = "/rules/" + result.findings().rules().indexOf(rule);
      table.row(rule.violatingShare().trials() < RankedFindings.FEW, place);
      table.text(RuleWords.of(rule.rule()));
      table.count(rule.violatingTraces()).count(rule.violatingShare().trials());
      table.share(RulesJson.share(rule.violatingShare()));
      table.count(rule.activations()).count(rule.violations());
      table.count(rule.vacuousTraces()).count(rule.undecidedTraces());
    }
    table.write(html);
    html.raw("</section>\n");
  }
}
