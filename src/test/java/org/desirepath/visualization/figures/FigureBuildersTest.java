package org.desirepath.visualization.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.desirepath.visualization.Figure;
import org.desirepath.visualization.Figure.Card;
import org.desirepath.visualization.Figure.Graph;
import org.desirepath.visualization.Figure.Grid;
import org.desirepath.visualization.Figure.Link;
import org.desirepath.visualization.Figure.Range;
import org.desirepath.visualization.Figure.Role;
import org.desirepath.visualization.Figure.Sample;
import org.desirepath.visualization.Figure.Tone;
import org.desirepath.visualization.Wording;
import org.desirepath.visualization.figures.DesignedVersusActual.Course;
import org.desirepath.visualization.figures.DesignedVersusActual.Loss;
import org.desirepath.visualization.figures.DesignedVersusActual.Passage;
import org.desirepath.visualization.figures.DesignedVersusActual.Standing;
import org.desirepath.visualization.figures.DesignedVersusActual.Touchpoint;
import org.junit.jupiter.api.Test;

final class FigureBuildersTest {

  private static final Sample EMPTY = new Sample("Nothing", 0, null, null);

  private static Card card(Figure figure, String id) {
    return ((Graph) figure.content())
        .cards().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
  }

  private static List<String> texts(Card card) {
    return card.lines().stream().map(Figure.Line::text).toList();
  }

  private static List<String> words(Grid grid) {
    return grid.rows().stream()
        .flatMap(row -> row.cells().stream())
        .filter(Figure.Words.class::isInstance)
        .flatMap(cell -> ((Figure.Words) cell).lines().stream())
        .map(Figure.Line::text)
        .toList();
  }

  @Test
  void everyFigureSaysJourneysPeriodHiddenShareAndLegend() {
    for (Map.Entry<String, Figure> example : ExampleFigures.all().entrySet()) {
      assertThat(example.getValue().facts().get(0)).endsWith("journeys");
      assertThat(String.join("|", example.getValue().facts()))
          .as(example.getKey())
          .containsPattern("20\\d\\d")
          .contains("hidden");
      assertThat(example.getValue().legend()).hasSizeGreaterThan(1);
    }
  }

  @Test
  void touchpointsShowWhatTheyAre() {
    Figure figure = ExampleFigures.insurance(Wording.ENGLISH).toFigure();
    assertThat(card(figure, "active").role()).isEqualTo(Role.GOAL);
    assertThat(card(figure, "declined").role()).isEqualTo(Role.EXIT);
    assertThat(card(figure, "complaint").role()).isEqualTo(Role.UNPLANNED);
    assertThat(card(figure, "offer").role()).isEqualTo(Role.PLANNED);
    assertThat(card(figure, "welcome").outline()).isEqualTo(Figure.Outline.GHOST);
    assertThat(texts(card(figure, "conditions"))).contains("leaves no event");
    assertThat(texts(card(figure, "offer")))
        .containsExactly(
            "Receive offer",
            "3,364 · 67 %",
            "company · plan ≤ 2 d",
            "◆ 818 late (24 %)",
            "◇ 134 missing (3.8 %)",
            "↓ 1,180 lost · 36 % [35, 38]");
  }

  @Test
  void touchpointsNeverSeenSayNoData() {
    Touchpoint silent =
        new Touchpoint(
            "a", "Silent", -1, Standing.DESIGNED, 0, List.of(), -1, List.of(), Loss.NONE);
    Figure figure = map(List.of(silent), List.of()).toFigure();
    assertThat(texts(card(figure, "a"))).containsExactly("Silent", "no data");
    assertThat(card(figure, "a").share()).isNegative();
  }

  @Test
  void figuresOfFewJourneysAreGrey() {
    Touchpoint few =
        new Touchpoint(
            "a",
            "Few",
            -1,
            Standing.DESIGNED,
            29,
            List.of(),
            -1,
            List.of(),
            new Loss(10, 0.34, new Range(0.2, 0.53)));
    Figure figure = map(List.of(few), List.of()).toFigure();
    assertThat(card(figure, "a").lines().stream().skip(1)).allMatch(l -> l.tone() == Tone.MUTED);
  }

