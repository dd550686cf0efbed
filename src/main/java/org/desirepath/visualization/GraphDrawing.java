package org.desirepath.visualization;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.desirepath.visualization.Drawing.Curve;
import org.desirepath.visualization.Drawing.Group;
import org.desirepath.visualization.Drawing.Halo;
import org.desirepath.visualization.Drawing.Mark;
import org.desirepath.visualization.Drawing.Rectangle;
import org.desirepath.visualization.Drawing.Stroke;
import org.desirepath.visualization.Drawing.Text;
import org.desirepath.visualization.Figure.Card;
import org.desirepath.visualization.Figure.Line;
import org.desirepath.visualization.Figure.Link;
import org.desirepath.visualization.Figure.Tone;
import org.desirepath.visualization.GraphLayout.Box;
import org.desirepath.visualization.GraphLayout.Placement;
import org.desirepath.visualization.GraphLayout.Point;
import org.desirepath.visualization.GraphLayout.Route;

/** Draws a graph whose places are known: phases below, then links, then cards, then labels. */
final class GraphDrawing {

  /** Room at the left and right of a card's text. */
  static final int PAD = 10;

  /** Room above and below a card's text. */
  static final int PAD_TOP = 7;

  /** The height of a card's share bar. */
  static final int BAR = 4;

  /** The room above it. */
  static final int BAR_GAP = 5;

  /** The width of a circle at which a folded line ends. */
  static final int JOINT = 20;

  /** The length of an arrow head. */
  static final double ARROW = 7;

  static final String BAR_GROUND = "#E2E8F0";
  static final String PHASE_LINE = "#E2E8F0";
  static final String PHASE_FILL = "#F8FAFC";

  private static final double CORNER = 7;
  private static final double BEND = 7;
  private static final double RIM = 3;

  private GraphDrawing() {}

  /** Width and height in whole points, as DOT wants them. */
  record Size(int width, int height) {}

  static int lineHeight(Line line) {
    return (int) Math.ceil(line.tone().size() * 1.36);
  }

  static String phaseName(String name) {
    return Typeface.shortened(name, Tone.NAME, 200);
  }

  /** The size of a card; its text always fits. */
  static Size size(Card card) {
    if (card.outline() == Figure.Outline.JOINT) {
      return new Size(JOINT, JOINT);
    }
    double width = 64;
    int height = 2 * PAD_TOP + (card.share() >= 0 ? BAR + BAR_GAP : 0);
    for (Line line : card.lines()) {
      width = Math.max(width, Typeface.width(line.text(), line.tone()));
      height += lineHeight(line);
    }
    return new Size((int) Math.ceil(width) + 2 * PAD, height);
  }

  /** The size of a link's label. */
  static Size labelSize(Link link) {
    double width = 0;
    for (String text : link.label()) {
      width = Math.max(width, Typeface.width(text, tone(link)));
    }
    return new Size((int) Math.ceil(width) + 8, labelLine(link) * link.label().size() + 6);
  }

  static int labelLine(Link link) {
    return (int) Math.ceil(tone(link).size() * 1.25);
  }

  static Tone tone(Link link) {
    return link.role() == Figure.Role.UNPLANNED ? Tone.WARNING : Tone.DETAIL;
  }

