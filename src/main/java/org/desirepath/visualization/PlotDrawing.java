package org.desirepath.visualization;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import org.desirepath.visualization.Drawing.Curve;
import org.desirepath.visualization.Drawing.Group;
import org.desirepath.visualization.Drawing.Halo;
import org.desirepath.visualization.Drawing.Mark;
import org.desirepath.visualization.Drawing.Rectangle;
import org.desirepath.visualization.Drawing.Stroke;
import org.desirepath.visualization.Drawing.Text;
import org.desirepath.visualization.Plot.Spot;
import org.desirepath.visualization.Plot.Surface;

/** Paints a plot. */
final class PlotDrawing {

  private static final double LINE = 1.2;
  private static final double DARKEST = 0.62;
  private static final String HEX = "0123456789ABCDEF";

  private PlotDrawing() {}

  static List<Mark> draw(Plot plot) {
    List<Mark> marks = new ArrayList<>();
    int number = 0;
    for (Plot.Shape shape : plot.shapes()) {
      draw(marks, shape, number++);
    }
    return marks;
  }

  private static void draw(List<Mark> marks, Plot.Shape shape, int number) {
    if (shape instanceof Plot.Words words) {
      marks.add(
          Text.of(
              words.left(), words.at().y(), words.line(), words.halo() ? Halo.WHITE : Halo.NONE));
    } else if (shape instanceof Plot.Panel panel) {
      Mark box =
          new Rectangle(
              panel.x(),
              panel.y(),
              panel.width(),
              panel.height(),
              panel.radius(),
              fill(panel.role(), panel.surface()),
              stroke(panel.role(), panel.surface()));
      marks.add(new Group(kind(panel.surface()), "part" + number, panel.tooltip(), List.of(box)));
    } else if (shape instanceof Plot.Shade shade) {
      Mark box =
          new Rectangle(
              shade.x(),
              shade.y(),
              shade.width(),
              shade.height(),
              0,
              mixed(shade.role(), shade.strength()),
              Stroke.NONE);
      marks.add(new Group("node", "part" + number, shade.tooltip(), List.of(box)));
    } else if (shape instanceof Plot.Disc disc) {
      Path2D.Double path = new Path2D.Double();
      double r = disc.radius();
      path.append(
          new Ellipse2D.Double(disc.centre().x() - r, disc.centre().y() - r, 2 * r, 2 * r), false);
      Mark circle =
          new Curve(path, fill(disc.role(), disc.surface()), stroke(disc.role(), disc.surface()));
      marks.add(new Group(kind(disc.surface()), "part" + number, disc.tooltip(), List.of(circle)));
    } else if (shape instanceof Plot.Trace trace) {
      marks.addAll(trace(trace));
    } else if (shape instanceof Plot.Area area) {
      Mark body =
          new Curve(
              outline(area),
              fill(area.role(), area.surface()),
              stroke(area.role(), area.surface()));
      marks.add(new Group("area", "part" + number, area.tooltip(), List.of(body)));
    }
  }

  private static String kind(Surface surface) {
    return surface == Surface.GROUND ? "cluster" : "node";
  }

  static String fill(Figure.Role role, Surface surface) {
    return switch (surface) {
      case FILLED -> role.fill();
      case TINTED -> FigureDrawing.tint(role);
      case CARD -> role.tint();
      case GHOST, GROUND -> GraphDrawing.PHASE_FILL;
    };
  }

  /** Between white and the colour of bars, never so dark that black text can't be read on it. */
  static String mixed(Figure.Role role, double strength) {
    long share = Math.round(strength * DARKEST * 1000);
    int full = Integer.parseInt(role.fill().substring(1), 16);
    StringBuilder color = new StringBuilder("#");
    for (int shift = 16; shift >= 0; shift -= 8) {
      long part = 255 + ((full >> shift & 255) - 255) * share / 1000;
      color.append(HEX.charAt((int) part >> 4)).append(HEX.charAt((int) part & 15));
    }
    return color.toString();
  }

  static Stroke stroke(Figure.Role role, Surface surface) {
    return switch (surface) {
      case FILLED, TINTED -> Stroke.NONE;
      case CARD -> new Stroke(role.ink(), LINE, role.dashed());
      case GHOST -> new Stroke(role.ink(), LINE, true);
      case GROUND -> new Stroke(GraphDrawing.PHASE_LINE, 1, false);
    };
  }

  private static List<Mark> trace(Plot.Trace trace) {
    Path2D.Double path = new Path2D.Double();
    List<Spot> points = trace.points();
    Spot last = points.get(points.size() - 1);
    Spot before = points.get(points.size() - 2);
    double length = Math.max(0.01, Math.hypot(last.x() - before.x(), last.y() - before.y()));
    double cut = trace.arrow() ? Math.min(GraphDrawing.ARROW, 0.7 * length) / length : 0;
    Spot base =
        new Spot(
            last.x() - (last.x() - before.x()) * cut, last.y() - (last.y() - before.y()) * cut);
    path.moveTo(points.get(0).x(), points.get(0).y());
    for (int i = 1; i < points.size(); i++) {
      Spot point = i == points.size() - 1 ? base : points.get(i);
      path.lineTo(point.x(), point.y());
    }
    boolean dashed = trace.pattern() == Plot.Pattern.DASHED;
    Stroke line = new Stroke(trace.role().ink(), trace.width(), dashed);
    List<Mark> marks = new ArrayList<>();
    marks.add(new Curve(path, "none", line));
    if (trace.arrow()) {
      double half = 2.4 + 0.75 * trace.width();
      double acrossX = -(last.y() - before.y()) / length * half;
      double acrossY = (last.x() - before.x()) / length * half;
      Path2D.Double head = new Path2D.Double();
      head.moveTo(last.x(), last.y());
      head.lineTo(base.x() + acrossX, base.y() + acrossY);
      head.lineTo(base.x() - acrossX, base.y() - acrossY);
      head.closePath();
      marks.add(new Curve(head, trace.role().ink(), Stroke.NONE));
    }
    return marks;
  }

  static Path2D.Double outline(Plot.Area area) {
    Path2D.Double path = new Path2D.Double();
    Spot first = area.upper().get(0);
    path.moveTo(first.x(), first.y());
    Spot at = first;
    for (Spot next : area.upper().subList(1, area.upper().size())) {
      join(path, at, next, area.edge());
      at = next;
    }
    for (int i = area.lower().size() - 1; i >= 0; i--) {
      Spot next = area.lower().get(i);
      boolean turn = i == area.lower().size() - 1;
      join(path, at, next, turn ? Plot.Edge.STRAIGHT : area.edge());
      at = next;
    }
    path.closePath();
    return path;
  }

  private static void join(Path2D.Double path, Spot from, Spot to, Plot.Edge edge) {
    if (edge == Plot.Edge.STRAIGHT) {
      path.lineTo(to.x(), to.y());
    } else {
      double middle = (from.x() + to.x()) / 2;
      path.curveTo(middle, from.y(), middle, to.y(), to.x(), to.y());
    }
  }
}
