package org.desirepath.report.figures;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.diagnostics.deviations.Deviation;
import org.desirepath.diagnostics.deviations.DeviationKind;
import org.desirepath.diagnostics.dropoff.DropOff;
import org.desirepath.diagnostics.groups.GroupComparison;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.diagnostics.moments.CriticalMoments;
import org.desirepath.discovery.SmallPaths;
import org.desirepath.model.DirectlyFollowsGraph;
import org.desirepath.model.Outcome;
import org.desirepath.report.language.Language;
import org.desirepath.report.wording.English;
import org.desirepath.report.wording.Period;
import org.desirepath.report.wording.Reasons;
import org.desirepath.statistics.Interval;
import org.desirepath.visualization.Figure;
import org.desirepath.visualization.Figure.Range;
import org.desirepath.visualization.Figure.Sample;
import org.desirepath.visualization.FigureRenderer;
import org.desirepath.visualization.FigureRenderer.Rendered;
import org.desirepath.visualization.Wording;
import org.desirepath.visualization.figures.CriticalMomentsFigure;
import org.desirepath.visualization.figures.DropOffFigure;
import org.desirepath.visualization.figures.IncidenceFigure;
import org.desirepath.visualization.figures.JourneyGraph;
import org.desirepath.visualization.figures.MomentMap;
import org.desirepath.visualization.figures.ProcessMap;
import org.jspecify.annotations.Nullable;

/** The figures of a result, in the order of a report, each with the name of its files. */
public final class Figures {
  public static final String DESIGN = "designed-vs-actual";
  public static final String DROP_OFF = "drop-off";
  public static final String MOMENTS = "critical-moments";
  public static final String PROCESS_MAP = "process-map";

  /** There also when they have nothing to show, and then say why. */
  private static final Set<String> ALWAYS = Set.of(DESIGN, DROP_OFF, MOMENTS, PROCESS_MAP);

  public static final String OVERVIEW = "process-map-overview";
  public static final String DETAIL = "process-map-detail";
  public static final String DEVIATIONS = "deviation-diagram";
  public static final String INCIDENCE = "cumulative-incidence";
  public static final String MOMENT_MAP = "critical-moments-map";
  public static final String NO_RETURN = "points-of-no-return";
  public static final String JOURNEY_MAP = "journey-map";
  public static final String FLOWS = "journey-flows";
  public static final String HEAT_MAP = "segment-heat-map";
  public static final String DIFFERENCES = "differences";
  public static final String REPRESENTATIVES = "representative-journeys";
  public static final String TIMELINE = "journey-timeline";

  /**
   * A figure and how it was drawn.
   *
   * @param name of its files, without the ending; unique in a report
   * @param slide what of it stands on a slide: all, or so much that it can be read there
   */
  public record Drawn(String name, Figure figure, Rendered rendered, Figure slide) {}

  private static final int CHANNELS = 3;
  private static final int PROBLEMS = 2;

  private Figures() {}

  static Wording wording(Language language) {
    return switch (language) {
      case ENGLISH -> Wording.ENGLISH;
      case DUTCH -> Wording.DUTCH;
    };
  }

  /**
   * Draws every figure.
   *
   * @param slides whether they are wanted on slides too, for which some must be smaller
   */
  public static List<Drawn> draw(
      ComparisonResult result, FigureRenderer renderer, Language language, boolean slides)
      throws IOException {
    List<Drawn> drawn = new ArrayList<>();
    for (Map.Entry<String, Figure> figure : all(result, language).entrySet()) {
      boolean empty = figure.getValue().legend().isEmpty();
      if (empty && !ALWAYS.contains(figure.getKey())) {
        continue;
      }
      Rendered rendered = renderer.render(figure.getValue(), figure.getKey());
      Figure slide =
          slides
              ? SlideEdition.of(result, language, renderer, figure.getKey(), figure.getValue())
              : figure.getValue();
      drawn.add(new Drawn(figure.getKey(), figure.getValue(), rendered, slide));
    }
    return drawn;
  }

