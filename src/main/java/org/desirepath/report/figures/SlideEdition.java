package org.desirepath.report.figures;

import java.io.IOException;
import java.util.function.IntFunction;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.report.language.Language;
import org.desirepath.visualization.Figure;
import org.desirepath.visualization.FigureRenderer;
import org.desirepath.visualization.Wording;
import org.desirepath.visualization.figures.JourneyMapFigure;
import org.jspecify.annotations.Nullable;

/** So much of a figure as can be read on a slide; the figure says what it leaves out. */
final class SlideEdition {
  /** Text of 9 points can be read on a slide; above the foot of one, a picture is made smaller. */
  private static final double LEAST_POINTS = 9.75;

  /** For less than this it is not worth hiding more. */
  private static final double LARGER = 1.1;

  /** So many touchpoints are tried. */
  private static final int[] TOUCHPOINTS = {14, 12, 10, 9, 8, 7, 6, 5};

  private SlideEdition() {}

  /**
   * The figure if it can be read on a slide, else the largest edition that can, else the one with
   * the largest text.
   *
   * @throws IOException if no engine can lay it out
   */
  static Figure of(
      ComparisonResult result,
      Language language,
      FigureRenderer renderer,
      String name,
      Figure figure)
      throws IOException {
    IntFunction<Figure> editions = editions(result, Figures.wording(language), name);
    if (editions == null || renderer.smallestPoints(figure) >= LEAST_POINTS) {
      return figure;
    }
    Figure best = figure;
    double points = renderer.smallestPoints(figure);
    for (int most : TOUCHPOINTS) {
      Figure next = editions.apply(most);
      double size = renderer.smallestPoints(next);
      if (size >= LEAST_POINTS) {
        return next;
      }
      if (size > LARGER * points) {
        best = next;
        points = size;
      }
    }
    return best;
  }

  private static @Nullable IntFunction<Figure> editions(
      ComparisonResult result, Wording wording, String name) {
    if (name.equals(Figures.DESIGN)) {
      return most -> DesignFigure.of(result, wording, most).toFigure();
    }
    if (name.equals(Figures.JOURNEY_MAP)) {
      JourneyMapFigure brief = DesignFigure.journeyMap(result, wording, 1, 1);
      return most -> brief.atMost(most).toFigure();
    }
    return null;
  }
}
