package org.desirepath.visualization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Rectangle2D;
import java.time.Duration;
import java.util.List;
import org.desirepath.visualization.FigureRenderer.Engine;
import org.desirepath.visualization.figures.ExampleFigures;
import org.junit.jupiter.api.Test;

/** How a figure stands on a slide. */
final class SlideTest {

  private static Drawing chain(int cards) throws Exception {
    return FigureRenderer.of(List.of(Engine.ELK), Duration.ofSeconds(30))
        .drawing(ExampleFigures.chain(cards).toFigure());
  }

  @Test
  void theHeadGrowsWithTheSlideAndStaysClearOfTheMap() throws Exception {
    Drawing map = chain(40);
    Drawing slide = Slide.of(map);
    assertThat(slide.width() / slide.height()).isCloseTo(16 / 9.0, within(1e-9));
    assertThat(title(slide).size()).isGreaterThan(1.2 * title(map).size());
    List<Drawing.Mark> marks = slide.marks();
    Rectangle2D head = Drawing.around(marks.subList(0, marks.size() - 1));
    Rectangle2D body = marks.get(marks.size() - 1).bounds();
    assertThat(head.getMaxY()).isLessThan(body.getMinY());
    assertThat(head.getMaxX()).isLessThan(slide.width());
    assertThat(body.getMaxY()).isLessThanOrEqualTo(slide.height());
    assertThat(body.getCenterX()).isCloseTo(slide.width() / 2, within(0.01));
  }

  @Test
  void aLowMapStandsInTheMiddleOfTheRoomBelowItsHead() throws Exception {
    Drawing map = chain(3);
    Drawing slide = Slide.of(map);
    List<Drawing.Mark> marks = slide.marks();
    Rectangle2D before = map.marks().get(map.marks().size() - 1).bounds();
    Rectangle2D body = marks.get(marks.size() - 1).bounds();
    assertThat(body.getMinY()).isGreaterThan(before.getMinY() + 30);
    assertThat(slide.height() - body.getMaxY()).isGreaterThan(60);
  }

  @Test
  void aHeadWiderThanWhatIsBelowItStaysOnTheSlide() {
    List<Drawing.Mark> marks =
        List.of(
            new Drawing.Text(22, 30, 950, "wide", true, 20, "#000000", Drawing.Halo.NONE),
            new Drawing.Shifted(
                22,
                60,
                List.of(new Drawing.Rectangle(0, 0, 620, 400, 0, "#FFFFFF", Drawing.Stroke.NONE))));
    Drawing slide = Slide.of(new Drawing(994, 482, "t", "d", marks));
    Rectangle2D head = slide.marks().get(0).bounds();
    assertThat(head.getMinX()).isGreaterThanOrEqualTo(20);
    assertThat(head.getMaxX()).isLessThanOrEqualTo(slide.width() - 20);
  }

  private static Drawing.Text title(Drawing drawing) {
    return (Drawing.Text) drawing.marks().get(0);
  }
}
