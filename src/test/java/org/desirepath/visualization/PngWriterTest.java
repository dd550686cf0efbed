package org.desirepath.visualization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.desirepath.visualization.FigureRenderer.Engine;
import org.desirepath.visualization.figures.ExampleFigures;
import org.desirepath.visualization.figures.RepresentativeFigure;
import org.junit.jupiter.api.Test;

final class PngWriterTest {

  private static final FigureRenderer RENDERER =
      FigureRenderer.of(List.of(Engine.ELK), Duration.ofSeconds(60));

  private static BufferedImage image(byte[] png) throws Exception {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(image).isNotNull();
    return image;
  }

  @Test
  void aFigureIsAsWideAsAskedAndKeepsItsShape() throws Exception {
    Figure figure = ExampleFigures.insurance(Wording.ENGLISH).toFigure();
    BufferedImage large = image(RENDERER.png(figure, 1920));
    BufferedImage small = image(RENDERER.png(figure, 480));
    assertThat(large.getWidth()).isEqualTo(1920);
    assertThat(small.getWidth()).isEqualTo(480);
    assertThat(large.getHeight() / 4.0).isBetween(small.getHeight() - 1.0, small.getHeight() + 1.0);
  }

  @Test
  void allColoursOfTheLegendAreInTheImage() throws Exception {
    BufferedImage image = image(RENDERER.png(ExampleFigures.dropOff().toFigure(), 1920));
    Set<Integer> colours = new HashSet<>();
    for (int x = 0; x < image.getWidth(); x += 2) {
      for (int y = 0; y < image.getHeight(); y += 2) {
        colours.add(image.getRGB(x, y) & 0xFFFFFF);
      }
    }
    assertThat(colours).contains(0xFFFFFF, 0x0072B2, 0xD55E00, 0x94A3B8, 0xCBD5E1, 0x0F172A);
  }

  @Test
  void lettersAreDrawnWhereTheTextStands() throws Exception {
    Drawing.Text text =
        new Drawing.Text(10, 40, 80, "HHHH", true, 30, "#000000", Drawing.Halo.NONE);
    BufferedImage image =
        image(PngWriter.write(new Drawing(200, 60, "t", "d", List.of(text)), 200));
    assertThat(image.getRGB(14, 30) & 0xFF).as("in the stem of the first H").isLessThan(80);
    assertThat(image.getRGB(180, 30) & 0xFF).as("beside the text").isEqualTo(255);
    assertThat(image.getRGB(14, 50) & 0xFF).as("below the baseline").isEqualTo(255);
  }

  @Test
  void longFiguresBecomeNarrowerInsteadOfEndless() throws Exception {
    RepresentativeFigure.Step step = new RepresentativeFigure.Step("Sign", Figure.Role.PLANNED);
    RepresentativeFigure.Group group =
        new RepresentativeFigure.Group(List.of(step), 30, 0, 0, 0.5, new Figure.Range(0.3, 0.7));
    Figure figure =
        new RepresentativeFigure(
                ExampleFigures.insuranceSample(),
                Wording.ENGLISH,
                Collections.nCopies(60, group),
                "of a test")
            .toFigure();
    BufferedImage image = image(RENDERER.png(figure, 800));
    assertThat(image.getHeight()).isBetween(1990, 2000);
    assertThat(image.getWidth()).isLessThan(800);
  }

  @Test
  void longChainsAreFoldedToTheShapeOfASlide() throws Exception {
    BufferedImage image = image(RENDERER.png(ExampleFigures.chain(60).toFigure(), 800));
    assertThat(image.getWidth()).isEqualTo(800);
    assertThat(image.getHeight()).isBetween(300, 800);
  }

  @Test
  void absurdWidthsAreRefused() {
    Figure figure = ExampleFigures.dropOff().toFigure();
    assertThatThrownBy(() -> RENDERER.png(figure, 0)).hasMessageContaining("found 0");
    assertThatThrownBy(() -> RENDERER.png(figure, 1_000_000)).hasMessageContaining("[1, 12000]");
  }

  @Test
  void hostileTextIsPainted() throws Exception {
    for (String hostile : ExampleFigures.HOSTILE) {
      Figure figure = ExampleFigures.single(hostile).toFigure();
      assertThat(image(RENDERER.png(figure, 300)).getWidth()).isEqualTo(300);
    }
  }
}
