package org.desirepath.visualization;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.geom.RoundRectangle2D;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;
import org.desirepath.visualization.Drawing.Curve;
import org.desirepath.visualization.Drawing.Group;
import org.desirepath.visualization.Drawing.Halo;
import org.desirepath.visualization.Drawing.Mark;
import org.desirepath.visualization.Drawing.Rectangle;
import org.desirepath.visualization.Drawing.Shifted;
import org.desirepath.visualization.Drawing.Stroke;
import org.desirepath.visualization.Drawing.Text;

/**
 * Writes a drawing as a PDF of one page, sharp at any size (ISO 32000-1, the few operators that
 * paths need). Letters are outlines of the bundled font: they print everywhere and can't be
 * searched. No date is written, so that the same drawing gives the same bytes.
 */
final class PdfWriter {

  /** The longest side a PDF 1.4 page may have, in points. */
  private static final double LONGEST = 14_400;

  private final StringBuilder content = new StringBuilder(16_384);

  private PdfWriter() {}

  static byte[] write(Drawing drawing) {
    double scale = Math.min(1, LONGEST / Math.max(drawing.width(), drawing.height()));
    double width = drawing.width() * scale;
    double height = drawing.height() * scale;
    PdfWriter writer = new PdfWriter();
    writer.paint(drawing.marks(), new AffineTransform(scale, 0, 0, -scale, 0, height), scale);
    byte[] stream = deflated(writer.content.toString().getBytes(StandardCharsets.US_ASCII));
    ByteArrayOutputStream out = new ByteArrayOutputStream(stream.length + 1024);
    ascii(out, "%PDF-1.4\n%\u00e2\u00e3\n");
    int[] places = new int[6];
    String box = "[0 0 " + Drawing.number(width) + " " + Drawing.number(height) + "]";
    places[1] = object(out, 1, "<< /Type /Catalog /Pages 2 0 R >>");
    places[2] = object(out, 2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    places[3] =
        object(
            out,
            3,
            "<< /Type /Page /Parent 2 0 R /Resources << >> /Contents 4 0 R /MediaBox "
                + box
                + " >>");
    places[4] = out.size();
    ascii(out, "4 0 obj\n<< /Filter /FlateDecode /Length " + stream.length + " >>\nstream\n");
    out.writeBytes(stream);
    ascii(out, "\nendstream\nendobj\n");
    places[5] = object(out, 5, "<< /Title <" + utf16(drawing.title()) + "> >>");
    int table = out.size();
    ascii(out, "xref\n0 6\n0000000000 65535 f \n");
    for (int i = 1; i < places.length; i++) {
      ascii(out, String.format(Locale.ROOT, "%010d 00000 n \n", places[i]));
    }
    ascii(out, "trailer\n<< /Size 6 /Root 1 0 R /Info 5 0 R >>\nstartxref\n" + table + "\n%%EOF\n");
    return out.toByteArray();
  }

  private static int object(ByteArrayOutputStream out, int number, String body) {
    int place = out.size();
    ascii(out, number + " 0 obj\n" + body + "\nendobj\n");
    return place;
  }

  private static void ascii(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String utf16(String text) {
    StringBuilder hex = new StringBuilder("FEFF");
    text.chars().forEach(c -> hex.append(String.format(Locale.ROOT, "%04X", c)));
    return hex.toString();
  }

  private static byte[] deflated(byte[] plain) {
    Deflater deflater = new Deflater();
    deflater.setInput(plain);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 3 + 64);
    byte[] buffer = new byte[8192];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }

  private void paint(List<Mark> marks, AffineTransform place, double scale) {
    for (Mark mark : marks) {
      if (mark instanceof Rectangle box) {
        double arc = 2 * box.radius();
        RoundRectangle2D shape =
            new RoundRectangle2D.Double(box.x(), box.y(), box.width(), box.height(), arc, arc);
        paint(shape, box.fill(), box.stroke(), place, scale);
      } else if (mark instanceof Curve curve) {
        paint(curve.path(), curve.fill(), curve.stroke(), place, scale);
      } else if (mark instanceof Text text) {
        AffineTransform there = new AffineTransform(place);
        there.translate(text.x(), text.baseline());
        Shape letters = Typeface.outline(text.text(), text.bold(), text.size());
        if (text.halo() == Halo.WHITE) {
          paint(letters, "none", new Stroke("#FFFFFF", 3, false), there, scale);
        }
        paint(letters, text.ink(), Stroke.NONE, there, scale);
      } else if (mark instanceof Group group) {
        paint(group.marks(), place, scale);
      } else if (mark instanceof Shifted shifted) {
        AffineTransform there = new AffineTransform(place);
        there.translate(shifted.x(), shifted.y());
        paint(shifted.marks(), there, scale);
      }
    }
  }

  private void paint(Shape shape, String fill, Stroke stroke, AffineTransform place, double scale) {
    PathIterator path = shape.getPathIterator(place);
    if (!"none".equals(fill)) {
      color(fill, "rg");
      trace(path);
      content.append(path.getWindingRule() == PathIterator.WIND_EVEN_ODD ? "f*\n" : "f\n");
    }
    if (stroke.width() > 0) {
      color(stroke.color(), "RG");
      content.append(Drawing.number(stroke.width() * scale)).append(" w 1 j ");
      content.append(stroke.dashed() ? "[5 3.5] 0 d\n" : "[] 0 d\n");
      trace(shape.getPathIterator(place));
      content.append("S\n");
    }
  }

  private void color(String color, String operator) {
    Color decoded = Color.decode(color);
    for (int part : new int[] {decoded.getRed(), decoded.getGreen(), decoded.getBlue()}) {
      content.append(thousandths(part * 1000L / 255)).append(' ');
    }
    content.append(operator).append('\n');
  }

  private static String thousandths(long value) {
    return value >= 1000 ? "1" : "0." + Long.toString(1000 + value).substring(1);
  }

  private void trace(PathIterator path) {
    double[] at = new double[6];
    double x = 0;
    double y = 0;
    for (; !path.isDone(); path.next()) {
      int kind = path.currentSegment(at);
      int end =
          switch (kind) {
            case PathIterator.SEG_CUBICTO -> 4;
            case PathIterator.SEG_QUADTO -> 2;
            default -> 0;
          };
      switch (kind) {
        case PathIterator.SEG_MOVETO -> numbers("m", at[0], at[1]);
        case PathIterator.SEG_LINETO -> numbers("l", at[0], at[1]);
        case PathIterator.SEG_CUBICTO -> numbers("c", at[0], at[1], at[2], at[3], at[4], at[5]);
        case PathIterator.SEG_QUADTO ->
            // PDF has cubic curves only
            numbers(
                "c",
                x + 2 * (at[0] - x) / 3,
                y + 2 * (at[1] - y) / 3,
                at[2] + 2 * (at[0] - at[2]) / 3,
                at[3] + 2 * (at[1] - at[3]) / 3,
                at[2],
                at[3]);
        default -> content.append("h\n");
      }
      if (kind != PathIterator.SEG_CLOSE) {
        x = at[end];
        y = at[end + 1];
      }
    }
  }

  private void numbers(String operator, double... values) {
    for (double value : values) {
      Drawing.number(content, value);
      content.append(' ');
    }
    content.append(operator).append('\n');
  }
}
