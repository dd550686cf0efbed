package org.desirepath.visualization;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.desirepath.visualization.Figure.Card;
import org.desirepath.visualization.Figure.Graph;
import org.desirepath.visualization.Figure.Line;
import org.desirepath.visualization.Figure.Link;
import org.desirepath.visualization.Figure.Tone;
import org.desirepath.visualization.GraphLayout.Box;
import org.desirepath.visualization.GraphLayout.Placement;
import org.desirepath.visualization.GraphLayout.Point;
import org.desirepath.visualization.GraphLayout.Route;
import org.desirepath.visualization.GraphLayout.Shape;

/**
 * A long map in columns side by side, as text in a newspaper, or a wide one in rows below each
 * other: cut where no card stands and few lines pass. Inside, a wide map is turned and treated as a
 * long one. A line that is cut ends at a small circle and goes on at the circle of the same number,
 * as flow charts do at the end of a page. O(cuts x cards + points of all lines).
 *
 * @param graph with the circles as cards and each line that was cut as two
 * @param placement where all of it stands
 */
record MapFold(Graph graph, Placement placement) {

  /** Room between columns. */
  private static final double GUTTER = 44;

  /** From the cards of a column to the middle of a circle; and where phases have boxes. */
  private static final double AWAY = 24;

  private static final double AWAY_FROM_BOX = 46;

  /** Between the middles of two circles. */
  private static final double APART = 24;

  /** So much of a column's length more or less is worth one line that need not be cut. */
  private static final double UNEVEN = 0.03;

  /** Between the points of a line. */
  private static final double CLOSE = 3;

  private static final double BOX_SIDE = 16;
  private static final double BOX_TOP = 32;

  /**
   * Folds a map that is read downwards into columns, or one that is read across into rows.
   *
   * @param columns at least 2
   * @return nothing if there is no place to cut it
   */
  static Optional<MapFold> of(Graph graph, Placement placement, int columns) {
    if (graph.joint().isEmpty() || graph.cards().size() < 2) {
      return Optional.empty();
    }
    boolean across = graph.direction() == Figure.Direction.RIGHT;
    Placement down = across ? turned(placement) : placement;
    double[] cuts = new Cuts(graph, down, across).choose(columns);
    return cuts.length == 0
        ? Optional.empty()
        : Optional.of(new Run(graph, down, across, cuts).folded());
  }

  /** A figure whose legend says what equal numbers in circles mean. */
  static Figure explained(Figure figure, Graph graph) {
    List<Figure.Key> keys = new ArrayList<>(figure.legend());
    keys.add(new Figure.Key(Figure.Role.OBSERVED, graph.joint(), "①"));
    return new Figure(figure.title(), figure.facts(), keys, figure.content());
  }

  private static Card inPhase(Card card, int phase) {
    return new Card(
        card.id(), phase, card.role(), card.outline(), card.lines(), card.share(), card.tooltip());
  }

  /** What is read across read down, and the reverse. */
  private static Placement turned(Placement placement) {
    return new Placement(
        placement.cards().stream().map(MapFold::turned).toList(),
        List.of(),
        placement.routes().stream()
            .map(
                route ->
                    new Route(
                        route.shape(),
                        route.points().stream().map(MapFold::turned).toList(),
                        turned(route.tip()),
                        turned(route.label())))
            .toList());
  }

  private static Point turned(Point point) {
    return new Point(point.y(), point.x());
  }

  private static Rectangle2D box(Card card, Point centre, boolean turned) {
    GraphDrawing.Size size = GraphDrawing.size(card);
    double width = turned ? size.height() : size.width();
    double height = turned ? size.width() : size.height();
    return new Rectangle2D.Double(centre.x() - width / 2, centre.y() - height / 2, width, height);
  }

  /** The points of a line, close together. */
  private static List<Point> points(Route route) {
    List<Point> points = new ArrayList<>();
    Path2D path = GraphDrawing.path(route);
    double[] at = new double[6];
    for (PathIterator p = path.getPathIterator(null, 0.5); !p.isDone(); p.next()) {
      p.currentSegment(at);
      Point next = new Point(at[0], at[1]);
      if (!points.isEmpty()) {
        Point before = points.get(points.size() - 1);
        int parts = (int) (Math.hypot(next.x() - before.x(), next.y() - before.y()) / CLOSE);
        for (int i = 1; i <= parts; i++) {
          double share = i / (parts + 1.0);
          points.add(
              new Point(
                  before.x() + (next.x() - before.x()) * share,
                  before.y() + (next.y() - before.y()) * share));
        }
      }
      points.add(next);
    }
    return points;
  }

  /** Where to cut. */
  private static final class Cuts {
    private final List<Rectangle2D> cards = new ArrayList<>();
    private final List<List<Point>> lines;
    private final double top;
    private final double height;

