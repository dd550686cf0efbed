package org.desirepath.report.page.findings;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.diagnostics.deviations.Deviation;
import org.desirepath.diagnostics.dropoff.DropOff;
import org.desirepath.diagnostics.journeys.StatusCounts;
import org.desirepath.diagnostics.moments.CriticalMoments;
import org.desirepath.diagnostics.moments.CriticalMoments.Direction;
import org.desirepath.diagnostics.moments.CriticalMoments.Moment;
import org.desirepath.report.html.Html;
import org.desirepath.report.wording.ConformanceTotals;
import org.desirepath.report.wording.English;
import org.desirepath.report.wording.FindingSentences;
import org.desirepath.report.wording.RankedFindings;
import org.desirepath.report.wording.Reasons;
import org.desirepath.report.wording.Sentences;

/** The three answers in one number and one sentence each: the first thing a reader sees. */
public final class BriefSection {
  private BriefSection() {}

  public static void write(Html html, ComparisonResult result, ConformanceTotals totals) {
    html.raw("<ol class=\"brief\">\n");
    plan(html, result, totals);
    loss(html, result);
    moments(html, result);
    html.raw("</ol>\n");
  }

  private static void open(Html html, String id, String question) {
    html.raw("<li><a href=\"#" + id + "\">").text(question).raw("</a>\n");
  }

  private static void none(Html html, String reason) {
    html.paragraph("figure", "–").paragraph("", reason).raw("</li>\n");
  }

  private static void plan(Html html, ComparisonResult result, ConformanceTotals totals) {
    open(html, "plan", "Where do customers leave the plan?");
    if (!totals.hasResolved()) {
      none(html, "No journey has ended yet, so none can be held against the whole plan.");
      return;
    }
    double share = totals.fitting().estimate();
    html.raw("<p class=\"figure\">");
    html.number(English.percent(share), share, "/conformance/fitting/share").raw("</p>\n<p>");
    html.text("follow the plan to the letter: ");
    html.count(totals.summary().fittingJourneys(), "/conformance/fitting/journeys");
    html.text(" of " + English.count(totals.summary().journeys()) + " ");
    html.text(English.percents(totals.fitting().wilson())).raw("</p>\n");
    List<Deviation> ranked = RankedFindings.deviations(result);
    if (!ranked.isEmpty()) {
      Deviation first = ranked.get(0);
      html.raw("<p class=\"first\">");
      html.text("Most often, ");
      html.count(first.journeys(), DeviationSection.place(result, first) + "/journeys");
      html.text(" of " + English.count(first.observable()) + " journeys that could show it ");
      html.named(FindingSentences.clause(result, first) + ".", first.touchpoint());
      html.raw("</p>\n");
    }
    html.raw("</li>\n");
  }

  private static void loss(Html html, ComparisonResult result) {
    open(html, "loss", "Where do we lose them?");
    DropOff dropOff = result.findings().dropOff();
    if (dropOff == null) {
      none(html, "Not computed: " + Reasons.orUnknown(result.findings().dropOffReason()));
      return;
    }
    StatusCounts status = dropOff.status();
    int all = status.completed() + status.exited() + status.abandoned() + status.open();
    html.raw("<p class=\"figure\">").count(status.abandoned(), "/dropOff/status/abandoned");
    html.raw("</p>\n<p>");
    html.text("of " + English.count(all, "journey", "journeys") + " were lost so far.");
    html.raw("</p>\n");
    List<DropOff.Step> ranked = RankedFindings.steps(dropOff);
    if (!ranked.isEmpty()) {
      DropOff.Step first = ranked.get(0);
      String place = "/dropOff/steps/" + dropOff.steps().indexOf(first);
      html.raw("<p class=\"first\">").text("Most at ").raw("<b>").name(first.touchpoint());
      html.raw("</b>: ").count(first.abandoned(), place + "/abandoned");
      html.text("; " + Sentences.share(first.rate()) + " of ");
      html.count(first.mature(), place + "/mature");
      html.text(" who came there long enough ago to tell.");
      html.raw("</p>\n");
    }
    html.raw("</li>\n");
  }

  private static void moments(Html html, ComparisonResult result) {
    open(html, "moments", "Which moments decide?");
    CriticalMoments moments = result.findings().criticalMoments();
    if (moments == null) {
      none(html, "Not computed: " + Reasons.orUnknown(result.findings().criticalMomentsReason()));
      return;
    }
    if (moments.tested() == 0) {
      none(html, "No moment could be tested: too few journeys to compare.");
      return;
    }
    long critical = moments.moments().stream().filter(Moment::critical).count();
    html.raw("<p class=\"figure\">").text(English.count(critical)).raw("</p>\n<p>");
    html.text("of ").count(moments.tested(), "/criticalMoments/tested");
    html.text(" moments tested are critical.");
    html.raw("</p>\n");
    strongest(moments.moments()).ifPresent(moment -> strongest(html, moment));
    html.raw("</li>\n");
  }

  private static Optional<Moment> strongest(List<Moment> moments) {
    return moments.stream()
        .filter(m -> m.critical() && m.riskDifference().isPresent())
        .max(Comparator.comparingDouble(m -> Math.abs(m.riskDifference().value().orElse(0))));
  }

  private static void strongest(Html html, Moment moment) {
    boolean gain = moment.direction() == Direction.GAIN;
    html.raw("<p class=\"first\">").text(gain ? "▲ " : "▼ ").raw("<b>");
    html.name(moment.touchpoint()).raw("</b>, ");
    html.text(English.facet(moment.facet()) + ", ");
    html.text("goes with a " + (gain ? "better" : "worse") + " outcome: ");
    html.text(Sentences.difference(moment.riskDifference()) + " in success.");
    html.raw("</p>\n");
  }
}
