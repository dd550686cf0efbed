package org.desirepath.visualization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.desirepath.visualization.Figure.Card;
import org.desirepath.visualization.Figure.Direction;
import org.desirepath.visualization.Figure.Graph;
import org.desirepath.visualization.Figure.Link;
import org.desirepath.visualization.Figure.Outline;
import org.desirepath.visualization.FigureRenderer.Engine;
import org.desirepath.visualization.figures.ExampleFigures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MapFoldTest {

  private static final ElkLayout LAYOUT = new ElkLayout(Duration.ofSeconds(60));

  private static Graph graph(Direction direction) {
    return ((Graph) ExampleFigures.chain(30).toFigure().content()).turned(direction);
  }

  private static GraphLayout.Placement place(Graph graph) throws IOException {
    return LAYOUT.place(
        graph, DotGraph.write(new Figure("Long journey", List.of(), List.of(), graph)));
  }

  private static MapFold folded(Graph graph, int parts) throws IOException {
    return MapFold.of(graph, place(graph), parts).orElseThrow();
  }

  private static boolean isJoint(Card card) {
    return card.outline() == Outline.JOINT;
  }

  /** Every line of the graph, its two halves put together at circles of one number. */
  private static Set<String> lines(Graph graph) {
    Map<String, Card> cards = new HashMap<>();
    graph.cards().forEach(card -> cards.put(card.id(), card));
    Map<String, String> begins = new HashMap<>();
    Set<String> lines = new HashSet<>();
    for (Link link : graph.links()) {
      Card to = cards.get(link.to());
      if (isJoint(to)) {
        begins.put(to.lines().get(0).text(), link.from());
      } else if (!isJoint(cards.get(link.from()))) {
        lines.add(link.from() + " to " + link.to());
      }
    }
    for (Link link : graph.links()) {
      Card from = cards.get(link.from());
      if (isJoint(from)) {
        lines.add(begins.get(from.lines().get(0).text()) + " to " + link.to());
      }
    }
    return lines;
  }

  @ParameterizedTest
  @EnumSource(
      value = Direction.class,
      names = {"RIGHT", "DOWN"})
  void noLineIsLostAndEachNumberStandsTwice(Direction direction) throws IOException {
    Graph whole = graph(direction);
    Graph folded = folded(whole, 3).graph();
    assertThat(lines(folded)).isEqualTo(lines(whole));
    assertThat(
            folded.cards().stream()
                .filter(MapFoldTest::isJoint)
                .collect(Collectors.groupingBy(c -> c.lines().get(0).text()))
                .values())
        .isNotEmpty()
        .allMatch(both -> both.size() == 2);
    assertThat(folded.cards().stream().filter(card -> !isJoint(card)).map(Card::id).toList())
        .isEqualTo(whole.cards().stream().map(Card::id).toList());
  }

  @Test
  void aLongMapBecomesWiderAndShorterAndCardsStayInTheBoxOfTheirPhase() throws IOException {
    Graph whole = graph(Direction.DOWN);
    MapFold fold = folded(whole, 3);
    assertThat(spread(fold.placement(), false)).isLessThan(spread(place(whole), false) / 2);
    assertThat(spread(fold.placement(), true)).isGreaterThan(spread(place(whole), true));
    for (int i = 0; i < whole.cards().size(); i++) {
      int phase = fold.graph().cards().get(i).phase();
      GraphLayout.Box box = fold.placement().phases().get(phase);
      GraphLayout.Point card = fold.placement().cards().get(i);
      assertThat(fold.graph().phases().get(phase))
          .isEqualTo(whole.phases().get(whole.cards().get(i).phase()));
      assertThat(card.x()).isBetween(box.x(), box.x() + box.width());
      assertThat(card.y()).isBetween(box.y(), box.y() + box.height());
    }
  }

  private static double spread(GraphLayout.Placement placement, boolean across) {
    return placement.cards().stream().mapToDouble(p -> across ? p.x() : p.y()).max().orElse(0)
        - placement.cards().stream().mapToDouble(p -> across ? p.x() : p.y()).min().orElse(0);
  }

  @Test
  void aMapThatMayNotBeFoldedOrHasNoPlaceToCutStaysWhole() throws IOException {
    Graph whole = graph(Direction.DOWN);
    Graph fixed = new Graph(Direction.DOWN, whole.phases(), whole.cards(), whole.links());
    assertThat(MapFold.of(fixed, place(whole), 2)).isEmpty();
    Graph one =
        new Graph(Direction.DOWN, whole.phases(), whole.cards().subList(0, 1), List.of(), "x");
    assertThat(MapFold.of(one, place(whole), 2)).isEmpty();
  }

  @Test
  void aFoldedMapSaysWhatItsNumbersMean() throws IOException {
    Figure figure = ExampleFigures.chain(40).toFigure();
    String svg =
        FigureRenderer.of(List.of(Engine.ELK), Duration.ofSeconds(60)).render(figure, "f").svg();
    assertThat(svg).contains("class=\"joint\"").contains(((Graph) figure.content()).joint());
  }
}
