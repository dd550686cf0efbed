package org.desirepath.diagnostics.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import org.desirepath.diagnostics.Example;
import org.desirepath.diagnostics.dropoff.DropOffDiagnostic;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.model.DesignedJourney;
import org.desirepath.statistics.Proportion;
import org.junit.jupiter.api.Test;

class TargetDiagnosticTest {
  private static final DesignedJourney DESIGN =
      Example.design(
          """
          journey: Targets
          outcome: {success: [Goal], inactive_after: 10h, horizon: 20h, rate: 0.5}
          phases:
            - phase: All
              steps:
                - {touchpoint: A, drop_off: 0.3}
                - choice: [{touchpoint: B, share: 0.5}, {touchpoint: C, share: 0.5}]
                - {touchpoint: D, within: 2h, experience: 4}
                - Goal
          """);

  private static List<Target> targets(double onTime, int late, int journeys) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < journeys; i++) {
      String wait = i < late ? "9" : "3";
      String score = i % 2 == 0 ? "3" : "5";
      lines.add("j" + i + ": A@0 B@1 D@" + wait + "{experience=" + score + "} Goal@10");
    }
    AlignedJourneys journeysAligned =
        Example.aligned(DESIGN, Example.log(lines.toArray(String[]::new)), 500);
    return new TargetDiagnostic(onTime)
        .diagnose(journeysAligned, new DropOffDiagnostic().diagnose(journeysAligned));
  }

  @Test
  void everyNumberOfTheDesignHasAVerdict() {
    assertThat(targets(0.9, 14, 100))
        .extracting(Target::kind, Target::touchpoint, Target::n, Target::verdict)
        .containsExactly(
            tuple(Target.Kind.SUCCESS, "", 100, TargetVerdict.PASS),
            tuple(Target.Kind.DROP_OFF, "A", 100, TargetVerdict.PASS),
            tuple(Target.Kind.WITHIN, "D", 100, TargetVerdict.UNDECIDED),
            tuple(Target.Kind.SHARE, "B", 100, TargetVerdict.FAIL),
            tuple(Target.Kind.EXPERIENCE, "D", 100, TargetVerdict.UNDECIDED));
  }

  @Test
  void onePromiseToEveryCustomerIsBrokenByOneAndKeptByAll() {
    assertThat(targets(1, 1, 100).get(2).verdict()).isEqualTo(TargetVerdict.FAIL);
    assertThat(targets(1, 0, 100).get(2).verdict()).isEqualTo(TargetVerdict.PASS);
  }

  @Test
  void fewJourneysDecideNothing() {
    assertThat(targets(1, 0, 29)).extracting(Target::verdict).containsOnly(TargetVerdict.UNDECIDED);
  }

  @Test
  void eightyFourOfAHundredAgainstEightyFivePercentIsUndecided() {
    assertThat(TargetVerdict.of(new Proportion(84, 100).wilson(), Target.Aim.AT_MOST, 0.85, 0.02))
        .isEqualTo(TargetVerdict.UNDECIDED);
  }

  @Test
  void aboutPassesInsideTheLeastMaterialDifferenceOnly() {
    assertThat(about(5000, 10_000)).isEqualTo(TargetVerdict.PASS);
    assertThat(about(50, 100)).isEqualTo(TargetVerdict.UNDECIDED);
    assertThat(about(5600, 10_000)).isEqualTo(TargetVerdict.FAIL);
  }

  private static TargetVerdict about(int count, int n) {
    return TargetVerdict.of(new Proportion(count, n).wilson(), Target.Aim.ABOUT, 0.5, 0.02);
  }
}
