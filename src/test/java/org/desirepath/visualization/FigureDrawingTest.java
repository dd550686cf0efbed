package org.desirepath.visualization;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.desirepath.visualization.figures.ExampleFigures;
import org.junit.jupiter.api.Test;

final class FigureDrawingTest {

  private static Drawing draw(Figure figure) throws IOException {
    if (figure.content() instanceof Figure.Grid grid) {
      return FigureDrawing.draw(figure, grid);
    }
    Figure.Graph graph = (Figure.Graph) figure.content();
    GraphLayout elk = new ElkLayout(Duration.ofSeconds(60));
    return FigureDrawing.draw(figure, graph, elk.place(graph, ""));
  }

  private static List<Drawing.Group> groups(List<Drawing.Mark> marks, String kind) {
    return marks.stream()
        .flatMap(
            mark -> {
              if (mark instanceof Drawing.Group group) {
                return group.kind().equals(kind)
                    ? List.of(group).stream()
                    : List.<Drawing.Group>of().stream();
              }
              return mark instanceof Drawing.Shifted shifted
                  ? groups(shifted.marks(), kind).stream()
                  : List.<Drawing.Group>of().stream();
            })
        .toList();
  }

  @Test
  void nothingIsDrawnOutsideTheFigure() throws IOException {
    for (Figure figure : ExampleFigures.all().values()) {
      Drawing drawing = draw(figure);
      Rectangle2D used = Drawing.around(drawing.marks());
      assertThat(used.getMinX()).isGreaterThanOrEqualTo(10);
      assertThat(used.getMinY()).isGreaterThanOrEqualTo(10);
      assertThat(used.getMaxX()).isLessThanOrEqualTo(drawing.width() - 10);
      assertThat(used.getMaxY()).isLessThanOrEqualTo(drawing.height() - 10);
    }
  }

  @Property(tries = 60)
  void textNeverLeavesItsCard(@ForAll String name) throws IOException {
    Drawing drawing = draw(ExampleFigures.single(name).toFigure());
    List<Drawing.Group> cards = groups(drawing.marks(), "node");
    assertThat(cards).hasSize(2);
    for (Drawing.Group card : cards) {
      Rectangle2D box = card.marks().get(0).bounds();
      assertThat(card.marks())
          .allMatch(mark -> box.contains(mark.bounds()) || mark.bounds().isEmpty());
    }
  }

  @Test
  void cardsNeverOverlap() throws IOException {
    for (Figure figure : ExampleFigures.all().values()) {
      List<Drawing.Group> cards = groups(draw(figure).marks(), "node");
      for (int i = 0; i < cards.size(); i++) {
        for (int k = 0; k < i; k++) {
          assertThat(cards.get(i).bounds().intersects(cards.get(k).bounds())).isFalse();
        }
      }
    }
  }

  @Test
  void textsOfATableNeverOverlap() throws IOException {
    for (Figure figure :
        List.of(ExampleFigures.dropOff().toFigure(), ExampleFigures.moments().toFigure())) {
      List<Placed> texts = new ArrayList<>();
      collect(draw(figure).marks(), 0, 0, texts);
      assertThat(texts).hasSizeGreaterThan(20);
      for (int i = 0; i < texts.size(); i++) {
        for (int k = 0; k < i; k++) {
          assertThat(texts.get(i).bounds().intersects(texts.get(k).bounds()))
              .as(texts.get(i).text() + " | " + texts.get(k).text())
              .isFalse();
        }
      }
    }
  }

  private record Placed(String text, Rectangle2D bounds) {}

  private static void collect(List<Drawing.Mark> marks, double x, double y, List<Placed> texts) {
    for (Drawing.Mark mark : marks) {
      if (mark instanceof Drawing.Text text) {
        Rectangle2D at = text.bounds();
        texts.add(
            new Placed(
                text.text(),
                new Rectangle2D.Double(
                    at.getX() + x, at.getY() + y, at.getWidth(), at.getHeight())));
      } else if (mark instanceof Drawing.Group group) {
        collect(group.marks(), x, y, texts);
      } else if (mark instanceof Drawing.Shifted shifted) {
        collect(shifted.marks(), x + shifted.x(), y + shifted.y(), texts);
      }
    }
  }

  @Property
  void partsOfABarFillItAndNoneThatExistsVanishes(
      @ForAll @Size(4) List<@DoubleRange(min = 0, max = 1) Double> weights) {
    double sum = weights.stream().mapToDouble(w -> w).sum();
    List<Figure.Part> parts =
        IntStream.range(0, 4)
            .mapToObj(
                i ->
                    new Figure.Part(
                        Figure.Role.PLANNED, sum == 0 ? 0.25 : weights.get(i) / sum, "text"))
            .toList();
    List<FigureDrawing.Slice> slices = FigureDrawing.slices(new Figure.Bar(parts), 400);
    assertThat(slices.stream().mapToInt(FigureDrawing.Slice::width).sum()).isBetween(399, 400);
    assertThat(slices).allMatch(slice -> slice.width() > 0);
    if (parts.stream().allMatch(part -> part.share() > 0.01)) {
      assertThat(slices).hasSize(4);
    }
  }
}
