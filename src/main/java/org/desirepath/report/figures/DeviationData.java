package org.desirepath.report.figures;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.diagnostics.journeys.JourneyStatus;
import org.desirepath.eventlog.privacy.SmallCells;
import org.desirepath.model.Touchpoint;
import org.desirepath.statistics.Interval;
import org.desirepath.statistics.Proportion;
import org.desirepath.visualization.Figure.Range;
import org.desirepath.visualization.Figure.Sample;
import org.desirepath.visualization.Phrase;
import org.desirepath.visualization.Wording;
import org.desirepath.visualization.figures.DeviationDiagram;
import org.desirepath.visualization.figures.DeviationDiagram.Match;
import org.desirepath.visualization.figures.DeviationDiagram.Step;

/**
 * The most frequent ways to leave the plan: closed journeys with the same departures in the same
 * order are one way, drawn by its most frequent path. What an abandoned journey would still have
 * done is its loss, not a departure.
 */
public final class DeviationData {
  private static final int PATHS = 3;

  private DeviationData() {}

  /** A path and how often it was gone. */
  private static final class Way {
    private long journeys;
    private final Map<List<Step>, Long> paths = new LinkedHashMap<>();
    private boolean lost;
  }

  /** The figure of a result. */
  public static DeviationDiagram of(ComparisonResult result, Sample sample, Wording wording) {
    List<VariantAlignment> variants = result.conformance().variants();
    List<List<Step>> whole = new ArrayList<>();
    List<List<Step>> cut = new ArrayList<>();
    for (VariantAlignment variant : variants) {
      List<Step> steps = steps(result, variant);
      whole.add(steps);
      int end = steps.size();
      while (end > 0 && steps.get(end - 1).match() == Match.MISSING) {
        end--;
      }
      cut.add(List.copyOf(steps.subList(0, end)));
    }
    Map<String, Way> ways = new HashMap<>();
    long closed = 0;
    long deviating = 0;
    for (int t = 0; t < result.journeys().traceCount(); t++) {
      int v = result.conformance().variantOf(t);
      JourneyStatus status = result.statuses().get(t);
      if (variants.get(v).open() || variants.get(v).truncated()) {
        continue;
      }
      closed++;
      boolean lost = status == JourneyStatus.ABANDONED;
      List<Step> path = lost ? cut.get(v) : whole.get(v);
      if (path.stream().allMatch(step -> step.match() == Match.BOTH)) {
        continue;
      }
      deviating++;
      Way way = ways.computeIfAbsent(signature(path, lost), s -> new Way());
      way.journeys++;
      way.lost = lost;
      way.paths.merge(path, 1L, Long::sum);
    }
    long n = closed;
    SmallCells small = result.findings().parameters().small();
    List<DeviationDiagram.Path> paths =
        ways.entrySet().stream()
            .sorted(
                Comparator.comparingLong((Map.Entry<String, Way> e) -> -e.getValue().journeys)
                    .thenComparing(Map.Entry::getKey))
            .filter(e -> small.shows(Collections.max(e.getValue().paths.values())))
            .limit(PATHS)
            .map(e -> path(e.getValue(), n, wording))
            .toList();
    return new DeviationDiagram(sample, wording, paths, deviating);
  }

  private static String signature(List<Step> path, boolean lost) {
    StringBuilder signature = new StringBuilder(lost ? "lost" : "");
    for (Step step : path) {
      if (step.match() != Match.BOTH) {
        signature.append('\n').append(step.match()).append(' ').append(step.name());
      }
    }
    return signature.toString();
  }

  private static DeviationDiagram.Path path(Way way, long closed, Wording wording) {
    List<Step> most = List.of();
    long journeys = 0;
    for (Map.Entry<List<Step>, Long> path : way.paths.entrySet()) {
      if (path.getValue() > journeys) {
        most = path.getKey();
        journeys = path.getValue();
      }
    }
    Proportion share = new Proportion(way.journeys, closed);
    Interval interval = share.wilson();
    return new DeviationDiagram.Path(
        most,
        way.journeys,
        share.estimate(),
        new Range(interval.low(), interval.high()),
        way.lost ? wording.say(Phrase.THEN_LOST) : "");
  }

  private static List<Step> steps(ComparisonResult result, VariantAlignment variant) {
    List<Step> steps = new ArrayList<>();
    for (Move move : variant.alignment().moves()) {
      if (move instanceof Move.Synchronous sync) {
        steps.add(step(result, sync.activity(), Match.BOTH));
      } else if (move instanceof Move.OfLog ofLog) {
        boolean allowed = result.model().facts().unplannedAllowed().contains(ofLog.activity());
        steps.add(step(result, ofLog.activity(), allowed ? Match.BOTH : Match.AD_HOC));
      } else if (move instanceof Move.OfModel ofModel
          && result.model().facts().touchpoint(ofModel.activity()).observable()) {
        steps.add(step(result, ofModel.activity(), Match.MISSING));
      }
    }
    return steps;
  }

  private static Step step(ComparisonResult result, String name, Match match) {
    Touchpoint touchpoint = result.model().facts().touchpoint(name);
    Touchpoint.Kind kind = touchpoint.kind();
    Touchpoint.Initiator initiator = touchpoint.initiator();
    return new Step(
        name,
        kind == null
            ? DeviationDiagram.Kind.UNKNOWN
            : switch (kind) {
              case ACTION, BACKSTAGE -> DeviationDiagram.Kind.ACTION;
              case COMMUNICATION -> DeviationDiagram.Kind.COMMUNICATION;
            },
        initiator == null
            ? DeviationDiagram.Starter.UNKNOWN
            : switch (initiator) {
              case CUSTOMER -> DeviationDiagram.Starter.CUSTOMER;
              case COMPANY -> DeviationDiagram.Starter.COMPANY;
            },
        String.join(", ", touchpoint.channels()),
        match);
  }
}
