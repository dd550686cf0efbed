package org.desirepath.report;

import java.util.Comparator;
import java.util.List;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.diagnostics.DropOff;
import org.desirepath.diagnostics.DropOff.Step;
import org.desirepath.statistics.Interval;
import org.desirepath.statistics.Proportion;
import org.desirepath.visualization.FigureRenderer.Rendered;

/** "Where do we lose them?" in sentences, with its figure and table. */
final class LossAnswer {
  private static final int SENTENCES = 3;
  private static final int ROWS = 8;

  private LossAnswer() {}

  static void write(Html html, ComparisonResult result, Rendered figure) {
    html.raw("<section id=\"loss\" class=\"answer\">\n");
    html.element("h2", "Where do we lose them?");
    DropOff dropOff = result.findings().dropOff();
    if (dropOff == null) {
      html.paragraph(
          "lead", "Not computed: " + Reasons.orUnknown(result.findings().dropOffReason()));
      HtmlPage.figure(html, figure, "Where customers are lost");
    } else {
      List<Step> ranked = ranked(dropOff);
      lead(html, dropOff.status());
      sentences(html, ranked);
      HtmlPage.figure(html, figure, "What became of the journeys that reached each touchpoint");
      if (!ranked.isEmpty()) {
        DropOffSection.table(
                "loss-table",
                "The touchpoints where most journeys are lost",
                ranked.subList(0, Math.min(ROWS, ranked.size())))
            .write(html);
        html.raw("<p class=\"more\"><a href=\"#drop-off-evidence\">All touchpoints</a></p>\n");
      }
    }
    html.raw("</section>\n");
  }

  private static void lead(Html html, DropOff.StatusCounts status) {
    int ended = status.completed() + status.exited() + status.abandoned();
    html.raw("<p class=\"lead\">");
    if (ended == 0) {
      html.text("No journey has ended yet: all " + English.count(status.open()) + " are open.");
    } else {
      Proportion lost = new Proportion(status.abandoned(), ended);
      html.raw("<b>").text(English.percent(lost.estimate())).raw("</b> ");
      html.text(English.percents(lost.wilson()) + " of the journeys that ended were lost: ");
      html.text(English.count(status.abandoned()) + " of " + English.count(ended) + ". ");
      html.text(English.count(status.completed()) + " reached the goal, ");
      html.text(English.count(status.exited()) + " left by a designed exit");
      html.text(
          status.open() == 0
              ? "."
              : ", and " + English.count(status.open()) + " still open are not counted.");
    }
    html.raw("</p>\n");
  }

  /** Steps that enough journeys reached long enough ago, most lost first. */
  private static List<Step> ranked(DropOff dropOff) {
    return dropOff.steps().stream()
        .filter(s -> s.mature() >= PlanAnswer.FEW && s.abandoned() > 0)
        .sorted(Comparator.comparingInt(Step::abandoned).reversed())
        .toList();
  }

  private static void sentences(Html html, List<Step> ranked) {
    if (ranked.isEmpty()) {
      html.paragraph(
          "",
          "At no touchpoint were journeys lost among at least "
              + PlanAnswer.FEW
              + " that came there long enough ago to tell.");
      return;
    }
    html.raw("<ul class=\"points\">\n");
    for (Step step : ranked.subList(0, Math.min(SENTENCES, ranked.size()))) {
      html.raw("<li>At <b>").name(step.touchpoint()).raw("</b> ");
      html.text(English.count(step.abandoned(), "journey falls", "journeys fall") + " silent. Of ");
      html.text(English.count(step.mature()) + " that came there long enough ago to tell, ");
      html.text(Sentences.share(step.rate()) + " were lost");
      html.text(plan(step)).raw("</li>\n");
    }
    html.raw("</ul>\n");
  }

  private static String plan(Step step) {
    Interval gap = step.gapToTarget().interval();
    if (!step.designed().isPresent() || !step.gapToTarget().isPresent() || gap == null) {
      return "; the plan gives no rate for it.";
    }
    String plan = "; the plan allows " + English.percent(step.designed().value().getAsDouble());
    double more = step.gapToTarget().value().getAsDouble();
    if (gap.low() > 0) {
      return plan
          + ", so "
          + English.decimal(more, 0)
          + " "
          + English.interval(gap, 0)
          + " more were lost than planned.";
    }
    if (gap.high() < 0) {
      return plan
          + ", so "
          + English.decimal(-more, 0)
          + " "
          + English.interval(gap.shiftedThenScaled(0, -1), 0)
          + " fewer were lost than planned.";
    }
    return plan + ", which the data does not contradict.";
  }
}
