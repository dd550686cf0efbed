package org.desirepath.visualization;

import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.desirepath.visualization.GraphLayout.Placement;
import org.desirepath.visualization.GraphLayout.Point;
import org.desirepath.visualization.GraphLayout.Route;

/**
 * Puts the labels of links where they touch neither cards nor each other, and as few lines as can
 * be: where the engine put them if that is free, else beside another point of their line, else
 * nearby. Greedy, strongest links first; O(labels x candidates x segments).
 */
final class LabelPlacement {

  private static final double[] ALONG = {0.5, 0.42, 0.58, 0.34, 0.66, 0.25, 0.75, 0.16, 0.84};
  private static final int RINGS = 14;
  private static final double RING = 16;
  private static final double MARGIN = 2;
  private static final double ON_CARD = 10_000;
  private static final double ON_LABEL = 10_000;
  private static final double ON_LINE = 12;
  private static final double ON_OWN_LINE = 5;

  private final Figure.Graph graph;
  private final Placement placement;
  private final List<Rectangle2D> cards = new ArrayList<>();
  private final List<Rectangle2D> taken = new ArrayList<>();
  private final List<List<Line2D>> lines = new ArrayList<>();

  private LabelPlacement(Figure.Graph graph, Placement placement) {
    this.graph = graph;
    this.placement = placement;
    for (int i = 0; i < graph.cards().size(); i++) {
      GraphDrawing.Size size = GraphDrawing.size(graph.cards().get(i));
      cards.add(box(placement.cards().get(i), size.width() + MARGIN, size.height() + MARGIN));
    }
    for (Route route : placement.routes()) {
      lines.add(segments(GraphDrawing.path(route)));
    }
  }

  /** The same places with the labels moved. */
  static Placement of(Figure.Graph graph, Placement placement) {
    return new LabelPlacement(graph, placement).placed();
  }

  private Placement placed() {
    List<Route> routes = new ArrayList<>();
    for (int i = 0; i < placement.routes().size(); i++) {
      Route route = placement.routes().get(i);
      if (!graph.links().get(i).label().isEmpty()) {
        Point label = best(i, route);
        route = new Route(route.shape(), route.points(), route.tip(), label);
        GraphDrawing.Size size = GraphDrawing.labelSize(graph.links().get(i));
        taken.add(box(label, size.width(), size.height()));
      }
      routes.add(route);
    }
    return new Placement(placement.cards(), placement.phases(), routes);
  }

  private Point best(int link, Route route) {
    GraphDrawing.Size size = GraphDrawing.labelSize(graph.links().get(link));
    Point best = route.label();
    double least = cost(link, best, size);
    if (least == 0) {
      return best;
    }
    for (Point candidate : beside(link, size)) {
      double cost = cost(link, candidate, size) + 1 + 0.01 * distance(candidate, route.label());
      if (cost < least) {
        least = cost;
        best = candidate;
      }
    }
    for (int ring = 1; ring <= RINGS && least >= ON_CARD; ring++) {
      for (int turn = 0; turn < 12; turn++) {
        double angle = turn * Math.PI / 6;
        Point candidate =
            new Point(
                route.label().x() + ring * RING * StrictMath.cos(angle),
                route.label().y() + ring * RING * StrictMath.sin(angle));
        double cost = cost(link, candidate, size) + 10 + ring;
        if (cost < least) {
          least = cost;
          best = candidate;
        }
      }
    }
    return best;
  }

  /** Beside several points of the line, on either side. */
  private List<Point> beside(int link, GraphDrawing.Size size) {
    List<Line2D> line = lines.get(link);
    double length = line.stream().mapToDouble(LabelPlacement::length).sum();
    List<Point> candidates = new ArrayList<>();
    for (double share : ALONG) {
      double left = share * length;
      for (Line2D part : line) {
        double here = length(part);
        if (left <= here && here > 0) {
          double x = part.getX1() + (part.getX2() - part.getX1()) * left / here;
          double y = part.getY1() + (part.getY2() - part.getY1()) * left / here;
          double acrossX = -(part.getY2() - part.getY1()) / here;
          double acrossY = (part.getX2() - part.getX1()) / here;
          double away =
              Math.abs(acrossX) * size.width() / 2 + Math.abs(acrossY) * size.height() / 2 + 1;
          candidates.add(new Point(x + acrossX * away, y + acrossY * away));
          candidates.add(new Point(x - acrossX * away, y - acrossY * away));
          break;
        }
        left -= here;
      }
    }
    return candidates;
  }

  private double cost(int link, Point centre, GraphDrawing.Size size) {
    Rectangle2D box = box(centre, size.width(), size.height());
    double cost = 0;
    for (Rectangle2D card : cards) {
      cost += card.intersects(box) ? ON_CARD : 0;
    }
    for (Rectangle2D label : taken) {
      cost += label.intersects(box) ? ON_LABEL : 0;
    }
    Rectangle2D core = box(centre, size.width() - 6, size.height() - 6);
    for (int i = 0; i < lines.size(); i++) {
      for (Line2D line : lines.get(i)) {
        if (core.intersectsLine(line)) {
          cost += i == link ? ON_OWN_LINE : ON_LINE;
          break;
        }
      }
    }
    return cost;
  }

  private static Rectangle2D box(Point centre, double width, double height) {
    return new Rectangle2D.Double(centre.x() - width / 2, centre.y() - height / 2, width, height);
  }

  private static double distance(Point one, Point two) {
    return Math.hypot(one.x() - two.x(), one.y() - two.y());
  }

  private static double length(Line2D line) {
    return Math.hypot(line.getX2() - line.getX1(), line.getY2() - line.getY1());
  }

  private static List<Line2D> segments(Path2D path) {
    List<Line2D> segments = new ArrayList<>();
    double[] at = new double[6];
    double x = 0;
    double y = 0;
    for (PathIterator p = path.getPathIterator(null, 1); !p.isDone(); p.next()) {
      if (p.currentSegment(at) == PathIterator.SEG_LINETO) {
        segments.add(new Line2D.Double(x, y, at[0], at[1]));
      }
      x = at[0];
      y = at[1];
    }
    return segments;
  }
}
