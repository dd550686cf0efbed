package org.desirepath.diagnostics.deviations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.desirepath.conformance.OptimalAlignments;
import org.desirepath.diagnostics.Example;
import org.desirepath.diagnostics.SimulatedJourneys;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.DiagnosisParameters;
import org.desirepath.diagnostics.journeys.JourneyStatuses;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.DesignedJourney;
import org.desirepath.statistics.Interval;
import org.junit.jupiter.api.Test;

/** What broken rules go with. */
class RuleEffectsTest {

  private static DesignedJourney design(String rule) {
    return Example.design(
        """
        journey: Example
        outcome: {success: [Goal], inactive_after: 10h, value: 100, currency: EUR}
        phases:
          - phase: All
            steps: [A, B, C, Goal]
        touchpoints:
          - {touchpoint: X, initiator: company}
          - {touchpoint: Y, initiator: company}
        """
            + "rules: ["
            + rule
            + "]\n");
  }

  private static Deviation broken(DesignedJourney design, List<String> lines) {
    return of(DeviationKind.RULE, Example.deviations(design, lines.toArray(String[]::new)));
  }

  private static Deviation of(DeviationKind kind, List<Deviation> deviations) {
    return deviations.stream().filter(d -> d.kind() == kind).findFirst().orElseThrow();
  }

  @Test
  void whatMustComeBeforeIsJudgedAtTheArrival() {
    List<String> lines = new ArrayList<>();
    Example.add(lines, 100, "A X B C Goal");
    Example.add(lines, 50, "A X B C");
    Example.add(lines, 60, "A B C Goal");
    Example.add(lines, 140, "A B C");
    Example.add(lines, 40, "A B");
    Deviation found = broken(design("{precedence: {before: X, if: C}}"), lines);

    assertThat(found.journeys()).isEqualTo(200);
    assertThat(found.outcomeEffect().riskDifference().value().getAsDouble())
        .isCloseTo(60 / 200.0 - 100 / 150.0, within(1e-12));
    assertThat(found.outcomeEffect().n()).isEqualTo(350);
    assertThat(found.outcomeEffect().design()).startsWith("landmark at the first arrival");
    assertThat(found.verdict()).isEqualTo(Verdict.WORSE);
    assertThat(found.value().amount().value().getAsDouble())
        .isCloseTo((60 / 200.0 - 100 / 150.0) * 200 * 100, within(1e-6));
  }

  @Test
  void arrivalsThatTheConditionLeavesOutAreNotCompared() {
    List<String> lines = new ArrayList<>();
    Example.add(lines, 60, "A X B C{status=ok} Goal");
    Example.add(lines, 40, "A X B C{status=ok}");
    Example.add(lines, 30, "A B C{status=ok} Goal");
    Example.add(lines, 70, "A B C{status=ok}");
    Example.add(lines, 90, "A B C{status=late} Goal");
    Deviation found = broken(design("{precedence: {before: X, if: C, when: status = ok}}"), lines);

    assertThat(found.outcomeEffect().n()).isEqualTo(200);
    assertThat(found.outcomeEffect().riskDifference().value().getAsDouble())
        .isCloseTo(0.3 - 0.6, within(1e-12));
  }

  @Test
  void whatMustComeFirstIsJudgedAtTheFirstEvent() {
    List<String> lines = new ArrayList<>();
    Example.add(lines, 80, "X A B C Goal");
    Example.add(lines, 20, "X A B C");
    Example.add(lines, 50, "A B C Goal");
    Example.add(lines, 50, "A B C");
    Deviation found = broken(design("{init: {touchpoint: X}}"), lines);

    assertThat(found.outcomeEffect().riskDifference().value().getAsDouble())
        .isCloseTo(0.5 - 0.8, within(1e-12));
  }

  @Test
  void whatIsStillToComeHasNoEffect() {
    List<String> lines = new ArrayList<>();
    Example.add(lines, 60, "A X B C Goal");
    Example.add(lines, 60, "A X B Y C");
    Deviation found = broken(design("{response: {if: X, then: Y}}"), lines);

    Quantity difference = found.outcomeEffect().riskDifference();
    assertThat(difference.isPresent()).isFalse();
    assertThat(difference.reason()).contains("what does not come");
    assertThat(found.verdict()).isNull();
  }

  private static List<Deviation> simulated(String rules, SimulatedJourneys journeys, int seed) {
    DesignedJourney design = SimulatedJourneys.designWith(rules);
    EventLog log = journeys.log(seed);
    JourneyStatuses statuses = JourneyStatuses.of(log, design, SimulatedJourneys.AS_OF);
    return new DeviationDiagnostic()
        .diagnose(
            AlignedJourneys.of(
                log,
                OptimalAlignments.STANDARD.withThreads(1).check(log, design, statuses.open()),
                statuses,
                DiagnosisParameters.standard()));
  }

  @Test
  void whatMayNeverComeIsTheUnplannedTouchpointItself() {
    List<Deviation> found =
        simulated(
            "rules: [{at_most: {touchpoint: Chat, times: 0, per: 9999d}}]\n",
            new SimulatedJourneys(3000, 0, 0),
            1);
    Deviation rule = of(DeviationKind.RULE, found);
    Deviation chat =
        found.stream()
            .filter(d -> d.kind() == DeviationKind.UNPLANNED && d.touchpoint().equals("Chat"))
            .findFirst()
            .orElseThrow();

    assertThat(rule.journeys()).isEqualTo(chat.journeys());
    assertThat(rule.outcomeEffect()).isEqualTo(chat.outcomeEffect());
    assertThat(rule.value()).isEqualTo(chat.value());
  }

  @Test
  void plantedEffectIsFoundWithItsSign() {
    Deviation rule =
        of(
            DeviationKind.RULE,
            simulated(
                "rules: [{precedence: {before: Quote, if: Offer}}]\n",
                new SimulatedJourneys(3000, -0.3, 0),
                1));

    // from Offer on 0.85 x 0.85 succeed without Quote, 0.55 x 0.85 with it
    Interval interval = rule.outcomeEffect().riskDifference().interval();
    assertThat(interval).isNotNull();
    assertThat(interval.contains(0.3 * 0.85)).as("%s", interval).isTrue();
    assertThat(rule.verdict()).isEqualTo(Verdict.BETTER);
  }

  @Test
  void intervalsOfRulesWithoutEffectHoldZeroAsOftenAsTheySay() {
    int outside = 0;
    int all = 0;
    for (int seed = 0; seed < 40; seed++) {
      for (Deviation d :
          simulated(
              """
              rules:
                - {precedence: {before: Quote, if: Offer}}
                - {at_most: {touchpoint: News, times: 1, per: 9999d}}
                - {never_after: {after: News, touchpoint: Call}}
                - {not_co_existence: {first: Call, second: Chat}}
              """,
              new SimulatedJourneys(1500, 0, 0),
              seed)) {
        Interval interval = d.outcomeEffect().riskDifference().interval();
        if (d.kind() == DeviationKind.RULE && interval != null) {
          all++;
          outside += interval.contains(0) ? 0 : 1;
        }
      }
    }
    assertThat(all).isGreaterThan(120);
    // 5 % and three standard errors
    assertThat((double) outside / all).isLessThan(0.05 + 3 * Math.sqrt(0.05 * 0.95 / all));
  }
}
