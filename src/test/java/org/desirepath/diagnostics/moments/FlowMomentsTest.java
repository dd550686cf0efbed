package org.desirepath.diagnostics.moments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.desirepath.diagnostics.Example;
import org.desirepath.diagnostics.journeys.DiagnosisParameters;
import org.desirepath.diagnostics.moments.CriticalMoments.Direction;
import org.desirepath.diagnostics.moments.CriticalMoments.Evidence;
import org.desirepath.diagnostics.moments.CriticalMoments.Facet;
import org.desirepath.diagnostics.moments.CriticalMoments.Moment;
import org.desirepath.model.DesignedJourney;
import org.junit.jupiter.api.Test;

/** Moments of the flow, on logs small enough to count by hand. */
class FlowMomentsTest {
  private final List<String> lines = new ArrayList<>();

  private FlowMomentsTest with(int journeys, String events) {
    for (int i = 0; i < journeys; i++) {
      lines.add("j" + lines.size() + ": " + events);
    }
    return this;
  }

  private CriticalMoments diagnosed(DesignedJourney design, List<String> segments) {
    return new CriticalMomentDiagnostic()
        .diagnose(
            Example.aligned(
                design,
                Example.log(lines.toArray(String[]::new)),
                1000,
                DiagnosisParameters.standard().withSegments(segments)));
  }

