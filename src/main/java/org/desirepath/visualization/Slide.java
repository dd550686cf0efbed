package org.desirepath.visualization;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** A drawing in the middle of a slide of 16:9, which is as small as the drawing lets it be. */
final class Slide {

  /** The width of a slide, 13.33 inches. */
  static final double POINTS = 960;

  private static final double RATIO = 16 / 9.0;
  private static final int PIXELS = 1920;
  private static final int MOST_PIXELS = 3840;

  /** The smallest text is 9.5 points; below 9 pixels it can't be read. */
  private static final double LEAST_SCALE = 0.95;

  /** On a slide of this width the head has its own size. */
  private static final double WIDE = 1100;

  /** The share of the width from which on the head begins where the rest does. */
  private static final double ALIGNED = 0.6;

  /** The share of the free room that is above. */
  private static final double ABOVE = 0.3;

  private Slide() {}

  /**
   * The head grows with the slide, so that it can be read beside a large map; what is below it
   * stands in the middle of the room that is left, a little above.
   */
  static Drawing of(Drawing drawing) {
    double width = Math.max(drawing.width(), drawing.height() * RATIO);
    int last = drawing.marks().size() - 1;
    Drawing.Mark body = drawing.marks().get(last);
    List<Drawing.Mark> head = drawing.marks().subList(0, last);
    Rectangle2D box = body.bounds();
    double left = Drawing.around(head).getMinX();
    double larger = enlargement(head, width, width - indent(head, box, width) - left);
    double extra = (larger - 1) * box.getMinY();
    width = Math.max(width, (drawing.height() + extra) * RATIO);
    double height = width / RATIO;
    double down = extra + ABOVE * (height - drawing.height() - extra);
    double right = (width - box.getWidth()) / 2 - box.getMinX();
    double indent = indent(head, box, width);
    List<Drawing.Mark> marks = new ArrayList<>();
    for (Drawing.Mark mark : head) {
      marks.add(mark instanceof Drawing.Text text ? enlarged(text, larger, left, indent) : mark);
    }
    marks.add(new Drawing.Shifted(right, down, List.of(body)));
    return new Drawing(width, height, drawing.title(), drawing.description(), marks);
  }

  /** Where the head begins: with what is below it where that is wide and the head has room. */
  private static double indent(List<Drawing.Mark> head, Rectangle2D box, double width) {
    Rectangle2D words = Drawing.around(head);
    double body = (width - box.getWidth()) / 2;
    double room = width - words.getMinX() - words.getWidth();
    return box.getWidth() > ALIGNED * width ? Math.min(body, room) : words.getMinX();
  }

  private static double enlargement(List<Drawing.Mark> head, double width, double room) {
    double title = 0;
    for (Drawing.Mark mark : head) {
      if (mark instanceof Drawing.Text text) {
        title = Math.max(title, text.size());
      }
    }
    double wanted = width / WIDE * Figure.Tone.TITLE.size() / Math.max(1, title);
    double possible = room / Math.max(1, Drawing.around(head).getWidth());
    return Math.max(1, Math.min(wanted, possible));
  }

  private static Drawing.Text enlarged(
      Drawing.Text text, double larger, double left, double indent) {
    return new Drawing.Text(
        indent + larger * (text.x() - left),
        larger * text.baseline(),
        larger * text.width(),
        text.text(),
        text.bold(),
        larger * text.size(),
        text.ink(),
        text.halo());
  }

  /** The width in pixels at which its text can be read, within limits. */
  static int pixels(Drawing slide) {
    double wanted = slide.width() * LEAST_SCALE;
    return (int) Math.rint(Math.min(MOST_PIXELS, Math.max(PIXELS, wanted)));
  }
}
