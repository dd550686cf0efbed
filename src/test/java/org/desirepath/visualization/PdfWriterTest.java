package org.desirepath.visualization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;
import org.desirepath.visualization.FigureRenderer.Engine;
import org.desirepath.visualization.figures.ExampleFigures;
import org.junit.jupiter.api.Test;

final class PdfWriterTest {

  private static final FigureRenderer RENDERER =
      FigureRenderer.of(List.of(Engine.ELK), Duration.ofSeconds(60));

  private static String content(byte[] pdf) throws IOException {
    String text = new String(pdf, StandardCharsets.ISO_8859_1);
    int start = text.indexOf("stream\n") + 7;
    int end = text.indexOf("\nendstream");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] stream = Arrays.copyOfRange(pdf, start, end);
    new InflaterInputStream(new ByteArrayInputStream(stream)).transferTo(out);
    return out.toString(StandardCharsets.US_ASCII);
  }

  @Test
  void theCrossReferencesPointAtTheObjects() throws IOException {
    byte[] pdf = RENDERER.pdf(ExampleFigures.insurance(Wording.ENGLISH).toFigure());
    String text = new String(pdf, StandardCharsets.ISO_8859_1);
    assertThat(text).startsWith("%PDF-1.4\n").endsWith("%%EOF\n");
    int table =
        Integer.parseInt(text.substring(text.indexOf("startxref\n") + 10).split("\n", 2)[0]);
    Matcher entries = Pattern.compile("(\\d{10}) 00000 n \n").matcher(text.substring(table));
    for (int number = 1; number <= 5; number++) {
      assertThat(entries.find()).isTrue();
      assertThat(text.substring(Integer.parseInt(entries.group(1))))
          .startsWith(number + " 0 obj\n");
    }
  }

  @Test
  void theContentHoldsOnlyPathsInsideThePage() throws IOException {
    byte[] pdf = RENDERER.pdf(ExampleFigures.dropOff().toFigure());
    Matcher box =
        Pattern.compile("/MediaBox \\[0 0 ([\\d.]+) ([\\d.]+)\\]")
            .matcher(new String(pdf, StandardCharsets.ISO_8859_1));
    assertThat(box.find()).isTrue();
    double width = Double.parseDouble(box.group(1));
    double height = Double.parseDouble(box.group(2));
    String content = content(pdf);
    assertThat(content).contains("0 0.447 0.698 rg");
    for (String line : content.split("\n", -1)) {
      assertThat(line).matches("([-\\d.]+ ){2,6}[mlc]|h|S|f\\*?|([\\d.]+ ){3}(rg|RG)|.* d|");
      if (line.endsWith(" l")) {
        String[] words = line.split(" ", -1);
        assertThat(Double.parseDouble(words[0])).isBetween(0.0, width);
        assertThat(Double.parseDouble(words[1])).isBetween(0.0, height);
      }
    }
  }

  @Test
  void sameFigureGivesSameBytes() throws IOException {
    Figure figure = ExampleFigures.moments().toFigure();
    assertThat(RENDERER.pdf(figure)).isEqualTo(RENDERER.pdf(figure));
  }
}