  /** Every figure by its name. */
  static Map<String, Figure> all(ComparisonResult result, Language language) {
    Sample sample = sample(result);
    Wording wording = wording(language);
    Map<String, Figure> all = new LinkedHashMap<>();
    all.put(DESIGN, DesignFigure.of(result, wording).toFigure());
    all.put(DEVIATIONS, DeviationData.of(result, sample, wording).toFigure());
    all.put(DROP_OFF, dropOff(result, language).toFigure());
    all.put(INCIDENCE, incidence(result, language).toFigure());
    CriticalMomentsFigure moments = moments(result, language);
    all.put(MOMENTS, moments.toFigure());
    JourneyGraph graph = DesignData.graph(result);
    all.put(
        MOMENT_MAP,
        new MomentMap(
                sample,
                wording,
                moments.outcome(),
                moments.tested(),
                graph,
                result.map().touchpoints().stream()
                    .filter(t -> !t.planned())
                    .collect(Collectors.toMap(t -> t.touchpoint(), t -> (long) t.journeys())),
                moments.moments(),
                moments.reason())
            .toFigure());
    all.put(NO_RETURN, DesignData.noReturn(result, moments.reason(), sample, wording).toFigure());
    all.put(JOURNEY_MAP, DesignFigure.journeyMap(result, wording, CHANNELS, PROBLEMS).toFigure());
    ProcessMap map = processMap(result, language);
    all.put(PROCESS_MAP, map.toFigure());
    if (map.hides(ProcessMap.Level.OVERVIEW)) {
      all.put(OVERVIEW, map.at(ProcessMap.Level.OVERVIEW).toFigure());
    }
    if (map.hides(ProcessMap.Level.STANDARD)) {
      all.put(DETAIL, map.at(ProcessMap.Level.DETAIL).toFigure());
    }
    all.put(FLOWS, FlowsData.of(result, sample, wording).toFigure());
    groups(all, result, graph, sample, language);
    all.put(REPRESENTATIVES, RepresentativeData.of(result, sample, wording).toFigure());
    all.put(
        TIMELINE, TimelineData.of(result, sample, wording, d -> departure(d, language)).toFigure());
    return all;
  }

  /** Of the groups asked for as the table has them, else of the times at which journeys began. */
  private static void groups(
      Map<String, Figure> all,
      ComparisonResult result,
      JourneyGraph graph,
      Sample sample,
      Language language) {
    Wording wording = wording(language);
    GroupComparison comparison = result.findings().groups().comparison();
    if (comparison == null) {
      GroupsData byTime = new GroupsData(result, sample, wording);
      all.put(HEAT_MAP, byTime.heatMap().toFigure());
      all.put(DIFFERENCES, byTime.differences(graph).toFigure());
      return;
    }
    ComparedGroupsData groups =
        new ComparedGroupsData(result, comparison, sample, wording, word -> kind(word, language));
    all.put(HEAT_MAP, groups.heatMap().toFigure());
    all.put(DIFFERENCES, groups.differences(graph).toFigure());
  }

  private static String kind(String word, Language language) {
    return Arrays.stream(DeviationKind.values())
        .filter(kind -> kind.word().equals(word))
        .map(kind -> language.translate(English.kind(kind)))
        .findFirst()
        .orElse(word);
  }

  private static String departure(Deviation deviation, Language language) {
    String kind = language.translate(English.kind(deviation.kind()));
    return kind + ", " + deviation.touchpoint();
  }

  /** The number of journeys, and the time from which they are, in words. */
  public static List<String> basis(ComparisonResult result, Language language) {
    return wording(language).facts(sample(result));
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

  static IncidenceFigure incidence(ComparisonResult result, Language language) {
    DropOff dropOff = result.findings().dropOff();
    String reason =
        dropOff == null ? result.findings().dropOffReason() : dropOff.cumulativeIncidenceReason();
    List<DropOff.IncidencePoint> points =
        dropOff == null ? List.of() : dropOff.cumulativeIncidence();
    return new IncidenceFigure(
        sample(result),
        wording(language),
        points.stream()
            .map(
                p ->
                    new IncidenceFigure.Point(
                        p.timeMillis(),
                        p.completed(),
                        range(p.completedInterval()),
                        p.exited(),
                        range(p.exitedInterval()),
                        p.abandoned(),
                        range(p.abandonedInterval())))
            .toList(),
        dropOff == null ? -1 : dropOff.horizon().millis().orElse(-1),
        reason == null ? "" : language.translate(reason));
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

  public static ProcessMap processMap(ComparisonResult result, Language language) {
    return processMap(result.directlyFollows(), sample(result), wording(language));
  }

  public static ProcessMap processMap(DirectlyFollowsGraph graph, Sample sample, Wording wording) {
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
            .filter(e -> !e.from().equals(SmallPaths.POOLED))
            .map(e -> new ProcessMap.Follows(e.from(), e.to(), e.count(), e.medianMillis()))
            .toList());
  }

  public static Map<String, Drawn> byName(List<Drawn> figures) {
    return figures.stream().collect(Collectors.toMap(Drawn::name, Function.identity()));
  }
}
