package org.desirepath.diagnostics.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.desirepath.diagnostics.Example;
import org.desirepath.diagnostics.journeys.Diagnostic;
import org.desirepath.diagnostics.journeys.DiagnosticContract;
import org.desirepath.diagnostics.returns.PointsOfNoReturn.Edge;
import org.desirepath.diagnostics.returns.PointsOfNoReturn.State;
import org.desirepath.diagnostics.returns.PointsOfNoReturn.Verdict;
import org.desirepath.diagnostics.returns.PointsOfNoReturnDiagnostic.Kind;
import org.junit.jupiter.api.Test;

class PointsOfNoReturnDiagnosticTest implements DiagnosticContract {
  private final List<String> lines = new ArrayList<>();

  @Override
  public Diagnostic<?> diagnostic() {
    return PointsOfNoReturnDiagnostic.standard();
  }

  private PointsOfNoReturnDiagnosticTest with(int journeys, String events) {
    for (int i = 0; i < journeys; i++) {
      lines.add("j" + lines.size() + ": " + events);
    }
    return this;
  }

  private PointsOfNoReturn found(int history) {
    return new PointsOfNoReturnDiagnostic(history, Kind.SEQUENCE, 0.05)
        .diagnose(
            Example.aligned(
                Example.sequence("A", "B", "C", "Goal"),
                Example.log(lines.toArray(String[]::new)),
                1000));
  }

  private static State state(PointsOfNoReturn points, String... touchpoints) {
    return points.states().stream()
        .filter(s -> s.touchpoints().equals(List.of(touchpoints)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void lossNeedsEnoughJourneysWhateverTheBootstrapSays() {
    with(200, "A B C Goal").with(71, "A X").with(73, "A Y");
    PointsOfNoReturn points = found(1);
    // upper Clopper-Pearson limit of 0/71 is .0506, of 0/73 .0493
    assertThat(state(points, "X").verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(state(points, "Y").verdict()).isEqualTo(Verdict.LOST);
    assertThat(state(points, "C").verdict()).isEqualTo(Verdict.WON);
    assertThat(state(points, "A").verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(state(points, "A").boundary()).isTrue();
    assertThat(state(points, "A").chance().value().getAsDouble())
        .isCloseTo(200.0 / 344, within(1e-12));
  }

  @Test
  void rareHistoriesFallBackToShorterOnes() {
    with(40, "A B C Goal").with(20, "B C Goal").with(5, "C B C");
    PointsOfNoReturn points = found(2);
    assertThat(state(points, "A", "B").journeys()).isEqualTo(40);
    assertThat(points.states()).noneMatch(s -> s.touchpoints().equals(List.of("C", "B")));
    assertThat(state(points, "B").journeys()).isEqualTo(25);
  }

  @Test
  void swingsOfAStateCancelOut() {
    with(90, "A B C Goal")
        .with(60, "A X B C")
        .with(45, "A B X B C Goal")
        .with(50, "A X")
        .with(31, "B C B C Goal");
    PointsOfNoReturn points = found(2);
    Map<List<String>, Double> sums = new HashMap<>();
    for (Edge edge : points.edges()) {
      sums.merge(edge.from(), edge.count() * edge.swing().value().getAsDouble(), Double::sum);
    }
    assertThat(points.hiddenEdges()).isZero();
    assertThat(sums.values())
        .hasSizeGreaterThan(4)
        .allSatisfy(s -> assertThat(s).isCloseTo(0, within(1e-9)));
    assertThat(points.edges())
        .allMatch(e -> e.influence() == e.count() * Math.abs(e.swing().value().getAsDouble()));
  }
}
