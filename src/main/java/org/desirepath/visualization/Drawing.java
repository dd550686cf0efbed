package org.desirepath.visualization;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * A drawn figure: shapes and text at their places, in points from the top left. {@link #toSvg}
 * writes it as SVG that can stand in a page several times: no scripts, no references, ids that
 * begin with the figure's own. Immutable.
 *
 * @param width of the whole
 * @param height of the whole
 * @param title read aloud by a screen reader
 * @param description what the figure shows, for those who can't see it
 * @param marks in the order they are painted
 */
record Drawing(double width, double height, String title, String description, List<Mark> marks) {

  Drawing {
    marks = List.copyOf(marks);
  }

  /** Something drawn. */
  sealed interface Mark permits Rectangle, Curve, Text, Group, Shifted {
    /** The smallest box around it, without line widths. */
    Rectangle2D bounds();
  }

  /** A line style; {@code none} stands for nothing. */
  record Stroke(String color, double width, boolean dashed) {
    static final Stroke NONE = new Stroke("none", 0, false);
  }

  /** A rectangle with rounded corners. */
  record Rectangle(
      double x, double y, double width, double height, double radius, String fill, Stroke stroke)
      implements Mark {
    @Override
    public Rectangle2D bounds() {
      return new Rectangle2D.Double(x, y, width, height);
    }
  }

  /** A path; it must not be changed once it is here. */
  record Curve(Path2D path, String fill, Stroke stroke) implements Mark {
    @Override
    public Rectangle2D bounds() {
      // flattened, since what getBounds2D says of curves differs between Java versions
      Path2D.Double flat = new Path2D.Double();
      flat.append(path.getPathIterator(null, 0.3), false);
      return flat.getBounds2D();
    }
  }

  /** A line of text that starts at x, on a baseline; exactly {@code width} wide in every viewer. */
  record Text(
      double x,
      double baseline,
      double width,
      String text,
      boolean bold,
      double size,
      String ink,
      Halo halo)
      implements Mark {
    static Text of(double x, double baseline, Figure.Line line, Halo halo) {
      Figure.Tone tone = line.tone();
      return new Text(
          x,
          baseline,
          Typeface.width(line.text(), tone),
          line.text(),
          tone.bold(),
          tone.size(),
          tone.ink(),
          halo);
    }

    @Override
    public Rectangle2D bounds() {
      return new Rectangle2D.Double(x, baseline - 0.75 * size, width, size);
    }
  }

  /** Whether text is set off from the lines below it. */
  enum Halo {
    /** Plain. */
    NONE,
    /** With a white rim. */
    WHITE
  }

  /** Marks that are one thing, such as a card; the title is its tooltip. */
  record Group(String kind, String id, String title, List<Mark> marks) implements Mark {
    Group {
      marks = List.copyOf(marks);
    }

    @Override
    public Rectangle2D bounds() {
      return around(marks);
    }
  }

  /** Marks moved to another place. */
  record Shifted(double x, double y, List<Mark> marks) implements Mark {
    Shifted {
      marks = List.copyOf(marks);
    }

    @Override
    public Rectangle2D bounds() {
      Rectangle2D inner = around(marks);
      return new Rectangle2D.Double(
          inner.getX() + x, inner.getY() + y, inner.getWidth(), inner.getHeight());
    }
  }

  /** The smallest box around all marks; of no size when there are none. */
  static Rectangle2D around(List<Mark> marks) {
    Rectangle2D all = marks.isEmpty() ? new Rectangle2D.Double() : marks.get(0).bounds();
    for (Mark mark : marks) {
      all = all.createUnion(mark.bounds());
    }
    return all;
  }

  /** The size of the smallest text; infinite when there is none. */
  double smallestText() {
    return smallestText(marks);
  }

  private static double smallestText(List<Mark> marks) {
    double smallest = Double.POSITIVE_INFINITY;
    for (Mark mark : marks) {
      double size =
          mark instanceof Text text
              ? text.size()
              : mark instanceof Group group
                  ? smallestText(group.marks())
                  : mark instanceof Shifted shifted
                      ? smallestText(shifted.marks())
                      : Double.POSITIVE_INFINITY;
      smallest = Math.min(smallest, size);
    }
    return smallest;
  }

  /** The drawing as an SVG document; all ids in it begin with {@code id}. */
  String toSvg(String id) {
    StringBuilder out = new StringBuilder(4096);
    String size = number(width) + " " + number(height);
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ").append(size);
    out.append("\" width=\"").append(number(width)).append("\" height=\"").append(number(height));
    out.append("\" style=\"max-width:100%;height:auto\" role=\"img\" aria-labelledby=\"");
    out.append(id).append("-title ").append(id).append("-desc\" font-family=\"");
    out.append(Typeface.FAMILY).append("\">\n<title id=\"").append(id).append("-title\">");
    out.append(Typeface.escape(title)).append("</title>\n<desc id=\"").append(id);
    out.append("-desc\">").append(Typeface.escape(description)).append("</desc>\n");
    out.append("<rect width=\"").append(number(width)).append("\" height=\"");
    out.append(number(height)).append("\" fill=\"#FFFFFF\"/>\n");
    marks.forEach(mark -> write(out, mark, id));
    return out.append("</svg>\n").toString();
  }

  private static void write(StringBuilder out, Mark mark, String id) {
    if (mark instanceof Rectangle box) {
      out.append("<rect x=\"").append(number(box.x())).append("\" y=\"").append(number(box.y()));
      out.append("\" width=\"").append(number(box.width())).append("\" height=\"");
      out.append(number(box.height())).append('"');
      if (box.radius() > 0) {
        out.append(" rx=\"").append(number(box.radius())).append('"');
      }
      paint(out, box.fill(), box.stroke());
    } else if (mark instanceof Curve curve) {
      out.append("<path d=\"").append(commands(curve.path())).append('"');
      paint(out, curve.fill(), curve.stroke());
    } else if (mark instanceof Text text) {
      write(out, text);
    } else if (mark instanceof Group group) {
      out.append("<g class=\"").append(group.kind()).append("\" id=\"").append(id).append('-');
      out.append(group.id()).append("\">\n<title>").append(Typeface.escape(group.title()));
      out.append("</title>\n");
      group.marks().forEach(inner -> write(out, inner, id));
      out.append("</g>\n");
    } else if (mark instanceof Shifted shifted) {
      out.append("<g transform=\"translate(").append(number(shifted.x())).append(' ');
      out.append(number(shifted.y())).append(")\">\n");
      shifted.marks().forEach(inner -> write(out, inner, id));
      out.append("</g>\n");
    }
  }

  private static void write(StringBuilder out, Text text) {
    out.append("<text x=\"").append(number(text.x())).append("\" y=\"");
    out.append(number(text.baseline())).append("\" font-size=\"").append(number(text.size()));
    out.append('"');
    if (text.bold()) {
      out.append(" font-weight=\"700\"");
    }
    if (text.width() > 0) {
      out.append(" textLength=\"").append(number(text.width()));
      out.append("\" lengthAdjust=\"spacingAndGlyphs\"");
    }
    out.append(" fill=\"").append(text.ink()).append('"');
    if (text.halo() == Halo.WHITE) {
      out.append(" stroke=\"#FFFFFF\" stroke-width=\"3\" stroke-linejoin=\"round\"");
      out.append(" paint-order=\"stroke\"");
    }
    out.append('>').append(Typeface.escape(text.text())).append("</text>\n");
  }

  private static void paint(StringBuilder out, String fill, Stroke stroke) {
    out.append(" fill=\"").append(fill).append('"');
    if (stroke.width() > 0) {
      out.append(" stroke=\"").append(stroke.color()).append("\" stroke-width=\"");
      out.append(number(stroke.width())).append('"');
      if (stroke.dashed()) {
        out.append(" stroke-dasharray=\"5 3.5\"");
      }
    }
    out.append("/>\n");
  }

  private static String commands(Path2D path) {
    StringBuilder out = new StringBuilder();
    double[] at = new double[6];
    for (PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
      int kind = i.currentSegment(at);
      int pairs =
          switch (kind) {
            case PathIterator.SEG_QUADTO -> 2;
            case PathIterator.SEG_CUBICTO -> 3;
            case PathIterator.SEG_CLOSE -> 0;
            default -> 1;
          };
      out.append("MLQCZ".charAt(kind));
      for (int k = 0; k < 2 * pairs; k++) {
        out.append(k == 0 ? "" : " ").append(number(at[k]));
      }
    }
    return out.toString();
  }

  /** A number with at most two decimals, the same on every machine. */
  static String number(double value) {
    StringBuilder out = new StringBuilder(12);
    number(out, value);
    return out.toString();
  }

  static void number(StringBuilder out, double value) {
    long cents = Math.round(value * 100);
    long size = Math.abs(cents);
    long rest = size % 100;
    out.append(cents < 0 ? "-" : "").append(size / 100);
    if (rest != 0) {
      out.append(rest < 10 ? ".0" : ".").append(rest % 10 == 0 ? rest / 10 : rest);
    }
  }
}
