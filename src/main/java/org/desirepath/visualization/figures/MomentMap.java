package org.desirepath.visualization.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.desirepath.visualization.Figure;
import org.desirepath.visualization.Figure.Card;
import org.desirepath.visualization.Figure.Direction;
import org.desirepath.visualization.Figure.Flow;
import org.desirepath.visualization.Figure.Line;
import org.desirepath.visualization.Figure.Link;
import org.desirepath.visualization.Figure.Outline;
import org.desirepath.visualization.Figure.Range;
import org.desirepath.visualization.Figure.Role;
import org.desirepath.visualization.Figure.Tone;
import org.desirepath.visualization.Phrase;
import org.desirepath.visualization.Typeface;
import org.desirepath.visualization.Wording;
import org.desirepath.visualization.figures.CriticalMomentsFigure.Moment;

/**
 * "Where do the deciding moments lie?": the designed flow, with the signed effect of each critical
 * moment on its touchpoint. Only critical moments have a colour; a second line around a card says
 * that its evidence is adjusted or randomised (E2, E3).
 *
 * @param sample what the figure rests on
 * @param wording the language
 * @param outcome what counts as success, in words
 * @param tested how many moments were tested
 * @param graph the designed flow
 * @param beside journeys by touchpoint, of those beside the flow
 * @param moments the tested moments, strongest first
 * @param reason why there are none; empty if there are
 */
