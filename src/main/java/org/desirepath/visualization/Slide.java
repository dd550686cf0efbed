package org.desirepath.visualization;

import java.util.List;

/** A drawing in the middle of a slide of 16:9, which is as small as the drawing lets it be. */
final class Slide {

  private static final double RATIO = 16 / 9.0;
  private static final int PIXELS = 1920;
  private static final int MOST_PIXELS = 3840;

  /** The smallest text is 9.5 points; below 9 pixels it can't be read. */
  private static final double LEAST_SCALE = 0.95;

  private Slide() {}

  static Drawing of(Drawing drawing) {
    double width = Math.max(drawing.width(), drawing.height() * RATIO);
    double height = width / RATIO;
    return new Drawing(
        width,
        height,
        drawing.title(),
        drawing.description(),
        List.of(new Drawing.Shifted((width - drawing.width()) / 2, 0, drawing.marks())));
  }

  /** The width in pixels at which its text can be read, within limits. */
  static int pixels(Drawing slide) {
    double wanted = slide.width() * LEAST_SCALE;
    return (int) Math.rint(Math.min(MOST_PIXELS, Math.max(PIXELS, wanted)));
  }
}
