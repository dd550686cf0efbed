package org.desirepath.diagnostics.moments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.desirepath.diagnostics.Example;
import org.desirepath.diagnostics.moments.CriticalMoments.Facet;
import org.desirepath.diagnostics.moments.CriticalMoments.Moment;
import org.desirepath.model.DesignedJourney;
import org.junit.jupiter.api.Test;

/** The facets known at arrival, on logs small enough to count by hand. */
class FacetsTest {
  private final List<String> lines = new ArrayList<>();

  private FacetsTest with(int journeys, String events) {
    for (int i = 0; i < journeys; i++) {
      lines.add("j" + lines.size() + ": " + events);
    }
    return this;
  }

  private CriticalMoments diagnosed(DesignedJourney design) {
    return new CriticalMomentDiagnostic()
        .diagnose(Example.aligned(design, Example.log(lines.toArray(String[]::new)), 1000));
  }

  private static double difference(CriticalMoments moments, Facet facet) {
    Moment moment =
        moments.moments().stream().filter(m -> m.facet() == facet).findFirst().orElseThrow();
    return moment.riskDifference().value().orElseThrow();
  }

  private FacetsTest halves(String without, String with) {
    return with(80, without + " C Goal")
        .with(20, without + " C")
        .with(50, with + " C Goal")
        .with(50, with + " C");
  }

  @Test
  void failureIsComparedAtArrival() {
    halves("A B{status=ok}", "A B{status=bad}");
    DesignedJourney design =
        Example.sequence("A", "{touchpoint: B, fails_when: {status: [bad]}}", "C", "Goal");
    assertThat(difference(diagnosed(design), Facet.FAILURE)).isCloseTo(-0.3, within(1e-12));
  }

  private CriticalMoments.Sensitivity failureAfterSlowness(int slowOfFailed, int slowOfOthers) {
    lines.clear();
    String slow = "A@0 B@9 C@10";
    String quick = "A@0 B@1 C@10";
    for (int success : new int[] {0, 1}) {
      String end = success == 1 ? " D Goal" : "";
      int failed = 100;
      int others = success == 1 ? 160 : 40;
      with(failed * slowOfFailed / 10, slow + "{status=bad}" + end);
      with(failed * (10 - slowOfFailed) / 10, quick + "{status=bad}" + end);
      with(others * slowOfOthers / 10, slow + "{status=ok}" + end);
      with(others * (10 - slowOfOthers) / 10, quick + "{status=ok}" + end);
    }
    DesignedJourney design =
        Example.sequence("A", "B", "{touchpoint: C, fails_when: {status: [bad]}}", "D", "Goal");
    Moment moment =
        diagnosed(design).moments().stream()
            .filter(m -> m.facet() == Facet.FAILURE)
            .findFirst()
            .orElseThrow();
    assertThat(moment.associated()).isTrue();
    boolean differs = moment.sensitivity().controls().stream().anyMatch(c -> c.differs());
    assertThat(moment.evidence())
        .isEqualTo(differs ? CriticalMoments.Evidence.E1 : CriticalMoments.Evidence.E2);
    assertThat(moment.note().contains("differed already")).isEqualTo(differs);
    return moment.sensitivity();
  }

  @Test
  void whatDifferedAlreadyBeforeTheMomentLowersTheEvidence() {
    assertThat(failureAfterSlowness(9, 1).controls())
        .singleElement()
        .satisfies(control -> assertThat(control.outcome()).isEqualTo("had gone slowly before"))
        .satisfies(control -> assertThat(control.differs()).isTrue());
    assertThat(failureAfterSlowness(5, 5).controls())
        .singleElement()
        .satisfies(control -> assertThat(control.differs()).isFalse());
  }

  @Test
  void intervalsOfSelectedMomentsAreWider() {
    CriticalMoments.Sensitivity found = failureAfterSlowness(5, 5);
    // several were tested and one was selected
    assertThat(found.selected().interval()).isNotNull();
    assertThat(found.selected().value().getAsDouble()).isCloseTo(-0.3, within(1e-12));
    assertThat(found.selected().interval().high() - found.selected().interval().low())
        .isGreaterThan(2 * 1.96 * StrictMath.sqrt(0.25 / 200 + 0.16 / 200) * 1.05);
  }

