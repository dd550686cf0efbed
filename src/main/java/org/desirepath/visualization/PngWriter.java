package org.desirepath.visualization;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.desirepath.visualization.Drawing.Curve;
import org.desirepath.visualization.Drawing.Group;
import org.desirepath.visualization.Drawing.Halo;
import org.desirepath.visualization.Drawing.Mark;
import org.desirepath.visualization.Drawing.Rectangle;
import org.desirepath.visualization.Drawing.Shifted;
import org.desirepath.visualization.Drawing.Stroke;
import org.desirepath.visualization.Drawing.Text;

/**
 * Paints a drawing as PNG. Letters are filled outlines of the bundled font, so no installed font is
 * needed. Space is 4 bytes a pixel, at most 40 million pixels.
 */
final class PngWriter {

  private static final int MAX_SIDE = 12_000;

  /** A long map stays narrower than asked rather than become a ribbon of this many widths. */
  private static final double TALLEST = 2.5;

  private static final double MAX_PIXELS = 40e6;
  private static final float[] DASH = {5, 3.5f};

  private final Graphics2D canvas;

  private PngWriter(Graphics2D canvas) {
    this.canvas = canvas;
  }

  /**
   * The drawing as PNG, as wide as asked unless that would pass the limits.
   *
   * @throws IOException if the image can't be encoded
   */
  static byte[] write(Drawing drawing, int widthPixels) throws IOException {
    if (widthPixels < 1 || widthPixels > MAX_SIDE) {
      throw new IllegalArgumentException(
          "the width must be in [1, " + MAX_SIDE + "] pixels, found " + widthPixels);
    }
    double scale =
        Math.min(
            widthPixels / drawing.width(),
            Math.min(
                Math.min(MAX_SIDE, TALLEST * widthPixels) / drawing.height(),
                Math.sqrt(MAX_PIXELS / (drawing.width() * drawing.height()))));
    int width = Math.max(1, (int) Math.rint(drawing.width() * scale));
    int height = Math.max(1, (int) Math.rint(drawing.height() * scale));
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    canvas.setColor(Color.WHITE);
    canvas.fillRect(0, 0, width, height);
    canvas.scale(scale, scale);
    new PngWriter(canvas).paint(drawing.marks());
    canvas.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (!ImageIO.write(image, "png", out)) {
      throw new IOException("this Java can't write PNG");
    }
    return out.toByteArray();
  }

  private void paint(List<Mark> marks) {
    for (Mark mark : marks) {
      if (mark instanceof Rectangle box) {
        paint(
            new RoundRectangle2D.Double(
                box.x(), box.y(), box.width(), box.height(), 2 * box.radius(), 2 * box.radius()),
            box.fill(),
            box.stroke());
      } else if (mark instanceof Curve curve) {
        paint(curve.path(), curve.fill(), curve.stroke());
      } else if (mark instanceof Text text) {
        paint(text);
      } else if (mark instanceof Group group) {
        paint(group.marks());
      } else if (mark instanceof Shifted shifted) {
        canvas.translate(shifted.x(), shifted.y());
        paint(shifted.marks());
        canvas.translate(-shifted.x(), -shifted.y());
      }
    }
  }

  private void paint(Text text) {
    AffineTransform place = AffineTransform.getTranslateInstance(text.x(), text.baseline());
    Shape letters =
        place.createTransformedShape(Typeface.outline(text.text(), text.bold(), text.size()));
    if (text.halo() == Halo.WHITE) {
      canvas.setColor(Color.WHITE);
      canvas.setStroke(new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      canvas.draw(letters);
    }
    canvas.setColor(Color.decode(text.ink()));
    canvas.fill(letters);
  }

  private void paint(Shape shape, String fill, Stroke stroke) {
    if (!"none".equals(fill)) {
      canvas.setColor(Color.decode(fill));
      canvas.fill(shape);
    }
    if (stroke.width() > 0) {
      canvas.setColor(Color.decode(stroke.color()));
      canvas.setStroke(
          stroke.dashed()
              ? new BasicStroke(
                  (float) stroke.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, DASH, 0)
              : new BasicStroke((float) stroke.width()));
      canvas.draw(shape);
    }
  }
}
