package org.desirepath.report.page.findings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.diagnostics.deviations.Deviation;
import org.desirepath.diagnostics.deviations.Verdict;
import org.desirepath.report.html.Html;
import org.desirepath.report.html.HtmlPage;
import org.desirepath.report.html.HtmlTable;
import org.desirepath.report.wording.ConformanceTotals;
import org.desirepath.report.wording.English;
import org.desirepath.report.wording.FindingSentences;
import org.desirepath.report.wording.RankedFindings;
import org.desirepath.report.wording.RuleWords;
import org.desirepath.visualization.FigureRenderer.Rendered;

/** "Where do customers leave the plan?" in sentences, with its figure and table. */
public final class PlanAnswer {
  private static final int SENTENCES = 3;
  private static final int ROWS = 8;

  private PlanAnswer() {}

  public static void write(
      Html html, ComparisonResult result, ConformanceTotals totals, Rendered figure) {
    html.raw("<section id=\"plan\" class=\"answer\">\n");
    html.element("h2", "Where do customers leave the plan?");
    boolean hasOutcome = !result.model().success().isEmpty();
    lead(html, totals, hasOutcome ? "journeys that ended" : "journeys");
    List<Deviation> ranked = RankedFindings.deviations(result);
    sentences(html, result, ranked);
    ObservabilitySection.neverRecorded(html, result);
    HtmlPage.figure(html, figure, "Planned flow and what customers really did");
    if (!ranked.isEmpty()) {
      HtmlTable table =
          DeviationSection.table(
              "plan-table",
              "The most frequent departures from the plan, seen in at least "
                  + RankedFindings.FEW
                  + " journeys that could show them",
              result,
              ranked.subList(0, Math.min(ROWS, ranked.size())),
              false);
      table.write(html);
      html.raw("<p class=\"more\"><a href=\"#deviations\">");
      html.text("All " + result.findings().deviations().size() + " departures, with evidence");
      html.raw("</a></p>\n");
    }
    html.raw("</section>\n");
  }

  private static void lead(Html html, ConformanceTotals totals, String journeys) {
    html.raw("<p class=\"lead\">");
    if (!totals.hasResolved()) {
      html.text("No journey has ended yet, so none can be held against the whole plan.");
    } else {
      html.raw("<b>").text(English.percent(totals.fitting().estimate())).raw("</b> ");
      html.text(English.percents(totals.fitting().wilson()));
      html.text(" of the " + journeys + " follow the plan to the letter: ");
      html.text(
          English.count(totals.summary().fittingJourneys())
              + " of "
              + English.count(totals.summary().journeys())
              + ".");
    }
    html.raw("</p>\n");
  }

  private static void sentences(Html html, ComparisonResult result, List<Deviation> ranked) {
    List<Deviation> all = result.findings().deviations();
    if (all.isEmpty()) {
      html.paragraph("", "No departure from the plan was found.");
      return;
    }
    if (ranked.isEmpty()) {
      html.paragraph(
          "",
          "Departures were found, but fewer than "
              + RankedFindings.FEW
              + " journeys could show each of them: too few to rank.");
      return;
    }
    html.raw("<ul class=\"points\">\n");
    ranked.stream()
        .limit(SENTENCES)
        .forEach(d -> html.sentence("li", FindingSentences.of(result, d), d.touchpoint()));
    html.raw("</ul>\n");
    verdicts(html, result, all);
  }

  private static void verdicts(Html html, ComparisonResult result, List<Deviation> all) {
    List<String> parts = new ArrayList<>();
    add(parts, result, all, Verdict.WORSE, "a worse outcome");
    add(parts, result, all, Verdict.BETTER, "a better outcome");
    add(parts, result, all, Verdict.NO_MATERIAL_DIFFERENCE, "no material difference");
    if (parts.isEmpty()) {
      return;
    }
    long rest =
        all.stream().filter(d -> d.verdict() == null || d.verdict() == Verdict.UNDECIDED).count();
    html.raw("<p>").text("Of " + English.count(all.size(), "kind", "kinds") + " of departure, ");
    html.text(String.join(", ", parts));
    html.text(rest == 0 ? "." : "; for the other " + rest + " the data can’t tell.");
    if (all.stream().anyMatch(d -> d.verdict() == Verdict.BETTER)) {
      html.text(" A departure that goes with a better outcome may be a path worth designing.");
    }
    html.raw("</p>\n");
  }

  /** How many have the verdict, and the most frequent of them by name. */
  private static void add(
      List<String> parts,
      ComparisonResult result,
      List<Deviation> all,
      Verdict verdict,
      String what) {
    List<Deviation> found =
        all.stream()
            .filter(d -> d.verdict() == verdict)
            .sorted(Comparator.comparingInt(Deviation::journeys).reversed())
            .toList();
    if (!found.isEmpty()) {
      String names =
          found.stream()
              .limit(SENTENCES)
              .map(
                  d ->
                      "“"
                          + Html.shortened(RuleWords.subject(result, d))
                          + "” "
                          + English.plainKind(d.kind()))
              .collect(Collectors.joining("; "));
      String more = found.size() > SENTENCES ? "; …" : "";
      parts.add(
          found.size()
              + (found.size() == 1 ? " goes with " : " go with ")
              + what
              + " ("
              + names
              + more
              + ")");
    }
  }
}
