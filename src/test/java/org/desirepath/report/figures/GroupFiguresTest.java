package org.desirepath.report.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.comparison.JourneyComparison;
import org.desirepath.conformance.OptimalAlignments;
import org.desirepath.diagnostics.groups.GroupComparison;
import org.desirepath.diagnostics.groups.GroupComparison.Difference;
import org.desirepath.diagnostics.groups.Subject.Finding;
import org.desirepath.diagnostics.journeys.DiagnosisParameters;
import org.desirepath.eventlog.EventLog;
import org.desirepath.io.FormatException;
import org.desirepath.report.ExampleResults;
import org.desirepath.report.language.Language;
import org.desirepath.report.wording.Period;
import org.desirepath.visualization.Figure;
import org.desirepath.visualization.Plot;
import org.desirepath.visualization.Wording;
import org.desirepath.visualization.figures.GroupHeatMap;
import org.junit.jupiter.api.Test;

/** The figures of groups have the numbers and the significance of the table of groups. */
final class GroupFiguresTest {

  private static final ComparisonResult RESULT = planted();

  private static ComparisonResult planted() {
    EventLog log =
        ExampleResults.insuranceLog(
            900,
            """
            segments:
              - segment: kind
                values:
                  new: {share: 0.5, loss: 1.9}
                  old: {share: 0.5, loss: 0.3}
            """);
    try {
      return new JourneyComparison(
              OptimalAlignments.STANDARD.withThreads(1),
              DiagnosisParameters.standard().withSegments(List.of("kind")))
          .compare(
              log,
              Map.of(),
              ExampleResults.insuranceModel(),
              Period.of(log).toMillis(),
              ExampleResults.provenance(),
              stage -> {});
    } catch (FormatException e) {
      throw new IllegalStateException(e);
    }
  }

  private static GroupComparison comparison() {
    GroupComparison comparison = RESULT.findings().groups().comparison();
    assertThat(comparison).isNotNull();
    return comparison;
  }

  private static Stream<Difference> shares() {
    return comparison().differences().stream()
        .filter(d -> d.subject().finding() != Finding.FITNESS)
        .filter(d -> d.subject().finding() != Finding.MOMENT);
  }

  private static GroupHeatMap heatMap() {
    return new ComparedGroupsData(
            RESULT, comparison(), Figures.sample(RESULT), Wording.ENGLISH, word -> word)
        .heatMap();
  }

  @Test
  void everyShareOfTheTableStandsInTheHeatMapOnce() {
    GroupHeatMap map = heatMap();
    assertThat(map.groups()).extracting(GroupHeatMap.Group::name).containsExactly("new", "old");
    assertThat(map.rows()).hasSize((int) shares().count());
    List<List<Long>> counts =
        map.rows().stream()
            .map(
                r ->
                    List.of(
                        r.cells().get(1).count(),
                        r.cells().get(1).n(),
                        r.cells().get(0).count(),
                        r.cells().get(0).n()))
            .toList();
    assertThat(counts)
        .containsExactlyInAnyOrderElementsOf(
            shares()
                .map(
                    d ->
                        List.of(
                            (long) d.mine().count(),
                            (long) d.mine().n(),
                            (long) d.theirs().count(),
                            (long) d.theirs().n()))
                .toList());
  }

  @Test
  void onlyWhatDiffersBeyondChanceHasAColourASignAndAWord() {
    long differing = shares().filter(Difference::differs).count();
    // twenty rows are shown, those of least q first
    assertThat(differing).isBetween(1L, Math.min(20, shares().count() - 1));
    Plot plot = (Plot) Figures.all(RESULT, Language.ENGLISH).get(Figures.HEAT_MAP).content();
    assertThat(plot.shapes())
        .filteredOn(s -> s instanceof Plot.Panel p && p.surface() == Plot.Surface.TINTED)
        .hasSize((int) differing);
    assertThat(plot.shapes())
        .filteredOn(
            s ->
                s instanceof Plot.Words w
                    && (w.line().text().startsWith("▲ higher ")
                        || w.line().text().startsWith("▼ lower ")))
        .hasSize((int) differing);
  }

  @Test
  void theMapShowsWhereThePlantedLossDiffers() {
    Figure figure = Figures.all(RESULT, Language.ENGLISH).get(Figures.DIFFERENCES);
    assertThat(figure.title()).isEqualTo("What differs between new and old?");
    Difference visit =
        shares()
            .filter(d -> d.subject().finding() == Finding.DROP_OFF)
            .filter(d -> d.subject().touchpoint().equals("Visit website"))
            .findFirst()
            .orElseThrow();
    assertThat(visit.direction()).isEqualTo(GroupComparison.Direction.LOWER);
    Figure.Card card =
        ((Figure.Graph) figure.content())
            .cards().stream()
                .filter(c -> c.lines().get(0).text().equals("Visit website"))
                .findFirst()
                .orElseThrow();
    assertThat(card.role()).isEqualTo(Figure.Role.UNPLANNED);
    assertThat(card.lines().get(1).text()).isEqualTo("lost here");
    assertThat(card.lines().get(2).text())
        .isEqualTo(
            "A "
                + Wording.ENGLISH.percent(visit.theirs().value().value().orElseThrow())
                + " · B "
                + Wording.ENGLISH.percent(visit.mine().value().value().orElseThrow()));
    assertThat(card.lines().get(3).text()).startsWith("▼ −");
  }
}