  /** The marks of a graph, where the layout put them. */
  static List<Mark> draw(Figure.Graph graph, Placement placement) {
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < graph.phases().size(); i++) {
      Box box = placement.phases().get(i);
      if (box.width() > 0) {
        marks.add(phase(graph.phases().get(i), i, box));
      }
    }
    for (int i = 0; i < graph.links().size(); i++) {
      marks.add(link(graph.links().get(i), i, placement.routes().get(i)));
    }
    for (int i = 0; i < graph.cards().size(); i++) {
      Point centre = placement.cards().get(i);
      marks.add(card(graph.cards().get(i), i, centre.x(), centre.y()));
    }
    for (int i = 0; i < graph.phases().size(); i++) {
      Box box = placement.phases().get(i);
      if (box.width() > 0) {
        marks.add(phaseTitle(phaseName(graph.phases().get(i)), box, graph, placement));
      }
    }
    for (int i = 0; i < graph.links().size(); i++) {
      label(marks, graph.links().get(i), placement.routes().get(i).label());
    }
    return marks;
  }

  private static Mark phase(String name, int number, Box box) {
    double x = box.x();
    double y = box.y();
    Stroke line = new Stroke(PHASE_LINE, 1, false);
    return new Group(
        "cluster",
        "phase" + number,
        name,
        List.of(new Rectangle(x, y, box.width(), box.height(), 10, PHASE_FILL, line)));
  }

  /** At the left of the upper border, or further right where no line crosses it. */
  private static Mark phaseTitle(String name, Box box, Figure.Graph graph, Placement placement) {
    double width = Typeface.width(name, Tone.NAME);
    double left = box.x() + 12;
    double x = left;
    while (isCrossed(new Rectangle2D.Double(x - 4, box.y() + 5, width + 8, 18), graph, placement)) {
      x += 10;
      if (x + width + 12 > box.x() + box.width()) {
        x = left;
        break;
      }
    }
    return Text.of(x, box.y() + 19, new Line(name, Tone.NAME), Halo.WHITE);
  }

  private static boolean isCrossed(Rectangle2D area, Figure.Graph graph, Placement placement) {
    for (int i = 0; i < graph.links().size(); i++) {
      Route route = placement.routes().get(i);
      Link link = graph.links().get(i);
      Size size = labelSize(link);
      Point label = route.label();
      if (!link.label().isEmpty()
          && area.intersects(
              label.x() - size.width() / 2.0,
              label.y() - size.height() / 2.0,
              size.width(),
              size.height())) {
        return true;
      }
      double[] at = new double[6];
      Point2D before = new Point2D.Double();
      for (PathIterator p = path(route).getPathIterator(null, 1); !p.isDone(); p.next()) {
        int kind = p.currentSegment(at);
        if (kind == PathIterator.SEG_LINETO
            && area.intersectsLine(before.getX(), before.getY(), at[0], at[1])) {
          return true;
        }
        before.setLocation(at[0], at[1]);
      }
    }
    return false;
  }

  private static Mark joint(Card card, int number, double centreX, double centreY) {
    double half = JOINT / 2.0;
    Line name = card.lines().get(0);
    Stroke line = new Stroke(card.role().ink(), 1.2, card.role().dashed());
    double left = centreX - Typeface.width(name.text(), name.tone()) / 2;
    return new Group(
        "joint",
        "card" + number,
        card.tooltip(),
        List.of(
            new Rectangle(centreX - half, centreY - half, JOINT, JOINT, half, "#FFFFFF", line),
            Text.of(left, centreY + 0.36 * name.tone().size(), name, Halo.NONE)));
  }

  private static Mark card(Card card, int number, double centreX, double centreY) {
    if (card.outline() == Figure.Outline.JOINT) {
      return joint(card, number, centreX, centreY);
    }
    Size size = size(card);
    double x = centreX - size.width() / 2.0;
    double y = centreY - size.height() / 2.0;
    boolean ghost = card.outline() == Figure.Outline.GHOST;
    double pen = card.role() == Figure.Role.GOAL ? 2 : 1.2;
    Stroke line = new Stroke(card.role().ink(), pen, ghost || card.role().dashed());
    List<Mark> marks = new ArrayList<>();
    marks.add(
        new Rectangle(
            x,
            y,
            size.width(),
            size.height(),
            CORNER,
            ghost ? PHASE_FILL : card.role().tint(),
            line));
    if (card.outline() == Figure.Outline.DOUBLE) {
      marks.add(
          new Rectangle(
              x + RIM,
              y + RIM,
              size.width() - 2 * RIM,
              size.height() - 2 * RIM,
              CORNER - RIM,
              "none",
              new Stroke(card.role().ink(), 1, false)));
    }
    double top = y + PAD_TOP;
    for (Line text : card.lines()) {
      top += lineHeight(text);
      marks.add(Text.of(x + PAD, top - 0.36 * text.tone().size(), text, Halo.NONE));
    }
    if (card.share() >= 0) {
      double full = size.width() - 2.0 * PAD;
      double left = x + PAD;
      marks.add(new Rectangle(left, top + BAR_GAP, full, BAR, 2, BAR_GROUND, Stroke.NONE));
      marks.add(
          new Rectangle(
              left, top + BAR_GAP, full * card.share(), BAR, 2, card.role().fill(), Stroke.NONE));
    }
    return new Group("node", "card" + number, card.tooltip(), marks);
  }

  private static Mark link(Link link, int number, Route route) {
    Path2D.Double path = path(route);
    Stroke line = new Stroke(link.role().ink(), link.width(), link.role().dashed());
    Curve head = new Curve(arrow(link, route), link.role().ink(), Stroke.NONE);
    String title = link.label().isEmpty() ? link.role().mark() : String.join(" ", link.label());
    return new Group("edge", "link" + number, title, List.of(new Curve(path, "none", line), head));
  }

  static Path2D.Double path(Route route) {
    return route.shape() == GraphLayout.Shape.CURVED ? curve(route) : corners(route);
  }

  private static Path2D.Double curve(Route route) {
    Path2D.Double path = new Path2D.Double();
    List<Point> points = route.points();
    path.moveTo(points.get(0).x(), points.get(0).y());
    for (int i = 1; i + 2 < points.size(); i += 3) {
      path.curveTo(
          points.get(i).x(),
          points.get(i).y(),
          points.get(i + 1).x(),
          points.get(i + 1).y(),
          points.get(i + 2).x(),
          points.get(i + 2).y());
    }
    return path;
  }

  private static Path2D.Double corners(Route route) {
    Path2D.Double path = new Path2D.Double();
    List<Point> points = route.points();
    path.moveTo(points.get(0).x(), points.get(0).y());
    for (int i = 1; i < points.size() - 1; i++) {
      Point bend = points.get(i);
      Point in = towards(bend, points.get(i - 1));
      Point out = towards(bend, points.get(i + 1));
      path.lineTo(in.x(), in.y());
      path.quadTo(bend.x(), bend.y(), out.x(), out.y());
    }
    Point last = points.get(points.size() - 1);
    path.lineTo(last.x(), last.y());
    return path;
  }

  private static Point towards(Point from, Point to) {
    double length = Math.max(Math.hypot(to.x() - from.x(), to.y() - from.y()), 0.01);
    double share = Math.min(BEND, length / 2) / length;
    return new Point(
        from.x() + (to.x() - from.x()) * share, from.y() + (to.y() - from.y()) * share);
  }

  private static Path2D arrow(Link link, Route route) {
    Point base = route.points().get(route.points().size() - 1);
    Point tip = route.tip();
    double length = Math.max(Math.hypot(tip.x() - base.x(), tip.y() - base.y()), 0.01);
    double half = 2.4 + 0.75 * link.width();
    double acrossX = -(tip.y() - base.y()) / length * half;
    double acrossY = (tip.x() - base.x()) / length * half;
    Path2D.Double path = new Path2D.Double();
    path.moveTo(tip.x(), tip.y());
    path.lineTo(base.x() + acrossX, base.y() + acrossY);
    path.lineTo(base.x() - acrossX, base.y() - acrossY);
    path.closePath();
    return path;
  }

  private static void label(List<Mark> marks, Link link, Point centre) {
    int height = labelLine(link);
    double top = centre.y() - height * link.label().size() / 2.0;
    for (String text : link.label()) {
      top += height;
      double x = centre.x() - Typeface.width(text, tone(link)) / 2;
      marks.add(Text.of(x, top - 0.3 * tone(link).size(), new Line(text, tone(link)), Halo.WHITE));
    }
  }
}
