package org.desirepath.cli;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.diagnostics.Findings;
import org.desirepath.diagnostics.deviations.Deviation;
import org.desirepath.diagnostics.deviations.DeviationKind;
import org.desirepath.diagnostics.dropoff.DropOff;
import org.desirepath.diagnostics.journeys.JourneyStatus;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.diagnostics.moments.CriticalMoments;
import org.desirepath.report.language.Language;

/**
 * The three answers in a few lines on the terminal.
 *
 * @param terminal where to
 * @param language in which
 */
record Summary(Terminal terminal, Language language) {
  private static final int FEWEST_RANKED = 30;
  private static final int COLUMN = 36;

  void print(ComparisonResult result, Path report) {
    terminal.println(
        result.model().name()
            + ": "
            + language.translate(
                count(result.journeys().traceCount())
                    + " journeys, "
                    + count(result.journeys().eventCount())
                    + " events")
            + statuses(result));
    answer("Where do customers leave the plan?", deviations(result.findings()));
    DropOff dropOff = result.findings().dropOff();
    answer(
        "Where do we lose them?",
        dropOff == null ? String.valueOf(result.findings().dropOffReason()) : losses(dropOff));
    CriticalMoments moments = result.findings().criticalMoments();
    answer(
        "Which moments decide?",
        moments == null
            ? String.valueOf(result.findings().criticalMomentsReason())
            : moments(moments));
    terminal.println(language.translate("Report:") + " " + report);
  }

  private void answer(String question, String answer) {
    String asked = language.translate(question);
    terminal.println(
        asked + " ".repeat(Math.max(1, COLUMN - asked.length())) + language.translate(answer));
  }

  private String statuses(ComparisonResult result) {
    Map<JourneyStatus, Integer> counts = new TreeMap<>();
    result.statuses().forEach(s -> counts.merge(s, 1, Integer::sum));
    StringBuilder text = new StringBuilder();
    counts.forEach(
        (status, n) ->
            text.append(text.isEmpty() ? ": " : ", ")
                .append(language.translate(count(n) + " " + status.word())));
    return text.toString();
  }

  private static String deviations(Findings findings) {
    return findings.deviations().stream()
        .filter(
            d ->
                d.observable() >= FEWEST_RANKED
                    && !findings.isNotMeasured(d)
                    && d.kind() != DeviationKind.EXPERIENCE
                    && d.kind() != DeviationKind.SHARE)
        .max(Comparator.comparingInt(Deviation::journeys))
        .map(
            d ->
                "most often "
                    + d.kind().word()
                    + " \""
                    + d.touchpoint()
                    + "\": "
                    + count(d.journeys())
                    + " of "
                    + count(d.observable())
                    + " ("
                    + percent(d.share())
                    + ")")
        .orElse("no deviation among enough journeys");
  }

  private static String losses(DropOff dropOff) {
    return dropOff.steps().stream()
        .filter(s -> s.mature() >= FEWEST_RANKED && s.abandoned() > 0)
        .max(Comparator.comparingInt(DropOff.Step::abandoned))
        .map(
            s ->
                "most at \""
                    + s.touchpoint()
                    + "\": "
                    + count(s.abandoned())
                    + " of "
                    + count(s.entered())
                    + "; rate "
                    + percent(s.rate())
                    + " of "
                    + count(s.mature())
                    + " observed long enough")
        .orElse(
            dropOff.steps().stream()
                    .anyMatch(s -> s.mature() >= FEWEST_RANKED && s.rate().isPresent())
                ? "nowhere, among enough journeys"
                : "too few journeys were observed for long enough to tell");
  }

  private static String moments(CriticalMoments moments) {
    List<CriticalMoments.Moment> critical =
        moments.moments().stream().filter(CriticalMoments.Moment::critical).toList();
    if (moments.tested() == 0) {
      return "no moment could be tested";
    }
    if (critical.isEmpty()) {
      return "none of the " + moments.tested() + " tested is critical";
    }
    CriticalMoments.Moment first = critical.get(0);
    return critical.size()
        + " of "
        + moments.tested()
        + " tested; first: "
        + first.facet().word()
        + " of \""
        + first.touchpoint()
        + "\"";
  }

  private static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  private static String percent(Quantity share) {
    if (!share.isPresent()) {
      return "unknown";
    }
    String text = String.format(Locale.ROOT, "%.1f %%", 100 * share.value().getAsDouble());
    var interval = share.interval();
    return interval == null
        ? text
        : text
            + String.format(
                Locale.ROOT, " [%.1f, %.1f]", 100 * interval.low(), 100 * interval.high());
  }
}
