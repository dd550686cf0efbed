package org.desirepath.visualization.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.desirepath.visualization.Figure;
import org.desirepath.visualization.Plot;
import org.desirepath.visualization.Wording;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each figure says, held against a file: title, facts, legend, cards, lines, texts and roles,
 * not where they stand. {@code -Ddesirepath.golden=write} writes the files anew.
 */
final class FigureStructureTest {

  private static final Path GOLDEN =
      Path.of("src/test/resources/org/desirepath/visualization/figures");

  private static Map<String, Figure> figures() {
    Map<String, Figure> figures = new TreeMap<>(ExampleFigures.all());
    HostileFigures.of(12, Wording.ENGLISH).forEach((name, f) -> figures.put("hostile-" + name, f));
    HostileFigures.of(5, Wording.DUTCH).forEach((name, f) -> figures.put("dutch-" + name, f));
    return figures;
  }

  static Stream<String> names() {
    return figures().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void figureSaysWhatItDid(String name) throws IOException {
    Figure figure = figures().get(name);
    String structure = structure(figure);
    Path file = GOLDEN.resolve(name + ".txt");
    if ("write".equals(System.getProperty("desirepath.golden"))) {
      Files.createDirectories(GOLDEN);
      Files.writeString(file, structure);
    }
    assertThat(structure).isEqualTo(Files.readString(file).replace("\r\n", "\n"));
  }

  private static String structure(Figure figure) {
    StringBuilder out = new StringBuilder();
    out.append("title ").append(figure.title()).append('\n');
    figure.facts().forEach(fact -> out.append("fact ").append(fact).append('\n'));
    figure
        .legend()
        .forEach(
            key ->
                out.append("key ")
                    .append(key.role())
                    .append(' ')
                    .append(key.sign())
                    .append(' ')
                    .append(key.text())
                    .append('\n'));
    if (figure.content() instanceof Figure.Graph graph) {
      graph.phases().forEach(phase -> out.append("phase ").append(phase).append('\n'));
      graph.cards().forEach(card -> card(out, card));
      graph.links().forEach(link -> link(out, link));
    } else if (figure.content() instanceof Figure.Grid grid) {
      grid.columns().forEach(c -> out.append("column ").append(c.heading()).append('\n'));
      grid.rows().forEach(row -> out.append("row ").append(row.cells()).append('\n'));
      grid.notes().forEach(note -> out.append("note ").append(note.text()).append('\n'));
    } else if (figure.content() instanceof Plot plot) {
      plot.shapes().forEach(shape -> shape(out, shape));
    }
    return out.toString();
  }

  private static void card(StringBuilder out, Figure.Card card) {
    out.append("card ").append(card.id()).append(" phase ").append(card.phase()).append(' ');
    out.append(card.role()).append(' ').append(card.outline()).append('\n');
    card.lines()
        .forEach(l -> out.append("  ").append(l.tone()).append(' ').append(l.text()).append('\n'));
  }

  private static void link(StringBuilder out, Figure.Link link) {
    out.append("link ").append(link.from()).append(" to ").append(link.to()).append(' ');
    out.append(link.role()).append(' ').append(link.flow()).append(' ').append(link.label());
    out.append('\n');
  }

  private static void shape(StringBuilder out, Plot.Shape shape) {
    if (shape instanceof Plot.Words words) {
      out.append("text ").append(words.line().tone()).append(' ').append(words.line().text());
    } else if (shape instanceof Plot.Panel panel) {
      out.append("panel ").append(panel.role()).append(' ').append(panel.surface());
      out.append(' ').append(panel.tooltip());
    } else if (shape instanceof Plot.Shade shade) {
      out.append("shade ").append(shade.role()).append(' ').append(shade.tooltip());
    } else if (shape instanceof Plot.Disc disc) {
      out.append("disc ").append(disc.role()).append(' ').append(disc.surface());
      out.append(' ').append(disc.tooltip());
    } else if (shape instanceof Plot.Trace trace) {
      out.append("line ").append(trace.role()).append(' ').append(trace.pattern());
      out.append(trace.arrow() ? " arrow" : "");
    } else if (shape instanceof Plot.Area area) {
      out.append("area ").append(area.role()).append(' ').append(area.tooltip());
    }
    out.append('\n');
  }
}
