package org.desirepath.report.page.findings;

import java.util.Comparator;
import java.util.List;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.diagnostics.moments.CriticalMoments;
import org.desirepath.diagnostics.moments.CriticalMoments.Direction;
import org.desirepath.diagnostics.moments.CriticalMoments.Evidence;
import org.desirepath.diagnostics.moments.CriticalMoments.Moment;
import org.desirepath.report.html.Html;
import org.desirepath.report.html.HtmlPage;
import org.desirepath.report.wording.English;
import org.desirepath.report.wording.FindingSentences;
import org.desirepath.report.wording.Reasons;
import org.desirepath.visualization.FigureRenderer.Rendered;

/** "Which moments decide?" in sentences, with its figure and table. */
public final class MomentAnswer {
  private static final int SENTENCES = 5;
  private static final int ROWS = 8;

  private MomentAnswer() {}

  public static void write(Html html, ComparisonResult result, Rendered figure) {
    html.raw("<section id=\"moments\" class=\"answer\">\n");
    html.element("h2", "Which moments decide?");
    CriticalMoments moments = result.findings().criticalMoments();
    if (moments == null) {
      html.paragraph(
          "lead", "Not computed: " + Reasons.orUnknown(result.findings().criticalMomentsReason()));
      HtmlPage.figure(html, figure, "Moments tested");
    } else {
      List<Moment> tested = moments.moments().stream().filter(m -> m.q().isPresent()).toList();
      lead(html, moments, tested);
      HtmlPage.figure(html, figure, "How moments go with success");
      if (!tested.isEmpty()) {
        MomentSection.table(
                "moment-answer-table",
                "The moments with the strongest evidence",
                tested,
                tested.subList(0, Math.min(ROWS, tested.size())),
                false)
            .write(html);
        html.raw("<p class=\"more\"><a href=\"#moment-evidence\">");
        html.text("All " + tested.size() + " moments tested").raw("</a></p>\n");
      }
    }
    html.raw("</section>\n");
  }

  private static void lead(Html html, CriticalMoments moments, List<Moment> tested) {
    List<Moment> critical =
        tested.stream()
            .filter(Moment::critical)
            .sorted(
                Comparator.comparingDouble(m -> -Math.abs(m.riskDifference().value().orElse(0))))
            .toList();
    long associated = tested.stream().filter(Moment::associated).count();
    html.raw("<p class=\"lead\">");
    if (tested.isEmpty()) {
      html.text("No moment could be tested: too few journeys to compare.");
    } else if (critical.isEmpty()) {
      html.text("None").text(" of the " + moments.tested() + " moments tested is critical: ");
      html.text(
          associated == 0
              ? "none goes with success more than chance allows."
              : associated
                  + " go with success more than chance allows, but not by enough, or not surely"
                  + " enough, to act on.");
    } else {
      html.raw("<b>" + critical.size() + "</b>");
      html.text(" of the " + moments.tested() + " moments tested ");
      html.text(critical.size() == 1 ? "is critical:" : "are critical:");
      html.text(" large, certain and stable enough to act on.");
    }
    html.raw("</p>\n");
    if (!critical.isEmpty()) {
      html.raw("<ul class=\"points\">\n");
      critical.stream().limit(SENTENCES).forEach(m -> sentence(html, m));
      html.raw("</ul>\n");
    }
    if (!tested.isEmpty() && tested.stream().noneMatch(m -> m.evidence() == Evidence.E3)) {
      html.paragraph(
          "note",
          "Comparable journeys were set side by side at the same point and time; this shows what"
              + " goes with success, not what brings it about. Success counts within "
              + English.duration(moments.windowMillis())
              + " after the moment.");
    }
  }

  private static void sentence(Html html, Moment moment) {
    String mark = moment.direction() == Direction.GAIN ? "▲ " : "▼ ";
    String note =
        moment.note().isEmpty() ? "" : " It was compared by this design: " + moment.note() + ".";
    html.sentence("li", mark + FindingSentences.of(moment) + note, moment.touchpoint());
  }
}