public record MomentMap(
    Figure.Sample sample,
    Wording wording,
    String outcome,
    long tested,
    JourneyGraph graph,
    Map<String, Long> beside,
    List<Moment> moments,
    String reason) {

  private static final int LIMIT = 18;
  private static final int PER_CARD = 3;
  private static final double NAME_WIDTH = 150;
  private static final double EFFECT_WIDTH = 210;

  /** Copies the list. */
  public MomentMap {
    beside = Map.copyOf(beside);
    moments = List.copyOf(moments);
  }

  /** The figure. */
  public Figure toFigure() {
    List<String> facts = new ArrayList<>(wording.facts(sample));
    String title = wording.say(Phrase.MOMENT_MAP_TITLE);
    if (moments.isEmpty() || graph.stations().isEmpty()) {
      String why = reason.isBlank() ? wording.say(Phrase.NO_TOUCHPOINTS) : reason;
      return new Figure(
          title, facts, List.of(), Sketch.reason(wording.say(Phrase.NOTHING_TO_SHOW, why)));
    }
    if (!outcome.isBlank()) {
      facts.add(wording.say(Phrase.MOMENTS_OUTCOME, outcome));
    }
    Map<String, List<Moment>> byTouchpoint = new TreeMap<>();
    moments.stream()
        .filter(this::isCritical)
        .forEach(m -> byTouchpoint.computeIfAbsent(m.touchpoint(), t -> new ArrayList<>()).add(m));
    long critical = byTouchpoint.values().stream().mapToLong(List::size).sum();
    facts.add(wording.say(Phrase.TESTED, wording.count(tested), wording.count(critical)));
    List<String> marked =
        graph.stations().stream()
            .filter(s -> byTouchpoint.containsKey(s.name()))
            .map(JourneyGraph.Station::id)
            .toList();
    JourneyGraph.Shown shown = graph.shown(LIMIT, marked, wording);
    facts.addAll(shown.hidden());
    List<Card> cards = new ArrayList<>();
    for (JourneyGraph.Station station : shown.stations()) {
      cards.add(card(station, byTouchpoint.getOrDefault(station.name(), List.of())));
    }
    // a moment beside the flow, such as a free touchpoint, has a card of its own
    byTouchpoint.forEach(
        (touchpoint, found) -> {
          if (shown.stations().stream().noneMatch(s -> s.name().equals(touchpoint))) {
            String id = "free" + cards.size();
            JourneyGraph.Station free =
                new JourneyGraph.Station(
                    id, touchpoint, -1, beside.getOrDefault(touchpoint, 0L), false, true);
            cards.add(card(free, found));
          }
        });
    List<Link> links =
        shown.ways().stream()
            .map(
                way ->
                    new Link(
                        way.from(),
                        way.to(),
                        Role.CONTEXT,
                        sample.share(way.journeys()),
                        List.of(),
                        Flow.FORWARD))
            .toList();
    return new Figure(
        title,
        facts,
        legend(),
        new Figure.Graph(
            Direction.FITTING, graph.phases(), cards, links, wording.say(Phrase.LEGEND_JOINT)));
  }

  private boolean isCritical(Moment moment) {
    return moment.direction() != CriticalMomentsFigure.Direction.NONE && !moment.isFew();
  }

  private List<Figure.Key> legend() {
    return List.of(
        new Figure.Key(Role.PLANNED, wording.say(Phrase.LEGEND_GAIN_PLAIN), "▲"),
        new Figure.Key(Role.LOST, wording.say(Phrase.LEGEND_PAIN_PLAIN), "▼"),
        new Figure.Key(Role.CONTEXT, wording.say(Phrase.LEGEND_NOT_CRITICAL), "□"),
        new Figure.Key(Role.OBSERVED, wording.say(Phrase.LEGEND_DOUBLE_EVIDENCE), "▢"),
        new Figure.Key(Role.CONTEXT, wording.say(Phrase.LEGEND_95), "[ ]"));
  }

  private Card card(JourneyGraph.Station station, List<Moment> found) {
    List<Line> lines = new ArrayList<>();
    String mark = station.goal() ? "★ " : "";
    Tone name = found.isEmpty() ? Tone.MUTED_NAME : Tone.NAME;
    for (String text : Typeface.wrap(mark + station.name(), name, NAME_WIDTH, 3)) {
      lines.add(new Line(text, name));
    }
    lines.add(
        new Line(
            station.observable()
                ? wording.say(Phrase.JOURNEYS, wording.count(station.journeys()))
                : wording.say(Phrase.NOT_OBSERVABLE),
            found.isEmpty() ? Tone.MUTED : Tone.DETAIL));
    double sum = 0;
    boolean adjusted = false;
    for (Moment moment : found.subList(0, Math.min(PER_CARD, found.size()))) {
      boolean gain = moment.direction() == CriticalMomentsFigure.Direction.GAIN;
      Tone tone = gain ? Tone.STRONG : Tone.LOSS;
      String sign = gain ? "▲ " : "▼ ";
      String points = points(moment);
      lines.add(new Line(sign + points, tone));
      String facet = moment.facet() + " · " + moment.evidence().name();
      for (String text : Typeface.wrap(Typeface.clean(facet), Tone.DETAIL, EFFECT_WIDTH, 2)) {
        lines.add(new Line(text, Tone.DETAIL));
      }
      sum +=
          Double.isNaN(moment.riskDifference()) ? (gain ? 0.01 : -0.01) : moment.riskDifference();
      adjusted |=
          moment.evidence() == CriticalMomentsFigure.Evidence.E2
              || moment.evidence() == CriticalMomentsFigure.Evidence.E3;
    }
    if (found.size() > PER_CARD) {
      String more = wording.say(Phrase.MORE, wording.count(found.size() - PER_CARD));
      lines.add(new Line(more, Tone.MUTED));
    }
    Role role = found.isEmpty() ? Role.CONTEXT : sum >= 0 ? Role.PLANNED : Role.LOST;
    return new Card(
        station.id(),
        station.phase(),
        role,
        adjusted ? Outline.DOUBLE : Outline.SOLID,
        lines,
        -1,
        station.name());
  }

  private String points(Moment moment) {
    if (Double.isNaN(moment.riskDifference())) {
      return wording.say(Phrase.ODDS_RATIO)
          + " "
          + wording.decimal(moment.oddsRatio(), 2)
          + " "
          + wording.interval(moment.interval(), 2);
    }
    Range range = moment.riskDifferenceInterval();
    Range points = new Range(range.low() * 100, range.high() * 100);
    return wording.say(
        Phrase.POINTS, wording.signedPoints(moment.riskDifference()), wording.interval(points, 0));
  }
}