  @Test
  void plannedLinksLeadAndDeviationsStandAside() {
    Graph graph = (Graph) ExampleFigures.insurance(Wording.ENGLISH).toFigure().content();
    for (Link link : graph.links()) {
      boolean planned = link.role() != Role.UNPLANNED;
      assertThat(link.flow() == Figure.Flow.FORWARD)
          .as(link.from() + " to " + link.to())
          .isEqualTo(planned || link.to().equals("complaint"));
    }
    assertThat(graph.links().stream().filter(l -> l.to().equals("declined")).map(Link::role))
        .containsExactly(Role.EXIT);
  }

  @Test
  void aLargeDesignHidesItsLeastVisitedTouchpointsAndSaysSo() {
    Figure figure = ExampleFigures.chain(60).toFigure();
    Graph graph = (Graph) figure.content();
    assertThat(graph.cards()).hasSizeBetween(40, 55);
    int hidden = 60 - graph.cards().size();
    assertThat(String.join("|", figure.facts()))
        .contains(hidden + " of 60 touchpoints hidden (")
        .containsPattern("\\d+ of \\d+ lines hidden \\(");
    assertThat(((Graph) ExampleFigures.chain(40).toFigure().content()).cards()).hasSize(40);
  }

  @Test
  void aPassageToNowhereIsTheCallersFault() {
    Passage lost = new Passage("a", "b", Course.PLANNED, 1, -1);
    Touchpoint only =
        new Touchpoint("a", "A", -1, Standing.GOAL, 1, List.of(), -1, List.of(), Loss.NONE);
    assertThatThrownBy(() -> map(List.of(only), List.of(lost)).toFigure())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a to b");
  }

  @Test
  void exitsAndDetoursAreReachedOnlyFromTheirLargestSources() {
    List<Touchpoint> touchpoints = new ArrayList<>();
    List<Passage> passages = new ArrayList<>();
    for (String id : List.of("a", "b", "c", "d")) {
      touchpoints.add(bare(id, Standing.DESIGNED));
      passages.add(new Passage(id, "detour", Course.DETOUR, 1, -1));
    }
    touchpoints.add(bare("exit", Standing.EXIT));
    touchpoints.add(bare("detour", Standing.UNPLANNED));
    passages.add(new Passage("a", "b", Course.PLANNED, 90, -1));
    passages.add(new Passage("b", "c", Course.PLANNED, 80, -1));
    passages.add(new Passage("c", "d", Course.PLANNED, 70, -1));
    passages.add(new Passage("a", "exit", Course.PLANNED, 2, -1));
    passages.add(new Passage("b", "exit", Course.PLANNED, 9, -1));
    passages.add(new Passage("c", "exit", Course.PLANNED, 8, -1));
    Figure figure =
        new DesignedVersusActual(
                new Sample("Ways out", 1000, null, null),
                Wording.ENGLISH,
                List.of(),
                touchpoints,
                passages,
                Double.NaN,
                Range.UNKNOWN,
                -1)
            .toFigure();
    assertThat(sources(figure, "exit")).containsExactly("b");
    assertThat(sources(figure, "detour")).containsExactly("a");
    assertThat(figure.facts()).anyMatch(fact -> fact.startsWith("5 of 10 lines hidden (4.9 %"));
    Figure small = map(touchpoints, passages).toFigure();
    assertThat(sources(small, "exit")).containsExactly("b", "c");
  }

  private static List<String> sources(Figure figure, String to) {
    return ((Graph) figure.content())
        .links().stream().filter(link -> link.to().equals(to)).map(Link::from).toList();
  }

  private static Touchpoint bare(String id, Standing standing) {
    return new Touchpoint(id, id, -1, standing, 90, List.of(), -1, List.of(), Loss.NONE);
  }

  private static DesignedVersusActual map(List<Touchpoint> touchpoints, List<Passage> passages) {
    return new DesignedVersusActual(
        new Sample("Small", 100, null, null),
        Wording.ENGLISH,
        List.of(),
        touchpoints,
        passages,
        Double.NaN,
        Range.UNKNOWN,
        -1);
  }

