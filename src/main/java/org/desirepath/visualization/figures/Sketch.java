package org.desirepath.visualization.figures;

import java.util.ArrayList;
import java.util.List;
import org.desirepath.visualization.Figure.Line;
import org.desirepath.visualization.Figure.Role;
import org.desirepath.visualization.Figure.Tone;
import org.desirepath.visualization.Plot;
import org.desirepath.visualization.Plot.Anchor;
import org.desirepath.visualization.Plot.Pattern;
import org.desirepath.visualization.Plot.Spot;
import org.desirepath.visualization.Plot.Surface;
import org.desirepath.visualization.Typeface;

/** A plot in the making: short words for its parts, in the order they are painted. */
final class Sketch {

  /** The height of a line of text as a multiple of its size. */
  private static final double LEADING = 1.32;

  private final List<Plot.Shape> shapes = new ArrayList<>();
  private boolean halo;

  /** From here on text has a white rim. */
  Sketch withHalo() {
    halo = true;
    return this;
  }

  Plot toPlot() {
    return new Plot(shapes);
  }

  static double lineHeight(Tone tone) {
    return tone.size() * LEADING;
  }

  Sketch text(double x, double baseline, Anchor anchor, String text, Tone tone) {
    shapes.add(new Plot.Words(new Spot(x, baseline), anchor, new Line(text, tone), halo));
    return this;
  }

  /** Wrapped text from its top; returns its bottom. */
  double wrapped(
      double x, double top, double width, int lines, Anchor anchor, String text, Tone tone) {
    double y = top;
    for (String line : Typeface.wrap(text, tone, width, lines)) {
      y += lineHeight(tone);
      text(x, y - 0.3 * tone.size(), anchor, line, tone);
    }
    return y;
  }

  static double wrappedHeight(String text, Tone tone, double width, int lines) {
    return Typeface.wrap(text, tone, width, lines).size() * lineHeight(tone);
  }

  Sketch panel(
      double x, double y, double width, double height, Role role, Surface surface, String tooltip) {
    shapes.add(
        new Plot.Panel(
            x,
            y,
            width,
            height,
            surface == Surface.CARD || surface == Surface.GHOST ? 7 : 1.5,
            role,
            surface,
            tooltip));
    return this;
  }

  /** A square by its middle. */
  Sketch square(
      double x, double y, double half, double radius, Role role, Surface surface, String tooltip) {
    shapes.add(
        new Plot.Panel(x - half, y - half, 2 * half, 2 * half, radius, role, surface, tooltip));
    return this;
  }

  Sketch shade(
      double x, double y, double width, double height, Role role, double strength, String tooltip) {
    shapes.add(new Plot.Shade(x, y, width, height, role, strength, tooltip));
    return this;
  }

  Sketch disc(double x, double y, double radius, Role role, Surface surface, String tooltip) {
    shapes.add(new Plot.Disc(new Spot(x, y), radius, role, surface, tooltip));
    return this;
  }

  Sketch line(double x1, double y1, double x2, double y2, Role role, double width) {
    return trace(List.of(new Spot(x1, y1), new Spot(x2, y2)), role, width, Pattern.SOLID, false);
  }

  Sketch arrow(double x1, double y1, double x2, double y2, Role role, double width) {
    return trace(List.of(new Spot(x1, y1), new Spot(x2, y2)), role, width, Pattern.SOLID, true);
  }

  Sketch trace(List<Spot> points, Role role, double width, Pattern pattern, boolean arrow) {
    shapes.add(new Plot.Trace(points, role, width, pattern, arrow));
    return this;
  }

  Sketch area(
      List<Spot> upper,
      List<Spot> lower,
      Role role,
      Surface surface,
      Plot.Edge edge,
      String tooltip) {
    shapes.add(new Plot.Area(upper, lower, role, surface, edge, tooltip));
    return this;
  }

  /** A sentence instead of a plot that has nothing to show. */
  static Plot reason(String text) {
    Sketch sketch = new Sketch();
    sketch.wrapped(0, 0, 700, 4, Anchor.START, text, Tone.BODY);
    return sketch.toPlot();
  }
}
