package org.desirepath.visualization.figures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.jspecify.annotations.Nullable;

/**
 * "What differs between two groups?": the flow with, on each touchpoint, the finding of which the
 * shares in the two groups differ most surely, both shares and the difference. Only a difference
 * beyond chance, by the q of all those compared, has a colour (after Bolt, de Leoni and van der
 * Aalst, Process variant comparison, 2018, doi 10.1016/j.is.2017.12.006).
 *
 * @param sample what the figure rests on
 * @param wording the language
 * @param first the name of the first group
 * @param firstJourneys how many it has
 * @param second the name of the second group
 * @param secondJourneys how many it has
 * @param alpha q at most which a difference is beyond chance
 * @param graph the flow of both groups together
 * @param differences by touchpoint
 * @param basis what was compared together
 * @param reason why there are none; empty if there are
 */
public record DifferenceMap(
    Figure.Sample sample,
    Wording wording,
    String first,
    long firstJourneys,
    String second,
    long secondJourneys,
    double alpha,
    JourneyGraph graph,
    List<Difference> differences,
    List<String> basis,
    String reason) {

  private static final int LIMIT = 18;
  private static final double NAME_WIDTH = 150;
  private static final double GROUP_WIDTH = 330;

  /** Copies the list. */
  public DifferenceMap {
    differences = List.copyOf(differences);
    basis = List.copyOf(basis);
  }

  /**
   * A touchpoint in both groups.
   *
   * @param touchpoint its name
   * @param what is counted there
   * @param firstShare share of the first group that has it
   * @param secondShare of the second
   * @param interval of the second less the first
   * @param q adjusted for all that was compared; NaN if not tested
   */
  public record Difference(
      String touchpoint,
      String what,
      double firstShare,
      double secondShare,
      Range interval,
      double q) {
    double size() {
      return secondShare - firstShare;
    }
  }

  private boolean isBeyondChance(Difference difference) {
    return difference.q() <= alpha;
  }

  /** The figure. */
  public Figure toFigure() {
    List<String> facts = new ArrayList<>(wording.facts(sample));
    if (differences.isEmpty() || graph.stations().isEmpty()) {
      String why = reason.isBlank() ? wording.say(Phrase.NO_GROUPS) : reason;
      return new Figure(
          wording.say(Phrase.DIFFERENCE_NONE_TITLE),
          facts,
          List.of(),
          Sketch.reason(wording.say(Phrase.NOTHING_TO_SHOW, why)));
    }
    Map<String, Difference> byTouchpoint = new HashMap<>();
    differences.forEach(d -> byTouchpoint.put(d.touchpoint(), d));
    String a = Typeface.shortened(Typeface.clean(first), Tone.TITLE, GROUP_WIDTH);
    String b = Typeface.shortened(Typeface.clean(second), Tone.TITLE, GROUP_WIDTH);
    facts.add("A = " + a + ", " + wording.say(Phrase.JOURNEYS, wording.count(firstJourneys)));
    facts.add("B = " + b + ", " + wording.say(Phrase.JOURNEYS, wording.count(secondJourneys)));
    long beyond = differences.stream().filter(this::isBeyondChance).count();
    facts.add(
        wording.say(
            Phrase.BEYOND_CHANCE, wording.count(beyond), wording.count(differences.size())));
    facts.addAll(basis);
    List<String> marked =
        graph.stations().stream()
            .filter(
                s -> {
                  Difference difference = byTouchpoint.get(s.name());
                  return difference != null && isBeyondChance(difference);
                })
            .map(JourneyGraph.Station::id)
            .toList();
    JourneyGraph.Shown shown = graph.shown(LIMIT, marked, wording);
    facts.addAll(shown.hidden());
    List<Card> cards =
        shown.stations().stream().map(s -> card(s, byTouchpoint.get(s.name()))).toList();
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
    List<Figure.Key> legend =
        List.of(
            new Figure.Key(Role.PLANNED, wording.say(Phrase.LEGEND_MORE_IN_B), "▲"),
            new Figure.Key(Role.UNPLANNED, wording.say(Phrase.LEGEND_FEWER_IN_B), "▼"),
            new Figure.Key(Role.CONTEXT, wording.say(Phrase.LEGEND_WITHIN_CHANCE), "="),
            new Figure.Key(Role.CONTEXT, wording.say(Phrase.LEGEND_95), "[ ]"));
    return new Figure(
        wording.say(Phrase.DIFFERENCE_TITLE, a, b),
        facts,
        legend,
        new Figure.Graph(
            Direction.FITTING, graph.phases(), cards, links, wording.say(Phrase.LEGEND_JOINT)));
  }

  private Card card(JourneyGraph.Station station, @Nullable Difference difference) {
    List<Line> lines = new ArrayList<>();
    boolean beyond = difference != null && isBeyondChance(difference);
    String mark = station.goal() ? "★ " : "";
    Tone name = beyond ? Tone.NAME : Tone.MUTED_NAME;
    for (String text : Typeface.wrap(mark + station.name(), name, NAME_WIDTH, 3)) {
      lines.add(new Line(text, name));
    }
    boolean more = difference != null && difference.size() > 0;
    if (difference == null) {
      Phrase why = station.observable() ? Phrase.NO_DATA : Phrase.NOT_OBSERVABLE;
      lines.add(new Line(wording.say(why), Tone.MUTED));
    } else {
      for (String text : Typeface.wrap(difference.what(), Tone.MUTED, NAME_WIDTH, 2)) {
        lines.add(new Line(text, Tone.MUTED));
      }
      lines.add(
          new Line(
              "A "
                  + wording.percent(difference.firstShare())
                  + " · B "
                  + wording.percent(difference.secondShare()),
              beyond ? Tone.DETAIL : Tone.MUTED));
      Range range = difference.interval();
      Range points = new Range(range.low() * 100, range.high() * 100);
      String size =
          wording.say(
              Phrase.POINTS, wording.signedPoints(difference.size()), wording.interval(points, 0));
      String sign = beyond ? (more ? "▲ " : "▼ ") : "= ";
      Tone tone = beyond ? (more ? Tone.STRONG : Tone.WARNING) : Tone.MUTED;
      lines.add(new Line(sign + size, tone));
    }
    Role role = !beyond ? Role.CONTEXT : more ? Role.PLANNED : Role.UNPLANNED;
    return new Card(station.id(), station.phase(), role, Outline.SOLID, lines, -1, station.name());
  }
}