  private static Moment moment(CriticalMoments moments, String touchpoint, Facet facet) {
    return moments.moments().stream()
        .filter(m -> m.touchpoint().equals(touchpoint) && m.facet() == facet)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void skippedMandatoryStepIsComparedAtTheNextOne() {
    with(150, "A C D Goal").with(150, "A C D").with(240, "A B C D Goal").with(60, "A B C D");
    with(20, "A B");
    Moment absence =
        moment(
            diagnosed(Example.sequence("A", "B", "C", "D", "Goal"), List.of()), "B", Facet.ABSENCE);
    assertThat(absence.riskDifference().value().getAsDouble()).isCloseTo(-0.3, within(1e-12));
    assertThat(absence.oddsRatio().value().getAsDouble()).isCloseTo(0.25, within(1e-12));
    assertThat(absence.n()).isEqualTo(600);
    assertThat(absence.exposed()).isEqualTo(300);
    assertThat(absence.reach().value()).hasValue(0.5);
    assertThat(absence.critical()).isTrue();
    assertThat(absence.direction()).isEqualTo(Direction.PAIN);
    // 20 of 320 are lost at B: more than 5 %
    assertThat(absence.evidence()).isEqualTo(Evidence.E1);
  }

  @Test
  void branchCarriesItsOwnDropOff() {
    with(100, "A B D Goal").with(200, "A B").with(240, "A C D Goal").with(160, "A C");
    DesignedJourney design = Example.sequence("A", "{choice: [B, C]}", "D", "Goal");
    Moment branch = moment(diagnosed(design, List.of()), "B", Facet.PRESENCE);
    assertThat(branch.riskDifference().value().getAsDouble())
        .isCloseTo(1.0 / 3 - 0.6, within(1e-12));
    assertThat(branch.exposed()).isEqualTo(300);
    assertThat(branch.evidence()).isEqualTo(Evidence.E2);
  }

  @Test
  void optionalStepOfABranchIsComparedWithinThatBranch() {
    with(60, "A B X D E Goal").with(40, "A B X D E").with(60, "A B D E Goal").with(40, "A B D E");
    with(200, "A C D E");
    DesignedJourney design =
        Example.sequence(
            "A", "{choice: [{steps: [B, {touchpoint: X, optional: true}]}, C]}", "D", "E", "Goal");
    Moment optional = moment(diagnosed(design, List.of()), "X", Facet.PRESENCE);
    assertThat(optional.riskDifference().value().getAsDouble()).isCloseTo(0, within(1e-12));
    assertThat(optional.associated()).isFalse();
    assertThat(optional.direction()).isNull();
    assertThat(optional.stability().reason()).contains("other conditions");
  }

  @Test
  void waitIsHeldAgainstTheDesignedLimit() {
    with(100, "A@0 B@9 C@10 Goal@11").with(100, "A@0 B@9");
    with(160, "A@0 B@2 C@3 Goal@4").with(40, "A@0 B@2");
    DesignedJourney design = Example.sequence("A", "{touchpoint: B, within: 2h}", "C", "Goal");
    Moment wait = moment(diagnosed(design, List.of()), "B", Facet.WAIT);
    assertThat(wait.design()).contains("designed limit");
    assertThat(wait.riskDifference().value().getAsDouble()).isCloseTo(-0.3, within(1e-12));
  }

  @Test
  void longerWaitIsNeverAGain() {
    with(180, "A@0 B@9 C@10 Goal@11").with(20, "A@0 B@9");
    with(100, "A@0 B@2 C@3 Goal@4").with(100, "A@0 B@2");
    DesignedJourney design = Example.sequence("A", "{touchpoint: B, within: 2h}", "C", "Goal");
    Moment wait = moment(diagnosed(design, List.of()), "B", Facet.WAIT);
    assertThat(wait.associated()).isTrue();
    assertThat(wait.critical()).isFalse();
    assertThat(wait.criticalReason()).contains("never called better");
    assertThat(wait.direction()).isNull();
  }

  @Test
  void waitWithoutALimitIsHeldAgainstTheMedian() {
    with(50, "A@0 B@9 C@10 Goal@11").with(50, "A@0 B@9");
    with(80, "A@0 B@2 C@3 Goal@4").with(20, "A@0 B@2");
    Moment wait =
        moment(diagnosed(Example.sequence("A", "B", "C", "Goal"), List.of()), "B", Facet.WAIT);
    assertThat(wait.design()).contains("median");
    assertThat(wait.exposed()).isEqualTo(100);
    assertThat(wait.riskDifference().value().getAsDouble()).isCloseTo(-0.3, within(1e-12));
  }

  /** Whoever waits longer is reminded more often, and the reminded succeed more often. */
  @Test
  void whatComesDuringAWaitIsNoEffectOfTheWait() {
    with(80, "A@0 R@1 B@9 C@10 Goal@11").with(20, "A@0 R@1 B@9");
    with(8, "A@0 R@1 B@4 C@10 Goal@11").with(2, "A@0 R@1 B@4");
    with(50, "A@0 B@2 C@10 Goal@11").with(50, "A@0 B@2");
    with(5, "A@0 B@5 C@10 Goal@11").with(5, "A@0 B@5");
    CriticalMoments found = diagnosed(Example.sequence("A", "B", "C", "Goal"), List.of());

    assertThat(moment(found, "B", Facet.WAIT).oddsRatio().value().getAsDouble())
        .isCloseTo(1, within(1e-12));
    CriticalMoments.Trend trend =
        found.trends().stream()
            .filter(t -> t.touchpoint().equals("B") && t.facet() == Facet.WAIT)
            .findFirst()
            .orElseThrow();
    assertThat(trend.p().value().getAsDouble()).isGreaterThan(0.999);
    assertThat(trend.note()).contains("same touchpoints beside the flow");
  }

  @Test
  void oppositeSignInAMainSegmentIsNotCritical() {
    with(300, "A{seg=x} C D Goal").with(100, "A{seg=x} C D");
    with(100, "A{seg=x} B C D Goal").with(300, "A{seg=x} B C D");
    CriticalMoments alike = diagnosed(Example.sequence("A", "B", "C", "D", "Goal"), List.of("seg"));
    assertThat(moment(alike, "B", Facet.ABSENCE).critical()).isTrue();
    with(10, "A{seg=y} C D Goal").with(40, "A{seg=y} C D");
    with(40, "A{seg=y} B C D Goal").with(10, "A{seg=y} B C D");
    CriticalMoments opposite =
        diagnosed(Example.sequence("A", "B", "C", "D", "Goal"), List.of("seg"));
    assertThat(moment(opposite, "B", Facet.ABSENCE).associated()).isTrue();
    assertThat(moment(opposite, "B", Facet.ABSENCE).critical()).isFalse();
    assertThat(moment(opposite, "B", Facet.ABSENCE).criticalReason()).contains("main segment");
  }

  @Test
  void smallGroupsAreNeverCritical() {
    with(25, "A C D").with(1000, "A B C D Goal").with(10, "A B C D");
    Moment absence =
        moment(
            diagnosed(Example.sequence("A", "B", "C", "D", "Goal"), List.of()), "B", Facet.ABSENCE);
    assertThat(absence.associated()).isTrue();
    assertThat(absence.critical()).isFalse();
    assertThat(absence.criticalReason()).contains("fewer than 30");
    assertThat(absence.riskDifference().reason()).contains("fewer than 10 successes");
  }

  @Test
  void stepBeforeTheGoalIsNamedAsUntested() {
    with(50, "A B Goal").with(50, "A Goal").with(20, "A B");
    DesignedJourney design = Example.sequence("A", "{touchpoint: B, optional: true}", "Goal");
    assertThat(diagnosed(design, List.of()).notes())
        .anyMatch(note -> note.contains("the optional step B was not tested"));
  }
}