  @Test
  void channelsAreHeldAgainstEachOtherAndTwoAreOneHypothesis() {
    halves("A B{channel=shop}", "A B{channel=web}");
    CriticalMoments found = diagnosed(Example.sequence("A", "B", "C", "Goal"));
    assertThat(Math.abs(difference(found, Facet.CHANNEL))).isCloseTo(0.3, within(1e-12));
    assertThat(found.moments()).filteredOn(m -> m.facet() == Facet.CHANNEL).hasSize(1);
    assertThat(found.setApart()).anyMatch(a -> a.reason().contains("one hypothesis"));
  }

  @Test
  void poorExperienceIsHeldAgainstTheMedian() {
    halves("A B{experience=5}", "A B{experience=2}");
    assertThat(difference(diagnosed(Example.sequence("A", "B", "C", "Goal")), Facet.EXPERIENCE))
        .isCloseTo(-0.3, within(1e-12));
  }

  @Test
  void lossAfterTheLaterOfTwoStepsIsNoEffectOfTheirOrder() {
    with(50, "A B").with(50, "A B X C Goal").with(50, "A B X C");
    with(50, "A X B").with(50, "A X B C Goal").with(50, "A X B C");
    CriticalMoments found = diagnosed(Example.sequence("A", "{any_order: [B, X]}", "C", "Goal"));
    assertThat(difference(found, Facet.ORDER)).isCloseTo(0, within(1e-12));
  }

  @Test
  void orderIsNotTestedRightBeforeTheGoal() {
    with(50, "A B X Goal").with(50, "A X B Goal").with(50, "A X B");
    CriticalMoments found = diagnosed(Example.sequence("A", "{any_order: [B, X]}", "Goal"));
    assertThat(found.moments()).noneMatch(m -> m.facet() == Facet.ORDER);
    assertThat(found.notes()).anyMatch(note -> note.startsWith("the order of B and X"));
  }

  @Test
  void orderIsComparedAtTheNextMandatoryStep() {
    halves("A B X", "A X B");
    CriticalMoments found = diagnosed(Example.sequence("A", "{any_order: [B, X]}", "C", "Goal"));
    assertThat(difference(found, Facet.ORDER)).isCloseTo(0.3, within(1e-12));
  }

  @Test
  void repetitionsAreTestedAsLongAsThereAreEnough() {
    with(100, "A N B C Goal").with(80, "A N N B C Goal").with(40, "A N N B C");
    with(30, "A N N N B C Goal").with(30, "A N N N B C");
    CriticalMoments found = diagnosed(Example.sequence("A", "B", "C", "Goal"));
    assertThat(found.moments())
        .filteredOn(m -> m.facet() == Facet.REPETITION && m.touchpoint().equals("N"))
        .anyMatch(m -> m.design().contains("; the second time"))
        .anyMatch(m -> m.design().contains("; time 3"));
    assertThat(found.trends()).anyMatch(t -> t.facet() == Facet.REPETITION && t.bins().size() == 3);
  }

  @Test
  void whatIsNearlyTheOutcomeIsSetApart() {
    with(100, "A B Thanks Goal").with(60, "A B").with(40, "A B Complaint");
    CriticalMoments found = diagnosed(Example.sequence("A", "B", "Goal"));
    assertThat(found.setApart())
        .anyMatch(a -> a.touchpoint().equals("Thanks") && a.reason().contains("outcome itself"))
        .anyMatch(a -> a.touchpoint().equals("Complaint") && a.reason().contains("loss itself"))
        .anyMatch(a -> a.touchpoint().equals("B") && a.reason().contains("step of the funnel"));
    assertThat(found.moments()).noneMatch(m -> m.touchpoint().equals("Thanks"));
  }

  @Test
  void mirrorsAreTheGreaterOfTwoThatMakeUpNearlyAll() {
    assertThat(Mirrors.of(new int[] {60, 40})).containsExactly(1, -1);
    assertThat(Mirrors.of(new int[] {490, 20, 490})).containsExactly(2, -1, -1);
    assertThat(Mirrors.of(new int[] {40, 30, 30})).containsExactly(-1, -1, -1);
  }
}
