package org.desirepath.visualization;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.desirepath.visualization.Plot.Spot;

/**
 * A plot in the DOT language, with every place written down: {@code layout=nop2} tells Graphviz to
 * keep them. Panels and discs are nodes, text is nodes without a border, lines are edges between
 * points; areas, which DOT has no word for, are its background (xdot).
 */
final class PlotDot {
  /** Graphviz 2.43 can not read a string of more than 16,384 characters. */
  private static final int LONGEST_STRING = 8000;

  private final StringBuilder out = new StringBuilder();
  private final double height;
  private int count;

  private PlotDot(double height) {
    this.height = height;
  }

  /** The statements of the plot and of the head above it, to stand in a digraph. */
  static String write(Figure figure, Plot plot) {
    Rectangle2D box = Drawing.around(PlotDrawing.draw(plot));
    List<List<FigureDrawing.Run>> head =
        FigureDrawing.header(figure, 1, Math.max(FigureDrawing.HEAD_WIDTH, box.getWidth()));
    double top = head.stream().mapToDouble(row -> row.get(0).size() * 1.5).sum() + 14;
    PlotDot writer = new PlotDot(box.getMaxY());
    writer.out.append("  graph [layout=nop2, bgcolor=\"white\", outputorder=edgesfirst, bb=\"");
    writer.number(Math.min(0, box.getMinX())).append(",0,");
    writer.number(box.getMaxX()).append(',').append(Drawing.number(box.getHeight() + top));
    writer.out.append("\"");
    writer.background(plot);
    writer.out.append("];\n  node [label=\"\", fontname=\"Inter,Helvetica,Arial,sans-serif\"];\n");
    writer.head(head, box, top);
    plot.shapes().forEach(writer::shape);
    return writer.out.toString();
  }

  private StringBuilder number(double value) {
    return out.append(Drawing.number(value));
  }

  private void head(List<List<FigureDrawing.Run>> head, Rectangle2D box, double top) {
    double y = box.getMinY() - top;
    for (List<FigureDrawing.Run> row : head) {
      double x = box.getMinX();
      y += row.get(0).size() * 1.5;
      for (FigureDrawing.Run run : row) {
        double width = Typeface.width(run.text(), run.bold(), run.size());
        text(x + width / 2, y - 0.8 * run.size(), width, run.text(), run.ink(), run.size());
        x += run.advance();
      }
    }
  }

  private void background(Plot plot) {
    StringBuilder xdot = new StringBuilder();
    for (Plot.Shape shape : plot.shapes()) {
      if (shape instanceof Plot.Area area) {
        String color = PlotDrawing.fill(area.role(), area.surface());
        xdot.append("C ").append(color.length()).append(" -").append(color).append(' ');
        polygon(xdot, PlotDrawing.outline(area));
      }
    }
    if (!xdot.isEmpty()) {
      String text = xdot.toString().strip();
      out.append(", _background=");
      for (int from = 0; from < text.length(); from += LONGEST_STRING) {
        int to = Math.min(text.length(), from + LONGEST_STRING);
        out.append(from == 0 ? "\"" : " + \"").append(text, from, to).append('"');
      }
    }
  }

  private void polygon(StringBuilder xdot, Path2D path) {
    StringBuilder points = new StringBuilder();
    int size = 0;
    double[] at = new double[6];
    for (PathIterator p = path.getPathIterator(null, 0.5); !p.isDone(); p.next()) {
      if (p.currentSegment(at) != PathIterator.SEG_CLOSE) {
        points.append(Drawing.number(at[0])).append(' ');
        points.append(Drawing.number(height - at[1])).append(' ');
        size++;
      }
    }
    xdot.append("P ").append(size).append(' ').append(points);
  }