    Cuts(Graph graph, Placement placement, boolean across) {
      for (int i = 0; i < graph.cards().size(); i++) {
        cards.add(box(graph.cards().get(i), placement.cards().get(i), across));
      }
      lines = placement.routes().stream().map(MapFold::points).toList();
      top = cards.stream().mapToDouble(Rectangle2D::getMinY).min().orElse(0);
      height = cards.stream().mapToDouble(Rectangle2D::getMaxY).max().orElse(0) - top;
    }

    /** One fewer than the columns, downwards; none if there is no place for one of them. */
    double[] choose(int columns) {
      double[] cuts = new double[columns - 1];
      for (int i = 0; i < cuts.length; i++) {
        double ideal = top + height * (i + 1) / columns;
        double least = Double.POSITIVE_INFINITY;
        for (double y : gaps()) {
          double off = Math.abs(y - ideal) / (height / columns);
          double cost = off / UNEVEN + crossings(y);
          if (off < 0.4 && cost < least) {
            least = cost;
            cuts[i] = y;
          }
        }
        if (Double.isInfinite(least)) {
          return new double[0];
        }
      }
      return cuts;
    }

    /** The middles of the heights at which no card stands. */
    private List<Double> gaps() {
      List<Rectangle2D> sorted = new ArrayList<>(cards);
      sorted.sort(Comparator.comparingDouble(Rectangle2D::getMinY));
      List<Double> gaps = new ArrayList<>();
      double bottom = sorted.get(0).getMaxY();
      for (Rectangle2D card : sorted) {
        if (card.getMinY() > bottom + 4) {
          gaps.add((bottom + card.getMinY()) / 2);
        }
        bottom = Math.max(bottom, card.getMaxY());
      }
      return gaps;
    }

    private long crossings(double y) {
      return lines.stream()
          .filter(
              line ->
                  line.stream().anyMatch(p -> p.y() < y) && line.stream().anyMatch(p -> p.y() > y))
          .count();
    }
  }

  /** One folding; used once. */
  private static final class Run {
    private final Graph graph;
    private final Placement placement;
    private final boolean across;
    private final double[] cuts;

    /** Around the cards of each column, and around its lines too. */
    private final Rectangle2D[] extent;

    private final Rectangle2D[] content;
    private final List<Card> cards;
    private final List<Point> centres = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final List<Route> routes = new ArrayList<>();
    private final Map<String, Integer> index = new HashMap<>();

    /** How far each column is moved. */
    private final Point[] moved;

    /** The middles of the circles at the top and at the bottom of each column. */
    private final List<List<Double>> taken = new ArrayList<>();

    private int joints;

    Run(Graph graph, Placement placement, boolean across, double[] cuts) {
      this.graph = graph;
      this.across = across;
      this.placement = placement;
      this.cuts = cuts;
      this.extent = new Rectangle2D[cuts.length + 1];
      this.content = new Rectangle2D[cuts.length + 1];
      this.moved = new Point[cuts.length + 1];
      this.cards = new ArrayList<>(graph.cards());
      for (int i = 0; i < 2 * content.length; i++) {
        taken.add(new ArrayList<>());
      }
      for (int i = 0; i < cards.size(); i++) {
        index.put(cards.get(i).id(), i);
        Point centre = placement.cards().get(i);
        widen(extent, column(centre.y()), box(cards.get(i), centre, across));
      }
      for (Route route : placement.routes()) {
        for (Point point : points(route)) {
          widen(content, column(point.y()), new Rectangle2D.Double(point.x(), point.y(), 0, 0));
        }
      }
      double right = 0;
      for (int i = 0; i < moved.length; i++) {
        content[i] = content[i] == null ? extent[i] : content[i].createUnion(extent[i]);
        moved[i] = new Point(right - content[i].getMinX(), -extent[i].getMinY());
        right += content[i].getWidth() + GUTTER + (graph.phases().isEmpty() ? 0 : BOX_TOP);
      }
    }

    private static void widen(Rectangle2D[] boxes, int column, Rectangle2D by) {
      boxes[column] = boxes[column] == null ? by : boxes[column].createUnion(by);
    }

    private int column(double y) {
      int at = Arrays.binarySearch(cuts, y);
      return at >= 0 ? at + 1 : -at - 1;
    }

    private Point moved(Point point, int column) {
      return new Point(point.x() + moved[column].x(), point.y() + moved[column].y());
    }

    MapFold folded() {
      for (Point centre : placement.cards()) {
        centres.add(moved(centre, column(centre.y())));
      }
      for (int i = 0; i < graph.links().size(); i++) {
        Link link = graph.links().get(i);
        Route route = placement.routes().get(i);
        int from = column(placement.cards().get(at(link.from())).y());
        int to = column(placement.cards().get(at(link.to())).y());
        if (from == to && points(route).stream().allMatch(p -> column(p.y()) == from)) {
          keep(link, route, from);
        } else {
          cut(link, route, from, to);
        }
      }
      Placement folded = new Placement(centres, List.of(), routes);
      return inBoxes(across ? turned(folded) : folded);
    }

    private int at(String card) {
      return index.getOrDefault(card, 0);
    }

