package org.desirepath.visualization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.desirepath.visualization.figures.ExampleFigures;
import org.junit.jupiter.api.Test;

final class DotGraphTest {

  private static final String INSURANCE =
      DotGraph.write(ExampleFigures.insurance(Wording.ENGLISH).toFigure());

  @Test
  void phasesAreClustersAndCardsAreNodes() {
    assertThat(INSURANCE)
        .startsWith("digraph figure {")
        .endsWith("}\n")
        .contains("rankdir=LR", "subgraph cluster_0", "subgraph cluster_2", "<b>Orient</b>")
        .doesNotContain("subgraph cluster_3");
    assertThat(Pattern.compile("\n +n\\d+ \\[").matcher(INSURANCE).results()).hasSize(12);
    assertThat(Pattern.compile("\n  n\\d+ -> n\\d+ \\[").matcher(INSURANCE).results()).hasSize(19);
  }

  @Test
  void countsLegendPeriodAndHiddenShareAreWritten() {
    assertThat(INSURANCE)
        .contains(
            "5,000 journeys · 6 Jan – 25 Jul 2025 · 41 % follow the plan to the letter [40, 43]"
                + " · nothing hidden")
        .contains(">3,364 · 67 %<", "◆ 818 late (24 %)", "◇ 134 missing (3.8 %)")
        .contains("↓ 1,180 lost · 36 % [35, 38]", "lost (silent for 21 d)", "designed exit");
  }

  @Test
  void meaningIsNeverInColourAlone() {
    assertThat(INSURANCE)
        .contains("<b>★ Policy active</b>", "<b>+ Call complaint line</b>", "↻ 140 again")
        .contains("⇄ 180 in the", "style=\"rounded,dashed\"", "style=dashed, constraint=false");
  }

  @Test
  void everyCellOfACardHasASizeThatHoldsItsText() {
    Pattern cell =
        Pattern.compile(
            "fixedsize=\"true\" width=\"(\\d+)\" height=\"\\d+\">"
                + "<font color=\"#\\w+\" point-size=\"([\\d.]+)\">(<b>)?([^<]*)<");
    List<MatchResult> cells = cell.matcher(INSURANCE).results().toList();
    assertThat(cells).hasSizeGreaterThan(50);
    for (MatchResult found : cells) {
      String text = found.group(4).replace("&lt;", "<").replace("&#39;", "'").replace("&amp;", "&");
      double width =
          Typeface.width(text, found.group(3) != null, Double.parseDouble(found.group(2)));
      assertThat(width).as(text).isLessThanOrEqualTo(Double.parseDouble(found.group(1)));
    }
  }

  @Test
  void largeGraphsCutGraphvizSearchShort() {
    assertThat(DotGraph.write(ExampleFigures.fines().toFigure())).doesNotContain("nslimit");
    List<Figure.Link> links =
        IntStream.range(0, 81)
            .mapToObj(
                i ->
                    new Figure.Link(
                        "a", "a", Figure.Role.PLANNED, 0, List.of(), Figure.Flow.FORWARD))
            .toList();
    Figure.Card card =
        new Figure.Card(
            "a",
            -1,
            Figure.Role.PLANNED,
            Figure.Outline.SOLID,
            List.of(new Figure.Line("a", Figure.Tone.NAME)),
            -1,
            "a");
    Figure.Graph graph = new Figure.Graph(Figure.Direction.RIGHT, List.of(), List.of(card), links);
    assertThat(DotGraph.write(new Figure("t", List.of(), List.of(), graph)))
        .contains("nslimit=1, nslimit1=1, mclimit=0.3");
  }

  @Test
  void tablesAreWrittenToo() {
    assertThat(DotGraph.write(ExampleFigures.dropOff().toFigure()))
        .contains("79 % go on", "↓ 35 %", "▲ 845 more lost [790, 901]", "bgcolor=\"#D55E00\"");
    assertThat(DotGraph.write(ExampleFigures.moments().toFigure()))
        .contains("▼ pain", "0.45 [0.37, 0.55]", "−18 pts [−22, −14]", "818 of 3,364");
  }

  @Test
  void graphvizDrawsEveryDocumentAsItStands() throws Exception {
    Map<String, Figure> figures = new TreeMap<>(ExampleFigures.all());
    for (int i = 0; i < ExampleFigures.HOSTILE.size(); i++) {
      String name = ExampleFigures.HOSTILE.get(i);
      figures.put("map " + i, ExampleFigures.single(name).toFigure());
      figures.put("table " + i, ExampleFigures.singleStep(name).toFigure());
    }
    figures.putAll(ExampleFigures.empty());
    for (Map.Entry<String, Figure> figure : figures.entrySet()) {
      Process dot;
      try {
        dot = new ProcessBuilder("dot", "-Tsvg").redirectErrorStream(true).start();
      } catch (IOException e) {
        assumeTrue(false, "skipped, since this machine has no Graphviz dot");
        return;
      }
      try (OutputStream in = dot.getOutputStream()) {
        in.write(DotGraph.write(figure.getValue()).getBytes(StandardCharsets.UTF_8));
      }
      String svg = new String(dot.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(dot.waitFor()).as(figure.getKey() + ": " + svg).isZero();
      assertThat(svg).as(figure.getKey()).contains("</svg>").doesNotContain("rror", "<script");
    }
  }

  @Property
  void noNameLeavesItsLabel(@ForAll String name) {
    String dot = DotGraph.write(ExampleFigures.single(name).toFigure());
    Matcher texts = Pattern.compile("tooltip=\"((?:[^\"\\\\]|\\\\\\\\)*)\", label=<").matcher(dot);
    assertThat(texts.results()).hasSize(2);
    int depth = 0;
    for (int c : dot.chars().toArray()) {
      depth += c == '<' ? 1 : c == '>' ? -1 : 0;
      assertThat(depth).isBetween(-1, 20);
    }
    // the arrow of the one link is the only sign that stands outside of pairs
    assertThat(depth).isEqualTo(-1);
  }

  @Property
  void sameFigureGivesSameText(@ForAll String name) {
    assertThat(DotGraph.write(ExampleFigures.single(name).toFigure()))
        .isEqualTo(DotGraph.write(ExampleFigures.single(name).toFigure()));
  }
}