  @Test
  void dropOffShowsAllFourPartsOfEveryStep() {
    Grid grid = (Grid) ExampleFigures.dropOff().toFigure().content();
    assertThat(grid.rows()).hasSize(5);
    for (Figure.Row row : grid.rows()) {
      Figure.Bar bar = (Figure.Bar) row.cells().get(1);
      assertThat(bar.parts()).hasSize(4);
      assertThat(bar.parts().stream().mapToDouble(Figure.Part::share).sum())
          .isBetween(0.999, 1.001);
    }
    assertThat(words(grid))
        .contains(
            "35 % [34, 37]", "▲ 845 more lost [790, 901]", "▼ 27 fewer lost [18, 33]", "as planned")
        .contains("too few to judge (21 mature)");
  }

  @Test
  void momentsSayHowManyWereTestedAndHowManyAreCritical() {
    Figure figure = ExampleFigures.moments().toFigure();
    assertThat(figure.facts())
        .contains("23 moments tested, 2 critical", "18 with a larger q hidden");
    Grid grid = (Grid) figure.content();
    assertThat(words(grid)).contains("▲ gain", "▼ pain", "– none", "< 0.001", "E2 adjusted");
    List<Role> roles =
        grid.rows().stream().map(row -> ((Figure.Interval) row.cells().get(2)).role()).toList();
    assertThat(roles)
        .containsExactly(Role.PLANNED, Role.LOST, Role.CONTEXT, Role.CONTEXT, Role.CONTEXT);
    assertThat(((Figure.Interval) grid.rows().get(4).cells().get(2)).high()).isGreaterThan(1);
  }

  @Test
  void anEmptyFigureSaysWhy() {
    for (Wording wording : Wording.values()) {
      Figure moments =
          new CriticalMomentsFigure(EMPTY, wording, "", 0, List.of(), "no outcome is declared")
              .toFigure();
      Figure dropOff =
          new DropOffFigure(EMPTY, wording, -1, 0, List.of(), "no outcome is declared").toFigure();
      for (Figure figure : List.of(moments, dropOff)) {
        Grid grid = (Grid) figure.content();
        assertThat(grid.isEmpty()).isTrue();
        assertThat(grid.notes().get(0).text()).contains("no outcome is declared");
      }
    }
    Figure map = new ProcessMap(EMPTY, Wording.ENGLISH, List.of(), List.of()).toFigure();
    assertThat(((Grid) map.content()).notes().get(0).text()).contains("there are no events");
  }

  @Test
  void aProcessMapKeepsActivitiesTogetherAndStatesWhatItHides() {
    Figure figure = ExampleFigures.processMap(60, 400).toFigure();
    Graph graph = (Graph) figure.content();
    assertThat(graph.cards()).hasSizeBetween(25, 62);
    assertThat(String.join("|", figure.facts()))
        .containsPattern("\\d+ of 60 activities hidden \\(\\d")
        .containsPattern("\\d+ of \\d+ lines hidden \\(\\d");
    for (Card card : graph.cards()) {
      assertThat(graph.links())
          .anyMatch(l -> l.from().equals(card.id()) || l.to().equals(card.id()));
    }
  }

  @Test
  void anActivityThatFollowsItselfSaysSoOnItsCard() {
    ProcessMap.Activity only = new ProcessMap.Activity("Call", 90, 40, 40, 40);
    ProcessMap.Follows again = new ProcessMap.Follows("Call", "Call", 50, 1000);
    Figure figure =
        new ProcessMap(
                new Sample("Calls", 40, null, null), Wording.ENGLISH, List.of(only), List.of(again))
            .toFigure();
    assertThat(texts(card(figure, "a0")))
        .containsExactly("Call", "90 events · 40 journeys", "↻ 50 again");
    assertThat(((Graph) figure.content()).links()).hasSize(2);
  }

  @Test
  void dutchIsDutch() {
    Figure figure = ExampleFigures.insurance(Wording.DUTCH).toFigure();
    assertThat(figure.title()).isEqualTo("Home insurance: waar wijken klanten af van het plan?");
    assertThat(figure.facts()).contains("5.000 reizen", "6 jan – 25 jul 2025", "niets verborgen");
    assertThat(texts(card(figure, "offer"))).contains("◇ 134 ontbreekt (3,8 %)");
  }
}
