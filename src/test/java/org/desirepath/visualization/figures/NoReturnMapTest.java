package org.desirepath.visualization.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.desirepath.visualization.Figure;
import org.desirepath.visualization.Figure.Card;
import org.desirepath.visualization.Figure.Link;
import org.desirepath.visualization.Figure.Range;
import org.desirepath.visualization.Wording;
import org.junit.jupiter.api.Test;

final class NoReturnMapTest {
  private static NoReturnMap.State state(String id, long journeys, NoReturnMap.Verdict verdict) {
    return new NoReturnMap.State(
        id, List.of(id), journeys, 0.5, new Range(0.4, 0.6), verdict, false);
  }

  /** Sixty states in a row, of which the rarest change the chance most. */
  private static Figure.Graph graph(NoReturnMap.Verdict alone) {
    List<NoReturnMap.State> states = new ArrayList<>();
    List<NoReturnMap.Step> steps = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      states.add(state("s" + i, 1000 - i, NoReturnMap.Verdict.UNDECIDED));
      if (i > 0) {
        steps.add(0, new NoReturnMap.Step("s" + (i - 1), "s" + i, 100, 0.001 * i));
      }
    }
    states.add(state("alone", 900, alone));
    NoReturnMap map =
        new NoReturnMap(HostileFigures.sample(), Wording.ENGLISH, states, steps, 0.05, "");
    return (Figure.Graph) map.toFigure().content();
  }

  private static Set<String> linked(Figure.Graph graph) {
    Set<String> linked = new HashSet<>();
    for (Link link : graph.links()) {
      linked.add(link.from());
      linked.add(link.to());
    }
    return linked;
  }

  @Test
  void theStatesWhereTheChanceChangesMostAreShownWithTheirLines() {
    Figure.Graph graph = graph(NoReturnMap.Verdict.UNDECIDED);

    List<String> shown = graph.cards().stream().map(Card::id).toList();
    assertThat(shown).contains("s59", "s58", "s50").doesNotContain("s0", "alone");
    assertThat(linked(graph)).containsExactlyInAnyOrderElementsOf(shown);
  }

  @Test
  void aDecidedStateIsShownEvenWithoutALine() {
    Figure.Graph graph = graph(NoReturnMap.Verdict.LOST);

    assertThat(graph.cards().stream().map(Card::id)).contains("alone");
    assertThat(linked(graph)).doesNotContain("alone");
  }
}