    private void keep(Link link, Route route, int column) {
      links.add(link);
      routes.add(
          new Route(
              route.shape(),
              route.points().stream().map(p -> moved(p, column)).toList(),
              moved(route.tip(), column),
              moved(route.label(), column)));
    }

    /** The line ends at a circle in the column where it begins, and goes on where it ends. */
    private void cut(Link link, Route route, int from, int to) {
      joints++;
      List<Point> points = points(route);
      int leaves = 0;
      while (leaves < points.size() - 1 && column(points.get(leaves + 1).y()) == from) {
        leaves++;
      }
      int comes = points.size() - 1;
      while (comes > 0 && column(points.get(comes - 1).y()) == to) {
        comes--;
      }
      boolean down = leaves < points.size() - 1 && column(points.get(leaves + 1).y()) > from;
      boolean fromAbove = comes > 0 && column(points.get(comes - 1).y()) < to;
      List<Point> first = moved(points.subList(0, leaves + 1), from);
      Point end = circle(first.get(first.size() - 1).x(), from, down);
      Point last = first.get(first.size() - 1);
      first.add(towards(last, end, GraphDrawing.JOINT / 2.0 + GraphDrawing.ARROW));
      String out = joint(link, end);
      links.add(new Link(link.from(), out, link.role(), link.share(), link.label(), link.flow()));
      routes.add(
          new Route(
              Shape.STRAIGHT,
              first,
              towards(last, end, GraphDrawing.JOINT / 2.0),
              first.get(first.size() / 2)));
      List<Point> rest = moved(points.subList(comes, points.size()), to);
      Point start = circle(rest.get(0).x(), to, !fromAbove);
      rest.add(0, towards(rest.get(0), start, GraphDrawing.JOINT / 2.0));
      String in = joint(link, start);
      links.add(new Link(in, link.to(), link.role(), link.share(), List.of(), link.flow()));
      routes.add(
          new Route(Shape.STRAIGHT, rest, moved(route.tip(), to), rest.get(rest.size() / 2)));
    }

    private List<Point> moved(List<Point> points, int column) {
      List<Point> there = new ArrayList<>();
      points.forEach(p -> there.add(moved(p, column)));
      return there;
    }

    /** The middle of a circle at an end of a column, as near as can be where none is yet. */
    private Point circle(double x, int column, boolean bottom) {
      List<Double> others = taken.get(2 * column + (bottom ? 1 : 0));
      double free = x;
      for (int step = 1; !isFree(free, others); step++) {
        int steps = (step + 1) / 2;
        free = x + 6.0 * (step % 2 == 0 ? steps : -steps);
      }
      others.add(free);
      double away = graph.phases().isEmpty() ? AWAY : AWAY_FROM_BOX;
      double edge = bottom ? extent[column].getMaxY() + away : extent[column].getMinY() - away;
      return new Point(free, edge + moved[column].y());
    }

    private static boolean isFree(double x, List<Double> others) {
      return others.stream().allMatch(other -> Math.abs(other - x) >= APART);
    }

    private static Point towards(Point from, Point to, double before) {
      double length = Math.max(0.01, Math.hypot(to.x() - from.x(), to.y() - from.y()));
      double share = (length - before) / length;
      return new Point(
          from.x() + (to.x() - from.x()) * share, from.y() + (to.y() - from.y()) * share);
    }

    private String joint(Link link, Point at) {
      String id = "joint " + cards.size() + " of " + link.from() + " and " + link.to();
      cards.add(
          new Card(
              id,
              -1,
              link.role(),
              Figure.Outline.JOINT,
              List.of(new Line(Integer.toString(joints), Tone.DETAIL)),
              -1,
              graph.cards().get(at(link.from())).tooltip()
                  + " → "
                  + graph.cards().get(at(link.to())).tooltip()));
      centres.add(at);
      return id;
    }

    /** Each phase has a box in every column where it has cards. */
    private MapFold inBoxes(Placement folded) {
      List<String> phases = new ArrayList<>();
      List<Box> boxes = new ArrayList<>();
      List<Card> placed = new ArrayList<>(cards);
      for (int column = 0; column < content.length; column++) {
        for (int phase = 0; phase < graph.phases().size(); phase++) {
          Rectangle2D around = null;
          for (int i = 0; i < graph.cards().size(); i++) {
            if (cards.get(i).phase() == phase && column(placement.cards().get(i).y()) == column) {
              Rectangle2D box = box(cards.get(i), folded.cards().get(i), false);
              around = around == null ? box : around.createUnion(box);
              placed.set(i, inPhase(cards.get(i), phases.size()));
            }
          }
          if (around != null) {
            phases.add(graph.phases().get(phase));
            boxes.add(
                new Box(
                    around.getX() - BOX_SIDE,
                    around.getY() - BOX_TOP,
                    around.getWidth() + 2 * BOX_SIDE,
                    around.getHeight() + BOX_TOP + BOX_SIDE));
          }
        }
      }
      return new MapFold(
          new Graph(graph.direction(), phases, placed, links, graph.joint()),
          new Placement(folded.cards(), boxes, folded.routes()));
    }
  }
}
