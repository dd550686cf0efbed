package org.desirepath.report.page;

import org.desirepath.comparison.ComparisonResult;
import org.desirepath.diagnostics.journeys.DiagnosisParameters;
import org.desirepath.report.html.Html;
import org.desirepath.report.html.MeasureTable;
import org.desirepath.report.wording.English;

/** How each finding is computed, in words and formulas. */
public final class MethodSection {
  private MethodSection() {}

  static void write(Html html, ComparisonResult result) {
    DiagnosisParameters parameters = result.findings().parameters();
    String delta = English.decimal(parameters.delta() * 100, 1);
    html.raw("<section id=\"method\">\n");
    html.element("h3", "How it was computed");
    html.raw("<dl class=\"method\">\n");
    entry(
        html,
        "Alignment",
        "Each journey is laid beside the planned run that is closest to it. cost = least number (or"
            + " weight) of events to take out and touchpoints to put in. Of several closest runs"
            + " the one shown is chosen by a fixed rule.");
    entry(
        html,
        "Log fitness",
        "1 − Σ cost / Σ (cost of taking out every event + cost of the cheapest planned run), over"
            + " the journeys that ended. Its bounds are certified by the search, not statistical.");
    entry(
        html,
        "Share of a departure",
        "journeys that show it / journeys that could show it. In brackets Wilson’s 95 % interval.");
    entry(
        html,
        "Status",
        "completed: a success event happened; else exited: a designed exit happened; else open:"
            + " silent for less than the inactivity limit when the data was extracted; else"
            + " abandoned.");
    entry(
        html,
        "Drop-off rate",
        "abandoned here / journeys whose first visit here was at least the inactivity limit before"
            + " extraction. Lost beyond plan = (rate − planned rate) × those journeys.");
    entry(
        html,
        "Success against comparable journeys",
        "Difference of success, Mantel-Haenszel over strata of comparable journeys, with Sato’s 95"
            + " % interval. Worse: the whole interval is below −"
            + delta
            + " points; better: above +"
            + delta
            + "; no material difference: within; else undecided.");
    entry(
        html,
        "Moments",
        "Each moment is compared among journeys that stood at the same point at the same time. p by"
            + " Cochran, Mantel and Haenszel; q adjusts for all moments tested (Benjamini and"
            + " Hochberg). Associated: q ≤ "
            + English.decimal(parameters.alpha(), 2)
            + ". Critical: associated, at least 30 journeys on both sides, reach of at least 1 %,"
            + " the whole interval beyond ±"
            + delta
            + " points, and the same finding in at least 85 % of bootstrap samples.");
    entry(
        html,
        "Evidence",
        "E0 descriptive; E1 aligned in time; E2 aligned in time and adjusted for state, segment and"
            + " period; E3 a randomised test. Below E3 a finding says what goes together, not what"
            + " causes what.");
    entry(
        html,
        "Small numbers",
        "Fewer than 30 journeys: grey and never ranked. Journeys are named as examples only when at"
            + " least "
            + parameters.k()
            + " share the finding.");
    entry(
        html,
        "Letters in pictures",
        "PNG and PDF carry their own Latin, Greek and Cyrillic letters. Others, such as Chinese,"
            + " Japanese, Korean or Arabic, need a font of the machine that draws; without one an"
            + " empty box stands for the letter. SVG and this page use the reader’s fonts.");
    html.raw("</dl>\n");
    MeasureTable.write(html, result.measures());
    html.raw("</section>\n");
  }

  private static void entry(Html html, String term, String text) {
    html.raw("<div>").element("dt", term).element("dd", text).raw("</div>\n");
  }
}
