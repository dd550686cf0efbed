package org.desirepath.visualization;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.desirepath.visualization.Drawing.Mark;
import org.desirepath.visualization.FigureRenderer.Engine;
import org.desirepath.visualization.figures.ExampleFigures;
import org.desirepath.visualization.figures.HostileFigures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No text of a figure lies on another, nor on a card that is not its own. */
final class FigureOverlapTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Rounded places may touch. */
  private static final double TOUCH = 0.6;

  /** Something that must keep clear of others: a text, or a card with the text in it. */
  private record Block(String what, Rectangle2D box, boolean card) {}

  private static void collect(List<Mark> marks, double x, double y, List<Block> out) {
    for (Mark mark : marks) {
      if (mark instanceof Drawing.Shifted shifted) {
        collect(shifted.marks(), x + shifted.x(), y + shifted.y(), out);
      } else if (mark instanceof Drawing.Group group) {
        boolean joint = group.kind().equals("joint");
        boolean own = joint || (group.kind().equals("node") && group.marks().size() > 1);
        if (own) {
          out.add(new Block("card " + group.title(), moved(group.bounds(), x, y), true));
          texts(group.marks(), group.bounds());
        } else {
          if (group.kind().equals("node")) {
            out.add(new Block("part " + group.title(), moved(group.bounds(), x, y), true));
          }
          collect(group.marks(), x, y, out);
        }
      } else if (mark instanceof Drawing.Text text && !text.text().isBlank()) {
        out.add(new Block("text " + text.text(), moved(text.bounds(), x, y), false));
      }
    }
  }

  /** The text of a card must lie in it. */
  private static void texts(List<Mark> marks, Rectangle2D card) {
    for (Mark mark : marks) {
      if (mark instanceof Drawing.Text text) {
        assertThat(card.contains(text.bounds())).as(text.text()).isTrue();
      }
    }
  }

  private static Rectangle2D moved(Rectangle2D box, double x, double y) {
    return new Rectangle2D.Double(
        box.getX() + x + TOUCH,
        box.getY() + y + TOUCH,
        Math.max(0, box.getWidth() - 2 * TOUCH),
        Math.max(0, box.getHeight() - 2 * TOUCH));
  }

  private static List<String> overlaps(Drawing drawing) {
    List<Block> blocks = new ArrayList<>();
    collect(drawing.marks(), 0, 0, blocks);
    List<String> found = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      Block one = blocks.get(i);
      if (one.box().getMaxX() > drawing.width() || one.box().getMaxY() > drawing.height()) {
        found.add(one.what() + " leaves the figure");
      }
      for (int j = 0; j < i; j++) {
        Block two = blocks.get(j);
        boolean inside = two.card() && !one.card() && two.box().contains(one.box());
        boolean parts = one.what().startsWith("part") && two.what().startsWith("part");
        if (!inside && !parts && one.box().intersects(two.box())) {
          found.add(one.what() + " on " + two.what());
        }
      }
    }
    return found;
  }

  private static void nothingOverlaps(FigureRenderer renderer, String name, Figure figure)
      throws IOException {
    assertThat(overlaps(renderer.drawing(figure))).as(name).isEmpty();
  }

  private static FigureRenderer forced(Engine engine) {
    return FigureRendererTest.forced(engine, LIMIT);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void nothingOverlapsOnOrdinaryFigures(Engine engine) throws IOException {
    FigureRenderer renderer = forced(engine);
    for (Map.Entry<String, Figure> example : ExampleFigures.all().entrySet()) {
      nothingOverlaps(renderer, example.getKey(), example.getValue());
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void nothingOverlapsFromFiveToHundredFiftyTouchpointsWithHostileNames(Engine engine)
      throws IOException {
    FigureRenderer renderer = forced(engine);
    for (int size : new int[] {5, 12, 40, 150}) {
      Map<String, Figure> figures = HostileFigures.of(size, Wording.ENGLISH);
      for (Map.Entry<String, Figure> figure : figures.entrySet()) {
        nothingOverlaps(renderer, figure.getKey() + " of " + size, figure.getValue());
      }
    }
  }

  @Test
  void anOverlapIsFound() {
    Figure.Line line = new Figure.Line("one on the other", Figure.Tone.BODY);
    Plot.Words one = new Plot.Words(new Plot.Spot(10, 20), Plot.Anchor.START, line, false);
    Plot.Words two = new Plot.Words(new Plot.Spot(40, 24), Plot.Anchor.START, line, false);
    Figure figure = new Figure("t", List.of(), List.of(), new Plot(List.of(one, two)));
    assertThat(overlaps(FigureDrawing.draw(figure, new Plot(List.of(one, two))))).hasSize(1);
  }
}
