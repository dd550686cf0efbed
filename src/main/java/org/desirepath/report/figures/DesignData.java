package org.desirepath.report.figures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.comparison.JourneyMap.Flow;
import org.desirepath.comparison.JourneyMap.FlowKind;
import org.desirepath.comparison.JourneyMap.TouchpointCount;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.diagnostics.returns.PointsOfNoReturn;
import org.desirepath.model.JourneyBlueprint.Phase;
import org.desirepath.model.JourneyStructure;
import org.desirepath.statistics.Interval;
import org.desirepath.visualization.Figure.Range;
import org.desirepath.visualization.Figure.Sample;
import org.desirepath.visualization.Phrase;
import org.desirepath.visualization.Wording;
import org.desirepath.visualization.figures.JourneyGraph;
import org.desirepath.visualization.figures.NoReturnMap;

/**
 * The flow of the design with what happened in it, and the states of journeys, as maps want them.
 */
public final class DesignData {

  private DesignData() {}

  /** The flow that journeys took through the touchpoints of the design. */
  public static JourneyGraph graph(ComparisonResult result) {
    List<String> phases = result.model().facts().phases().stream().map(Phase::name).toList();
    JourneyStructure structure = JourneyStructure.of(result.model().facts());
    Map<String, String> ids = new HashMap<>();
    List<JourneyGraph.Station> stations = new ArrayList<>();
    for (TouchpointCount touchpoint : result.map().touchpoints()) {
      String name = touchpoint.touchpoint();
      if (touchpoint.planned()) {
        String id = "t" + ids.size();
        ids.put(name, id);
        stations.add(
            new JourneyGraph.Station(
                id,
                name,
                structure.phaseOf(name).map(phases::indexOf).orElse(-1),
                touchpoint.journeys(),
                result.model().success().contains(name),
                result.model().facts().touchpoint(name).observable()));
      }
    }
    Map<String, Map<String, Long>> ways = new TreeMap<>();
    for (Flow flow : result.map().flows()) {
      if (flow.kind() != FlowKind.TO_UNPLANNED && flow.journeys() > 0) {
        ways.computeIfAbsent(flow.from(), f -> new TreeMap<>())
            .merge(flow.to(), (long) flow.journeys(), Long::sum);
      }
    }
    List<JourneyGraph.Way> joined = new ArrayList<>();
    ways.forEach(
        (from, targets) ->
            targets.forEach(
                (to, journeys) -> {
                  String one = ids.get(from);
                  String two = ids.get(to);
                  if (one != null && two != null) {
                    joined.add(new JourneyGraph.Way(one, two, journeys));
                  }
                }));
    return new JourneyGraph(phases, stations, joined);
  }

  /** The points of no return, with the ends as states of their own. */
  public static NoReturnMap noReturn(
      ComparisonResult result, String reason, Sample sample, Wording wording) {
    PointsOfNoReturn points = result.findings().pointsOfNoReturn();
    if (points == null) {
      return new NoReturnMap(sample, wording, List.of(), List.of(), 0, reason);
    }
    Map<List<String>, String> ids = new HashMap<>();
    List<NoReturnMap.State> states = new ArrayList<>();
    for (PointsOfNoReturn.State state : points.states()) {
      String id = "s" + ids.size();
      ids.put(state.touchpoints(), id);
      states.add(
          new NoReturnMap.State(
              id,
              state.touchpoints(),
              state.journeys(),
              state.chance().value().orElse(Double.NaN),
              range(state.chance()),
              switch (state.verdict()) {
                case LOST -> NoReturnMap.Verdict.LOST;
                case WON -> NoReturnMap.Verdict.WON;
                case UNDECIDED -> NoReturnMap.Verdict.UNDECIDED;
              },
              state.boundary()));
    }
    Map<String, Long> ends = new TreeMap<>();
    List<NoReturnMap.Step> steps = new ArrayList<>();
    for (PointsOfNoReturn.Edge edge : points.edges()) {
      String from = ids.get(edge.from());
      String to = edge.to().isEmpty() ? "end-" + edge.step() : ids.get(edge.to());
      if (from != null && to != null) {
        if (edge.to().isEmpty()) {
          ends.merge(edge.step(), edge.count(), Long::sum);
        }
        steps.add(
            new NoReturnMap.Step(from, to, edge.count(), edge.swing().value().orElse(Double.NaN)));
      }
    }
    ends.forEach((step, count) -> states.add(end(step, count, wording)));
    return new NoReturnMap(sample, wording, states, steps, points.epsilon(), reason);
  }

  private static NoReturnMap.State end(String step, long count, Wording wording) {
    boolean success = step.equals("success");
    String name =
        success
            ? wording.say(Phrase.SUCCESS_END)
            : wording.say(step.equals("loss") ? Phrase.LOSS_END : Phrase.EXIT_END);
    return new NoReturnMap.State(
        "end-" + step,
        List.of(name),
        count,
        Double.NaN,
        Range.UNKNOWN,
        switch (step) {
          case "success" -> NoReturnMap.Verdict.WON;
          case "loss" -> NoReturnMap.Verdict.LOST;
          default -> NoReturnMap.Verdict.UNDECIDED;
        },
        false);
  }

  private static Range range(Quantity quantity) {
    Interval interval = quantity.interval();
    return interval == null ? Range.UNKNOWN : new Range(interval.low(), interval.high());
  }
}
