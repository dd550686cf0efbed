package org.desirepath.report;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.diagnostics.dropoff.DropOff;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.diagnostics.moments.CriticalMoments;
import org.desirepath.model.DirectlyFollowsGraph;
import org.desirepath.model.Outcome;
import org.desirepath.report.language.Language;
import org.desirepath.statistics.Interval;
import org.desirepath.visualization.Figure;
import org.desirepath.visualization.Figure.Range;
import org.desirepath.visualization.Figure.Sample;
import org.desirepath.visualization.FigureRenderer;
import org.desirepath.visualization.FigureRenderer.Rendered;
import org.desirepath.visualization.Wording;
import org.desirepath.visualization.figures.CriticalMomentsFigure;
import org.desirepath.visualization.figures.DropOffFigure;
import org.desirepath.visualization.figures.ProcessMap;
import org.jspecify.annotations.Nullable;

/** The figures of a result: {@code designed-vs-actual, drop-off, critical-moments, process-map}. */
final class Figures {
  static final String DESIGN = "designed-vs-actual";
  static final String DROP_OFF = "drop-off";
  static final String MOMENTS = "critical-moments";
  static final String PROCESS_MAP = "process-map";

  /**
   * A figure and how it was drawn.
   *
   * @param name of its files, without the ending; unique in a report
   */
  record Drawn(String name, Figure figure, Rendered rendered) {}

  private Figures() {}

  private static Wording wording(Language language) {
    return switch (language) {
      case ENGLISH -> Wording.ENGLISH;
      case DUTCH -> Wording.DUTCH;
    };
  }

  static List<Drawn> draw(ComparisonResult result, FigureRenderer renderer, Language language)
      throws IOException {
    List<Drawn> drawn = new ArrayList<>();
    drawn.add(draw(DESIGN, DesignFigure.of(result, wording(language)).toFigure(), renderer));
    drawn.add(draw(DROP_OFF, dropOff(result, language).toFigure(), renderer));
    drawn.add(draw(MOMENTS, moments(result, language).toFigure(), renderer));
    drawn.add(draw(PROCESS_MAP, processMap(result, language).toFigure(), renderer));
    return drawn;
  }

  private static Drawn draw(String name, Figure figure, FigureRenderer renderer)
      throws IOException {
    return new Drawn(name, figure, renderer.render(figure, name));
  }

  static Sample sample(ComparisonResult result) {
    Period period = Period.of(result.log());
    return new Sample(
        result.model().name(),
        result.log().traceCount(),
        period.isKnown() ? day(period.fromMillis()) : null,
        period.isKnown() ? day(period.toMillis()) : null);
  }

  private static LocalDate day(long millis) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
  }

  static Range range(@Nullable Interval interval) {
    return interval == null ? Range.UNKNOWN : new Range(interval.low(), interval.high());
  }

  private static double value(Quantity quantity) {
    OptionalDouble value = quantity.value();
    return value.orElse(Double.NaN);
  }

  static DropOffFigure dropOff(ComparisonResult result, Language language) {
    DropOff dropOff = result.findings().dropOff();
    Outcome outcome = result.model().facts().outcome();
    return new DropOffFigure(
        sample(result),
        wording(language),
        outcome == null ? -1 : outcome.inactiveAfterMillis().orElse(-1),
        dropOff == null ? 0 : dropOff.status().open(),
        dropOff == null ? List.of() : dropOff.steps().stream().map(Figures::step).toList(),
        dropOff == null
            ? language.translate(Reasons.orUnknown(result.findings().dropOffReason()))
            : "");
  }

  private static DropOffFigure.Step step(DropOff.Step step) {
    return new DropOffFigure.Step(
        step.touchpoint(),
        step.advanced(),
        step.exited(),
        step.abandoned(),
        step.open(),
        step.mature(),
        value(step.rate()),
        range(step.rate().interval()),
        value(step.designed()),
        value(step.gapToTarget()),
        range(step.gapToTarget().interval()));
  }

  static CriticalMomentsFigure moments(ComparisonResult result, Language language) {
    CriticalMoments moments = result.findings().criticalMoments();
    String reason =
        moments == null
            ? Reasons.orUnknown(result.findings().criticalMomentsReason())
            : moments.tested() == 0 ? "too few journeys to compare" : "";
    return new CriticalMomentsFigure(
        sample(result),
        wording(language),
        language.translate("reaching")
            + " "
            + String.join(" " + language.translate("or") + " ", result.model().success()),
        moments == null ? 0 : moments.tested(),
        moments == null
            ? List.of()
            : moments.moments().stream()
                .filter(m -> m.q().isPresent())
                .map(m -> moment(m, language))
                .toList(),
        language.translate(reason));
  }

  private static CriticalMomentsFigure.Moment moment(
      CriticalMoments.Moment moment, Language language) {
    return new CriticalMomentsFigure.Moment(
        moment.touchpoint(),
        language.translate(English.facet(moment.facet())),
        direction(moment),
        value(moment.oddsRatio()),
        range(moment.oddsRatio().interval()),
        value(moment.riskDifference()),
        range(moment.riskDifference().interval()),
        value(moment.q()),
        moment.n(),
        moment.exposed(),
        evidence(moment.evidence()));
  }

  private static CriticalMomentsFigure.Direction direction(CriticalMoments.Moment moment) {
    if (!moment.critical() || moment.direction() == null) {
      return CriticalMomentsFigure.Direction.NONE;
    }
    return moment.direction() == CriticalMoments.Direction.GAIN
        ? CriticalMomentsFigure.Direction.GAIN
        : CriticalMomentsFigure.Direction.PAIN;
  }

  private static CriticalMomentsFigure.Evidence evidence(CriticalMoments.Evidence evidence) {
    return switch (evidence) {
      case E0 -> CriticalMomentsFigure.Evidence.E0;
      case E1 -> CriticalMomentsFigure.Evidence.E1;
      case E2 -> CriticalMomentsFigure.Evidence.E2;
      case E3 -> CriticalMomentsFigure.Evidence.E3;
    };
  }

  static ProcessMap processMap(ComparisonResult result, Language language) {
    return processMap(result.directlyFollows(), sample(result), wording(language));
  }

  static ProcessMap processMap(DirectlyFollowsGraph graph, Sample sample, Wording wording) {
    return new ProcessMap(
        sample,
        wording,
        graph.activities().stream()
            .map(
                a ->
                    new ProcessMap.Activity(
                        a.label(),
                        a.events(),
                        a.traces(),
                        graph.start().getOrDefault(a.label(), 0),
                        graph.end().getOrDefault(a.label(), 0)))
            .toList(),
        graph.edges().stream()
            .map(e -> new ProcessMap.Follows(e.from(), e.to(), e.count(), e.medianMillis()))
            .toList());
  }

  static Map<String, Drawn> byName(List<Drawn> figures) {
    return figures.stream().collect(Collectors.toMap(Drawn::name, Function.identity()));
  }
}
