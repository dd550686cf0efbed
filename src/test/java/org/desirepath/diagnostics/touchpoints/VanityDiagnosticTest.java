package org.desirepath.diagnostics.touchpoints;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.desirepath.diagnostics.Example;
import org.desirepath.diagnostics.deviations.Verdict;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.touchpoints.Engagement.Calibration;
import org.desirepath.diagnostics.touchpoints.VanityCheck.Metric;
import org.desirepath.model.DesignedJourney;
import org.desirepath.statistics.Interval;
import org.desirepath.statistics.SeededRandom;
import org.junit.jupiter.api.Test;

/** Whether figures go with the outcome, on journeys of which that is known. */
class VanityDiagnosticTest {
  private static final DesignedJourney DESIGN =
      Example.design(
          """
          journey: V
          outcome: {success: [Goal], inactive_after: 20d}
          phases: [{phase: P, steps: [A, B, C, D, Goal]}]
          unplanned_allowed: [Browse]
          touchpoints: [{touchpoint: Browse, points: 5}]
          """);

  /**
   * Customers look around now and then, some much and some little.
   *
   * @param effect on the chance to go on, for those who looked around more than once so far
   */
  private static OutcomeContext journeys(int n, double effect, long seed) {
    SeededRandom random = new SeededRandom(seed);
    String[] flow = {"A", "B", "C", "D", "Goal"};
    List<String> lines = new ArrayList<>();
    for (int j = 0; j < n; j++) {
      double hour = random.nextDouble() * 24 * 100;
      double liking = random.nextDouble();
      int looked = 0;
      StringBuilder line = new StringBuilder("j" + j + ":");
      for (int s = 0; s < flow.length; s++) {
        line.append(' ').append(flow[s]).append('@').append((long) hour);
        if (random.nextDouble() > 0.75 + (looked > 1 ? effect : 0)) {
          break;
        }
        for (int i = 0; i < 2 && s < flow.length - 1; i++) {
          hour += 2 + 10 * random.nextDouble();
          if (random.nextDouble() < liking) {
            line.append(" Browse@").append((long) hour);
            looked++;
          }
        }
        hour += 5 + 20 * random.nextDouble();
      }
      lines.add(line.toString());
    }
    AlignedJourneys aligned =
        Example.aligned(DESIGN, Example.log(lines.toArray(String[]::new)), 24 * 200);
    return OutcomeContext.of(aligned);
  }

  private static Metric metric(OutcomeContext context, String name) {
    return new VanityDiagnostic()
        .diagnose(context, 1_800_000L).metrics().stream()
            .filter(m -> m.name().equals(name))
            .findFirst()
            .orElseThrow();
  }

  @Test
  void volumeThatDoesNothingIsFoundAsOftenAsNominalThoughADashboardAlwaysFindsIt() {
    int runs = 40;
    int significant = 0;
    int onDashboard = 0;
    int better = 0;
    for (int run = 0; run < runs; run++) {
      Metric events = metric(journeys(250, 0, run), "events so far");
      significant += events.p().value().orElseThrow() < 0.05 ? 1 : 0;
      Interval naive = events.naive().interval();
      onDashboard += naive != null && naive.isAbove(0) ? 1 : 0;
      better += events.verdict() == Verdict.BETTER ? 1 : 0;
    }
    assertThat(onDashboard).isEqualTo(runs);
    assertThat(significant).isLessThanOrEqualTo(6);
    assertThat(better).isLessThanOrEqualTo(3);
  }

  @Test
  void volumeThatDoesGoWithTheOutcomeIsNoVanity() {
    Metric events = metric(journeys(2500, 0.2, 1), "events so far");
    assertThat(events.verdict()).isEqualTo(Verdict.BETTER);
    assertThat(events.vanity()).isFalse();
    assertThat(events.words()).isEqualTo("more of it goes with a better outcome, at the same step");
  }

  @Test
  void volumeThatGoesWithALessGoodOutcomeIsVanityWhateverTheDashboardSays() {
    Metric events = metric(journeys(2500, -0.3, 2), "events so far");
    assertThat(events.verdict()).isEqualTo(Verdict.WORSE);
    assertThat(events.vanity()).isTrue();
    assertThat(events.naive().value().orElseThrow()).isPositive();
  }

  @Test
  void pointsForetellOnlyWhereTheyDo() {
    Engagement with = new EngagementDiagnostic().diagnose(journeys(2500, 0.2, 3));
    assertThat(with.calibrations())
        .extracting(Calibration::touchpoint)
        .containsExactly("B", "C", "D");
    Calibration atC = with.calibrations().get(1);
    assertThat(atC.rises()).isTrue();
    assertThat(atC.q().value().orElseThrow()).isLessThan(0.01);
    assertThat(atC.gain().interval().isAbove(0)).isTrue();
    assertThat(atC.slope().interval().contains(1)).isTrue();
    assertThat(atC.bins().get(0).observed().share().value().orElseThrow())
        .isLessThan(atC.bins().get(atC.bins().size() - 1).observed().share().value().orElseThrow());
    Engagement without = new EngagementDiagnostic().diagnose(journeys(1000, 0, 4));
    assertThat(without.calibrations())
        .allSatisfy(one -> assertThat(one.q().value().orElse(1)).isGreaterThan(0.05));
  }

  @Test
  void withoutAnOutcomeNothingIsLookedAt() {
    DesignedJourney design = Example.design("journey: J\nphases: [{phase: P, steps: [A, B]}]\n");
    AlignedJourneys aligned = Example.aligned(design, Example.log("1: A B"), 10);
    VanityCheck check = new VanityDiagnostic().diagnose(OutcomeContext.of(aligned), 1_800_000L);
    assertThat(check.reason()).isEqualTo("the design declares no outcome");
    assertThat(new EngagementDiagnostic().diagnose(OutcomeContext.of(aligned)).reason())
        .isEqualTo("the design gives no points");
  }
}