  private void shape(Plot.Shape shape) {
    if (shape instanceof Plot.Panel panel) {
      node(panel.x() + panel.width() / 2, panel.y() + panel.height() / 2);
      size(panel.width(), panel.height());
      out.append(", shape=box, style=\"filled");
      out.append(panel.radius() > 0 ? ",rounded" : "");
      surface(panel.role(), panel.surface(), panel.tooltip());
    } else if (shape instanceof Plot.Shade shade) {
      node(shade.x() + shade.width() / 2, shade.y() + shade.height() / 2);
      size(shade.width(), shade.height());
      out.append(", shape=box, style=filled, penwidth=0, fillcolor=\"");
      out.append(PlotDrawing.mixed(shade.role(), shade.strength())).append("\", tooltip=\"");
      out.append(DotGraph.quoted(shade.tooltip())).append("\"];\n");
    } else if (shape instanceof Plot.Disc disc) {
      node(disc.centre().x(), disc.centre().y());
      size(2 * disc.radius(), 2 * disc.radius());
      out.append(", shape=circle, style=\"filled");
      surface(disc.role(), disc.surface(), disc.tooltip());
    } else if (shape instanceof Plot.Words words) {
      Figure.Line line = words.line();
      double width = Typeface.width(line.text(), line.tone());
      double size = line.tone().size();
      text(
          words.left() + width / 2,
          words.at().y() - 0.35 * size,
          width,
          line.text(),
          line.tone().ink(),
          size);
    } else if (shape instanceof Plot.Trace trace) {
      edge(trace);
    }
  }

  private void node(double x, double y) {
    out.append("  p").append(count++).append(" [pos=\"");
    number(x).append(',').append(Drawing.number(height - y)).append('"');
  }

  private void size(double width, double tall) {
    out.append(", fixedsize=true, width=").append(inches(width));
    out.append(", height=").append(inches(tall));
  }

  /** With four decimals, or a small mark would move by more than its line. */
  private static String inches(double points) {
    long tenThousandths = Math.round(points / 72 * 10_000);
    String digits = Long.toString(10_000 + tenThousandths % 10_000).substring(1);
    return tenThousandths / 10_000 + "." + digits;
  }

  private void surface(Figure.Role role, Plot.Surface surface, String tooltip) {
    Drawing.Stroke stroke = PlotDrawing.stroke(role, surface);
    String fill = PlotDrawing.fill(role, surface);
    out.append(stroke.dashed() ? ",dashed" : "").append("\", fillcolor=\"").append(fill);
    out.append("\", color=\"").append(stroke.width() > 0 ? stroke.color() : fill);
    out.append("\", tooltip=\"").append(DotGraph.quoted(tooltip)).append("\"];\n");
  }

  private void text(double x, double y, double width, String text, String ink, double size) {
    node(x, y);
    size(width, size * 1.2);
    out.append(", shape=none, fontsize=").append(Drawing.number(size)).append(", fontcolor=\"");
    out.append(ink).append("\", label=\"").append(DotGraph.quoted(text)).append("\"];\n");
  }

  private void edge(Plot.Trace trace) {
    int from = point(trace.points().get(0));
    int to = point(trace.points().get(trace.points().size() - 1));
    out.append("  p").append(from).append(" -> p").append(to).append(" [color=\"");
    out.append(trace.role().ink()).append("\", penwidth=").append(Drawing.number(trace.width()));
    if (trace.pattern() == Plot.Pattern.DASHED) {
      out.append(", style=dashed");
    }
    out.append(trace.arrow() ? ", arrowsize=0.7" : ", dir=none").append(", pos=\"");
    if (trace.arrow()) {
      out.append("e,");
      spot(trace.points().get(trace.points().size() - 1));
      out.append(' ');
    }
    spot(trace.points().get(0));
    for (int i = 1; i < trace.points().size(); i++) {
      Spot before = trace.points().get(i - 1);
      Spot next = trace.points().get(i);
      out.append(' ');
      spot(between(before, next, 1 / 3.0));
      out.append(' ');
      spot(between(before, next, 2 / 3.0));
      out.append(' ');
      spot(next);
    }
    out.append("\"];\n");
  }

  private int point(Spot spot) {
    int number = count;
    node(spot.x(), spot.y());
    out.append(", shape=point, style=invis, width=0.01];\n");
    return number;
  }

  private static Spot between(Spot one, Spot two, double share) {
    return new Spot(one.x() + (two.x() - one.x()) * share, one.y() + (two.y() - one.y()) * share);
  }

  private void spot(Spot spot) {
    number(spot.x()).append(',').append(Drawing.number(height - spot.y()));
  }
}
