package org.desirepath.report.page.findings;

import java.util.List;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.diagnostics.dropoff.DropOff;
import org.desirepath.diagnostics.dropoff.DropOff.Step;
import org.desirepath.diagnostics.journeys.StatusCounts;
import org.desirepath.report.html.Html;
import org.desirepath.report.html.HtmlPage;
import org.desirepath.report.wording.English;
import org.desirepath.report.wording.FindingSentences;
import org.desirepath.report.wording.RankedFindings;
import org.desirepath.report.wording.Reasons;
import org.desirepath.visualization.FigureRenderer.Rendered;

/** "Where do we lose them?" in sentences, with its figure and table. */
public final class LossAnswer {
  private static final int SENTENCES = 3;
  private static final int ROWS = 8;

  private LossAnswer() {}

  public static void write(Html html, ComparisonResult result, Rendered figure) {
    html.raw("<section id=\"loss\" class=\"answer\">\n");
    html.element("h2", "Where do we lose them?");
    DropOff dropOff = result.findings().dropOff();
    if (dropOff == null) {
      html.paragraph(
          "lead", "Not computed: " + Reasons.orUnknown(result.findings().dropOffReason()));
      HtmlPage.figure(html, figure, "Where customers are lost");
    } else {
      List<Step> ranked = RankedFindings.steps(dropOff);
      lead(html, dropOff.status());
      goalElsewhere(html, result, dropOff);
      sentences(html, dropOff, ranked);
      HtmlPage.figure(html, figure, "What became of the journeys that reached each touchpoint");
      if (!ranked.isEmpty()) {
        DropOffSection.table(
                "loss-table",
                "The touchpoints where most journeys are lost",
                dropOff,
                ranked.subList(0, Math.min(ROWS, ranked.size())))
            .write(html);
        html.raw("<p class=\"more\"><a href=\"#drop-off-evidence\">All touchpoints</a></p>\n");
      }
    }
    html.raw("</section>\n");
  }

  /** Counts only: a share of those that ended would select the quick ones. */
  private static void lead(Html html, StatusCounts status) {
    int journeys = status.completed() + status.exited() + status.abandoned() + status.open();
    String place = "/dropOff/status/";
    html.raw("<p class=\"lead\"><b>").count(status.abandoned(), place + "abandoned").raw("</b> ");
    html.text("of " + English.count(journeys, "journey", "journeys") + " were lost so far. ");
    html.count(status.completed(), place + "completed").text(" reached the goal, ");
    html.count(status.exited(), place + "exited").text(" left by a designed exit");
    if (status.open() > 0) {
      html.text(", and ").count(status.open(), place + "open");
      html.text(" are still open: they may yet do any of these");
    }
    html.raw(".</p>\n");
  }

  /** Completed journeys can be more than those that the funnel has at the goal. */
  private static void goalElsewhere(Html html, ComparisonResult result, DropOff dropOff) {
    int planned =
        dropOff.steps().stream()
            .filter(step -> result.model().success().contains(step.touchpoint()))
            .mapToInt(Step::entered)
            .sum();
    int completed = dropOff.status().completed();
    if (planned < completed) {
      html.paragraph(
          "",
          "Below, a touchpoint is reached where the plan has it. Of the "
              + English.count(completed)
              + " that reached the goal "
              + English.count(planned)
              + " did so there, "
              + English.count(completed - planned)
              + " out of the planned order.");
    }
  }

  private static void sentences(Html html, DropOff dropOff, List<Step> ranked) {
    if (ranked.isEmpty()) {
      html.paragraph("", nothingToRank(dropOff));
      return;
    }
    html.raw("<ul class=\"points\">\n");
    for (Step step : ranked.subList(0, Math.min(SENTENCES, ranked.size()))) {
      html.sentence("li", FindingSentences.of(step), step.touchpoint());
    }
    html.raw("</ul>\n");
  }

  /** Not knowing is not the same as no loss. */
  private static String nothingToRank(DropOff dropOff) {
    if (dropOff.steps().stream()
        .anyMatch(s -> s.mature() >= RankedFindings.FEW && s.rate().isPresent())) {
      return "At no touchpoint were journeys lost among at least "
          + RankedFindings.FEW
          + " that came there long enough ago to tell.";
    }
    return dropOff.steps().stream()
        .filter(s -> !s.rate().isPresent())
        .findFirst()
        .map(s -> "No rate can be given: " + Reasons.of(s.rate()) + ".")
        .orElse("Too few journeys came to any touchpoint long enough ago to tell.");
  }
}
