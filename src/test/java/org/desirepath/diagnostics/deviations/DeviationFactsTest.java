package org.desirepath.diagnostics.deviations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.desirepath.diagnostics.Example.HOUR;
import static org.desirepath.diagnostics.Example.deviations;
import static org.desirepath.diagnostics.Example.sequence;
import static org.desirepath.diagnostics.Example.text;

import java.util.ArrayList;
import java.util.List;
import org.desirepath.diagnostics.Example;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.DiagnosisParameters;
import org.desirepath.model.DesignedJourney;
import org.desirepath.statistics.Interval;
import org.desirepath.statistics.Proportion;
import org.desirepath.statistics.SeededRandom;
import org.junit.jupiter.api.Test;

/**
 * The kinds that look at several touchpoints, and what is known of a deviation beside its share.
 */
class DeviationFactsTest {

  private static DesignedJourney design(String steps, String touchpoints) {
    return Example.design(
        "journey: E\n"
            + "outcome: {success: [Goal], inactive_after: 10h}\n"
            + "phases: [{phase: All, steps: ["
            + steps
            + "]}]\n"
            + "touchpoints: ["
            + touchpoints
            + "]\n");
  }

  private static List<String> times(int n, int from, String events) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      lines.add("j" + (from + i) + ": " + events);
    }
    return lines;
  }

  private static Deviation only(List<Deviation> found, DeviationKind kind, String touchpoint) {
    return found.stream()
        .filter(d -> d.kind() == kind && d.touchpoint().equals(touchpoint))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void touchpointOfTheBranchNotTakenBreaksTheChoice() {
    DesignedJourney design = sequence("A", "{choice: [B, D]}", "Goal");
    assertThat(text(deviations(design, "1: A B D Goal", "2: A B Goal", "3: A Goal")))
        .containsExactly("choice D 1/2 0..1", "missing B 1/3 0..1");
    DesignedJourney again = sequence("{repeat: [A, {choice: [B, D]}]}", "Goal");
    assertThat(text(deviations(again, "1: A B D A D Goal"))).containsExactly("repeat D 1/1 0..1");
  }

  @Test
  void blockBegunAndNotFinishedIsNotJustMissing() {
    DesignedJourney design = sequence("A", "{any_order: [B, {steps: [C, D]}]}", "Goal");
    assertThat(text(deviations(design, "1: A C D Goal", "2: A C B D Goal")))
        .containsExactly("incompleteBlock B 1/2 1..1");
    assertThat(text(deviations(design, "1: A Goal")))
        .containsExactly("missing B 1/1 1..1", "missing C 1/1 1..1", "missing D 1/1 1..1");
  }

  @Test
  void declaredSubstituteReplacesWhereTheTouchpointIsMissing() {
    DesignedJourney design = design("A, B, C, Goal", "{touchpoint: X, replaces: [B]}");
    List<Deviation> found =
        deviations(design, "1: A X C Goal", "2: A B C Goal", "3: A B C X Goal", "4: A C Goal");
    assertThat(text(found))
        .containsExactly("replaced B 1/4 1..1", "missing B 1/4 1..1", "unplanned X 1/4 1..1");
    assertThat(found.get(0).circumstances().replacedBy())
        .containsExactly(new Circumstances.Substitute("X", 1));
  }

  @Test
  void substituteIsLearnedWhereItGoesWithTheTouchpointMissing() {
    List<String> lines = times(20, 0, "A B C Goal");
    lines.addAll(times(20, 20, "A X C Goal"));
    assertThat(text(deviations(sequence("A", "B", "C", "Goal"), lines.toArray(String[]::new))))
        .containsExactly("replaced B 20/40 20..20");
  }

  @Test
  void eventThatComesAsOftenBesideTheTouchpointIsNoSubstitute() {
    List<String> lines = times(20, 0, "A B X C Goal");
    lines.addAll(times(20, 20, "A X C Goal"));
    lines.addAll(times(20, 40, "A B C Goal"));
    assertThat(text(deviations(sequence("A", "B", "C", "Goal"), lines.toArray(String[]::new))))
        .containsExactly("missing B 20/60 20..20", "unplanned X 40/60 40..40");
  }

  @Test
  void unrelatedNoiseTeachesNoSubstitutes() {
    DesignedJourney design = sequence("A", "B", "C", "Goal");
    SeededRandom random = new SeededRandom(11);
    int learned = 0;
    for (int run = 0; run < 60; run++) {
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < 120; i++) {
        String b = random.nextDouble() < 0.7 ? " B" : "";
        String x = random.nextDouble() < 0.4 ? " X" : "";
        String y = random.nextDouble() < 0.2 ? " Y" : "";
        lines.add(i + ": A" + b + x + y + " C Goal");
      }
      List<Deviation> found = deviations(design, lines.toArray(String[]::new));
      learned += found.stream().anyMatch(d -> d.kind() == DeviationKind.REPLACED) ? 1 : 0;
    }
    assertThat(learned).isLessThanOrEqualTo(3);
  }

  @Test
  void declaredRepairIsNotChargedTwice() {
    DesignedJourney design =
        design(
            "A, {touchpoint: B, fails_when: {status: [error]}}, C, Goal",
            "{touchpoint: Fix, recovers: [B]}");
    List<Deviation> found =
        deviations(
            design,
            "1: A C Fix Goal",
            "2: A B{status=error} Fix C Goal",
            "3: A B{status=ok} Fix C Goal",
            "4: A Fix B{status=error} C Goal");
    assertThat(text(found))
        .containsExactly("missing B 1/4 1..1", "unplanned Fix 2/4 2..2", "failed B 2/3 2..2");
    assertThat(only(found, DeviationKind.MISSING, "B").circumstances().recovery())
        .isEqualTo(new Circumstances.Recovery(1, 1));
    assertThat(only(found, DeviationKind.FAILED, "B").circumstances().recovery())
        .isEqualTo(new Circumstances.Recovery(2, 1));
  }

  @Test
  void branchTakenInAnotherShareThanDesignedIsADeviation() {
    DesignedJourney design =
        sequence(
            "A", "{choice: [{touchpoint: B, share: 0.7}, {touchpoint: D, share: 0.3}]}", "Goal");
    List<String> lines = times(40, 0, "A B Goal");
    lines.addAll(times(60, 40, "A D Goal"));
    AlignedJourneys journeys =
        Example.aligned(design, Example.log(lines.toArray(String[]::new)), 1000);
    List<BranchShare> branches = DeviationScan.of(journeys).branches();
    assertThat(branches).extracting(BranchShare::touchpoint).containsExactly("B", "D");
    BranchShare b = branches.get(0);
    assertThat(b.p().value()).hasValue(new Proportion(40, 100).exactTest(0.7));
    assertThat(b.differs()).isTrue();
    assertThat(text(new DeviationDiagnostic().diagnose(journeys)))
        .containsExactly("share D 60/100 60..60", "share B 40/100 40..40");
  }

  @Test
  void branchesInTheirDesignedSharesAreNoDeviation() {
    DesignedJourney design =
        sequence(
            "A", "{choice: [{touchpoint: B, share: 0.7}, {touchpoint: D, share: 0.3}]}", "Goal");
    List<String> lines = times(68, 0, "A B Goal");
    lines.addAll(times(32, 68, "A D Goal"));
    assertThat(deviations(design, lines.toArray(String[]::new))).isEmpty();
  }

  @Test
  void risingShareIsATrendAndASteadyOneIsNone() {
    List<String> lines = new ArrayList<>();
    for (int week = 0; week < 8; week++) {
      for (int i = 0; i < 40; i++) {
        int start = week * 168 + i;
        boolean skips = i < 2 + 4 * week;
        boolean noise = i % 4 == 0;
        lines.add(
            week
                + "x"
                + i
                + ": A@"
                + start
                + (skips ? "" : " B@" + (start + 1))
                + (noise ? " X@" + (start + 2) : "")
                + " C@"
                + (start + 3)
                + " Goal@"
                + (start + 4));
      }
    }
    AlignedJourneys journeys =
        Example.aligned(
            sequence("A", "B", "C", "Goal"), Example.log(lines.toArray(String[]::new)), 1700);
    List<Deviation> found = new DeviationDiagnostic().diagnose(journeys);
    Circumstances.Trend rising = only(found, DeviationKind.MISSING, "B").circumstances().trend();
    assertThat(rising.direction()).isEqualTo("rising");
    assertThat(rising.periods()).hasSize(8);
    assertThat(rising.periods().get(7).journeys()).isEqualTo(30);
    assertThat(only(found, DeviationKind.UNPLANNED, "X").circumstances().trend().direction())
        .isEqualTo("none");
  }

  @Test
  void splitsSayWhereTheShareDiffersAfterCorrection() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      boolean web = i % 2 == 0;
      boolean skips = web ? i % 20 < 12 : i % 20 < 2;
      lines.add(
          i
              + ": A{channel="
              + (web ? "web" : "shop")
              + "}"
              + (skips ? "" : " B")
              + (i % 5 == 0 ? " X" : "")
              + " C Goal");
    }
    List<Deviation> found =
        new DeviationDiagnostic()
            .diagnose(
                Example.aligned(
                    sequence("A", "B", "C", "Goal"),
                    Example.log(lines.toArray(String[]::new)),
                    1000,
                    DiagnosisParameters.standard()));
    List<Circumstances.Split> splits =
        only(found, DeviationKind.MISSING, "B").circumstances().splits();
    assertThat(splits).extracting(Circumstances.Split::value).containsExactly("shop", "web");
    assertThat(splits.get(1).journeys()).isEqualTo(60);
    assertThat(splits.get(1).observable()).isEqualTo(100);
    assertThat(splits.get(1).differs()).isTrue();
    Interval interval = splits.get(1).difference().interval();
    assertThat(interval)
        .isEqualTo(new Proportion(60, 100).newcombeDifference(new Proportion(10, 100)));
    assertThat(only(found, DeviationKind.UNPLANNED, "X").circumstances().splits())
        .noneMatch(Circumstances.Split::differs);
  }

  @Test
  void skippingGainsTheTimeOfThePassageAndIsPlacedAfterTheTouchpointBefore() {
    List<String> lines = times(30, 0, "A@0 B@3 C@5 Goal@6");
    lines.addAll(times(30, 30, "A@0 C@1 Goal@2"));
    Circumstances found =
        only(
                deviations(sequence("A", "B", "C", "Goal"), lines.toArray(String[]::new)),
                DeviationKind.MISSING,
                "B")
            .circumstances();
    assertThat(found.timeLostMillis().value()).hasValue(-4.0 * HOUR);
    assertThat(found.where().after()).isEqualTo("A");
    assertThat(found.where().phase()).isEqualTo("All");
    assertThat(found.where().medianPosition().getAsDouble()).isCloseTo(1 / 3.0, within(1e-9));
    assertThat(found.recovery().returned()).isEqualTo(30);
  }

  /** The longer a stay the likelier a contact in it: whole stays would say it loses hours. */
  @Test
  void contactThatChangesNothingLosesNoTime() {
    SeededRandom random = new SeededRandom(4);
    List<String> lines = new ArrayList<>();
    double with = 0;
    double without = 0;
    int contacts = 0;
    for (int i = 0; i < 3000; i++) {
      int stay = 1 + (int) (-20 * Math.log(1 - random.nextDouble()));
      int contact = 1 + (int) (-20 * Math.log(1 - random.nextDouble()));
      boolean had = contact < stay;
      contacts += had ? 1 : 0;
      with += had ? stay : 0;
      without += had ? 0 : stay;
      lines.add(i + ": A@0" + (had ? " X@" + contact : "") + " B@" + stay + " Goal@" + (stay + 1));
    }
    assertThat(with / contacts - without / (3000 - contacts)).isGreaterThan(15);
    Circumstances found =
        only(
                deviations(sequence("A", "B", "Goal"), lines.toArray(String[]::new)),
                DeviationKind.UNPLANNED,
                "X")
            .circumstances();
    Interval interval = found.timeLostMillis().interval();
    assertThat(interval).isNotNull();
    assertThat(interval.contains(0)).isTrue();
    assertThat(interval.high() - interval.low()).isLessThan(5.0 * HOUR);
  }
}
