package org.desirepath.visualization.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.desirepath.visualization.Figure;
import org.desirepath.visualization.Figure.Range;
import org.desirepath.visualization.Figure.Role;
import org.desirepath.visualization.Figure.Tone;
import org.desirepath.visualization.Phrase;
import org.desirepath.visualization.Plot.Anchor;
import org.desirepath.visualization.Plot.Edge;
import org.desirepath.visualization.Plot.Pattern;
import org.desirepath.visualization.Plot.Spot;
import org.desirepath.visualization.Plot.Surface;
import org.desirepath.visualization.Wording;

/**
 * "How soon do customers succeed, and how soon are they lost?": the share of journeys with each end
 * by the time since their first event, as steps with a band of the 95 % interval. Each curve is
 * named at its end, and has its own line.
 *
 * @param sample what the figure rests on
 * @param wording the language
 * @param points in order of time
 * @param horizonMillis the conversion window, marked; negative if there is none
 * @param reason why there are no points; empty if there are
 */
public record IncidenceFigure(
    Figure.Sample sample, Wording wording, List<Point> points, long horizonMillis, String reason) {

  private static final double WIDTH = 780;
  private static final double HEIGHT = 400;
  private static final double LEFT = 46;
  private static final int MOST_STEPS = 400;
  private static final double LABEL_GAP = 32;

  /** Copies the list. */
  public IncidenceFigure {
    points = List.copyOf(points);
  }

  /**
   * What became of journeys until a time.
   *
   * @param timeMillis since the first event
   * @param completed share that succeeded
   * @param completedInterval of it
   * @param exited share that left by a designed exit
   * @param exitedInterval of it
   * @param abandoned share that was lost
   * @param abandonedInterval of it
   */
  public record Point(
      long timeMillis,
      double completed,
      Range completedInterval,
      double exited,
      Range exitedInterval,
      double abandoned,
      Range abandonedInterval) {}

  /** A curve: what it shows and how it is drawn. */
  private record Curve(
      Phrase name,
      Role role,
      Tone tone,
      Pattern pattern,
      double width,
      ToDoubleFunction<Point> share,
      Function<Point, Range> interval) {
    double last(List<Point> points) {
      return share.applyAsDouble(points.get(points.size() - 1));
    }
  }

  private static final List<Curve> CURVES =
      List.of(
          new Curve(
              Phrase.SUCCEEDED,
              Role.GOAL,
              Tone.SUCCESS,
              Pattern.SOLID,
              2.4,
              Point::completed,
              Point::completedInterval),
          new Curve(
              Phrase.LEGEND_LOST,
              Role.LOST,
              Tone.LOSS,
              Pattern.DASHED,
              2.4,
              Point::abandoned,
              Point::abandonedInterval),
          new Curve(
              Phrase.LEGEND_EXIT,
              Role.EXIT,
              Tone.DETAIL,
              Pattern.DASHED,
              1.2,
              Point::exited,
              Point::exitedInterval));

  /** The figure. */
  public Figure toFigure() {
    List<String> facts = new ArrayList<>(wording.facts(sample));
    String title = wording.say(Phrase.INCIDENCE_TITLE);
    if (points.size() < 2 || points.get(points.size() - 1).timeMillis() <= 0) {
      String why = reason.isBlank() ? wording.say(Phrase.NO_EVENTS) : reason;
      return new Figure(
          title, facts, List.of(), Sketch.reason(wording.say(Phrase.NOTHING_TO_SHOW, why)));
    }
    facts.add(wording.say(Phrase.INCIDENCE_METHOD));
    facts.add(wording.say(Phrase.HIDDEN_NOTHING));
    List<Figure.Key> legend = new ArrayList<>();
    CURVES.forEach(
        c ->
            legend.add(
                new Figure.Key(
                    c.role(),
                    wording.say(c.name()),
                    c.pattern() == Pattern.SOLID ? "━" : c.width() > 2 ? "┅" : "--")));
    legend.add(new Figure.Key(Role.CONTEXT, wording.say(Phrase.LEGEND_BAND)));
    Sketch sketch = new Sketch();
    axes(sketch);
    // the borders of all bands stay visible where one band covers another
    Map<Curve, List<List<Spot>>> borders = new LinkedHashMap<>();
    CURVES.forEach(c -> borders.put(c, band(sketch, c)));
    borders.forEach(
        (c, sides) ->
            sides.forEach(side -> sketch.trace(side, c.role(), 0.5, Pattern.SOLID, false)));
    CURVES.forEach(c -> sketch.trace(steps(c), c.role(), c.width(), c.pattern(), false));
    ends(sketch);
    return new Figure(title, facts, legend, sketch.toPlot());
  }

  private double top() {
    double most = 0;
    for (Point point : points) {
      for (Curve curve : CURVES) {
        Range range = curve.interval().apply(point);
        most = Math.max(most, curve.share().applyAsDouble(point));
        most = range.isKnown() ? Math.max(most, range.high()) : most;
      }
    }
    for (double top : new double[] {0.1, 0.2, 0.4, 0.6, 0.8}) {
      if (most <= top) {
        return top;
      }
    }
    return 1;
  }

  private double x(long millis) {
    return LEFT + WIDTH * millis / points.get(points.size() - 1).timeMillis();
  }

  private double y(double share) {
    return HEIGHT * (1 - Math.min(1, Math.max(0, share / top())));
  }

  private void axes(Sketch sketch) {
    double top = top();
    int parts = top == 1 ? 5 : 4;
    for (int i = 0; i <= parts; i++) {
      double share = top * i / parts;
      sketch.line(LEFT, y(share), LEFT + WIDTH, y(share), Role.CONTEXT, i == 0 ? 1 : 0.35);
      sketch.text(LEFT - 8, y(share) + 3.4, Anchor.END, wording.percent(share), Tone.MUTED);
    }
    long end = points.get(points.size() - 1).timeMillis();
    long step = TimeScale.step(end, 8);
    for (long at = 0; at <= end; at += step) {
      sketch.line(x(at), HEIGHT, x(at), HEIGHT + 4, Role.CONTEXT, 1);
      sketch.text(
          x(at), HEIGHT + 17, Anchor.MIDDLE, at == 0 ? "0" : wording.duration(at), Tone.MUTED);
    }
    sketch.text(
        LEFT + WIDTH / 2, HEIGHT + 34, Anchor.MIDDLE, wording.say(Phrase.SINCE_FIRST), Tone.DETAIL);
    if (horizonMillis > 0 && horizonMillis <= end) {
      double x = x(horizonMillis);
      sketch.trace(
          List.of(new Spot(x, -4), new Spot(x, HEIGHT)), Role.CONTEXT, 1, Pattern.DASHED, false);
      String text = wording.say(Phrase.WINDOW, wording.duration(horizonMillis));
      boolean left = x > LEFT + WIDTH / 2;
      sketch.text(x + (left ? -5 : 5), -6, left ? Anchor.END : Anchor.START, text, Tone.DETAIL);
    }
  }

  /** Points that are drawn: all, or the last of each of 400 equal stretches of time. */
  private List<Point> drawn() {
    if (points.size() <= MOST_STEPS) {
      return points;
    }
    long end = points.get(points.size() - 1).timeMillis();
    List<Point> drawn = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      boolean last =
          i == points.size() - 1 || stretch(points.get(i + 1), end) != stretch(points.get(i), end);
      if (last) {
        drawn.add(points.get(i));
      }
    }
    return drawn;
  }

  private static long stretch(Point point, long end) {
    return Math.round((double) MOST_STEPS * point.timeMillis() / end);
  }

  private List<Spot> steps(Curve curve) {
    List<Spot> spots = new ArrayList<>();
    double y = y(0);
    spots.add(new Spot(LEFT, y));
    for (Point point : drawn()) {
      double next = y(curve.share().applyAsDouble(point));
      if (next != y) {
        spots.add(new Spot(x(point.timeMillis()), y));
        spots.add(new Spot(x(point.timeMillis()), next));
        y = next;
      }
    }
    spots.add(new Spot(LEFT + WIDTH, y));
    return spots;
  }

  private List<List<Spot>> band(Sketch sketch, Curve curve) {
    List<Spot> upper = new ArrayList<>();
    List<Spot> lower = new ArrayList<>();
    for (Point point : drawn()) {
      Range range = curve.interval().apply(point);
      double share = curve.share().applyAsDouble(point);
      double x = x(point.timeMillis());
      if (!upper.isEmpty()) {
        upper.add(new Spot(x, upper.get(upper.size() - 1).y()));
        lower.add(new Spot(x, lower.get(lower.size() - 1).y()));
      }
      upper.add(new Spot(x, y(range.isKnown() ? range.high() : share)));
      lower.add(new Spot(x, y(range.isKnown() ? range.low() : share)));
    }
    sketch.area(
        upper, lower, curve.role(), Surface.TINTED, Edge.STRAIGHT, wording.say(curve.name()));
    return List.of(upper, lower);
  }

  /** The names at the ends of the curves, pushed apart so that none covers another. */
  private void ends(Sketch sketch) {
    List<Curve> byHeight =
        CURVES.stream().sorted(Comparator.comparingDouble((Curve c) -> -c.last(points))).toList();
    double[] middles = byHeight.stream().mapToDouble(c -> y(c.last(points))).toArray();
    Spread.apart(middles, LABEL_GAP, 0, HEIGHT);
    Point last = points.get(points.size() - 1);
    for (int i = 0; i < middles.length; i++) {
      Curve curve = byHeight.get(i);
      double x = LEFT + WIDTH;
      double y = y(curve.last(points));
      sketch.trace(
          List.of(new Spot(x + 2, y), new Spot(x + 12, middles[i])),
          curve.role(),
          1,
          Pattern.SOLID,
          false);
      sketch.text(x + 16, middles[i] - 2, Anchor.START, wording.say(curve.name()), curve.tone());
      String value =
          wording.percent(curve.last(points))
              + " "
              + wording.percentInterval(curve.interval().apply(last));
      sketch.text(x + 16, middles[i] + 11, Anchor.START, value.strip(), Tone.DETAIL);
    }
  }
}
