package org.desirepath.diagnostics.deviations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.desirepath.diagnostics.Example;
import org.desirepath.diagnostics.deviations.Deviation.OutcomeEffect;
import org.desirepath.model.DesignedJourney;
import org.desirepath.statistics.Interval;
import org.desirepath.statistics.SeededRandom;
import org.junit.jupiter.api.Test;

/** What deviations go with, on logs small enough to count by hand. */
class OutcomeEffectTest {
  private static final DesignedJourney DESIGN =
      Example.design(
          """
          journey: Example
          outcome:
            {success: [Goal], exits: [Quit], inactive_after: 10h, value: 100, currency: EUR}
          phases:
            - phase: All
              steps: [A, {touchpoint: B, channels: [web]}, C, Goal]
          touchpoints:
            - {touchpoint: X, initiator: company}
          """);

  private static Deviation only(DeviationKind kind, List<String> lines) {
    return Example.deviations(DESIGN, lines.toArray(String[]::new)).stream()
        .filter(d -> d.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void otherChannelIsComparedAtTheArrival() {
    List<String> lines = new ArrayList<>();
    Example.add(lines, 100, "A B{channel=shop} C Goal");
    Example.add(lines, 100, "A B{channel=shop}");
    Example.add(lines, 240, "A B{channel=web} C Goal");
    Example.add(lines, 60, "A B{channel=web}");
    Deviation found = only(DeviationKind.CHANNEL, lines);
    assertThat(found.outcomeEffect().riskDifference().value().getAsDouble())
        .isCloseTo(0.5 - 0.8, within(1e-12));
    assertThat(found.outcomeEffect().n()).isEqualTo(500);
    assertThat(found.verdict()).isEqualTo(Verdict.WORSE);
    assertThat(found.value().amount().value().getAsDouble())
        .isCloseTo(-0.3 * 200 * 100, within(1e-6));
    assertThat(found.value().currency()).isEqualTo("EUR");
    Interval interval = found.outcomeEffect().riskDifference().interval();
    assertThat(interval).isNotNull();
    // one stratum: Sato's variance is close to the usual one of two proportions
    double usual = 1.96 * StrictMath.sqrt(0.25 / 200 + 0.16 / 300);
    assertThat(interval.high() - interval.low()).isCloseTo(2 * usual, within(0.01));
    Interval ofValue = found.value().amount().interval();
    assertThat(ofValue).isNotNull();
    assertThat(ofValue.high() - ofValue.low()).isCloseTo(2 * usual * 200 * 100, within(1.0));
    // of one deviation tested one is selected: nothing to widen
    assertThat(found.outcomeEffect().selected()).isEqualTo(found.outcomeEffect().riskDifference());
  }

  @Test
  void missingIsComparedAmongThoseThatReachedTheNextTouchpoint() {
    List<String> lines = new ArrayList<>();
    Example.add(lines, 60, "A C Goal");
    Example.add(lines, 40, "A C");
    Example.add(lines, 60, "A B{channel=web} C Goal");
    Example.add(lines, 40, "A B{channel=web} C");
    Example.add(lines, 500, "A B{channel=web}");
    Deviation found = only(DeviationKind.MISSING, lines);
    assertThat(found.touchpoint()).isEqualTo("B");
    assertThat(found.outcomeEffect().riskDifference().value().getAsDouble())
        .isCloseTo(0, within(1e-12));
    assertThat(found.outcomeEffect().n()).isEqualTo(200);
    assertThat(found.verdict()).isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void eventTooManyIsComparedWithJourneysStillInTheState() {
    List<String> lines = new ArrayList<>();
    Example.add(lines, 30, "A@0 B@1 X@3 C@5 Goal@6");
    Example.add(lines, 30, "A@0 B@1 X@3");
    Example.add(lines, 90, "A@0 B@1 C@5 Goal@6");
    Example.add(lines, 30, "A@0 B@1");
    // gone before the exposures come: no comparators
    Example.add(lines, 300, "A@0 B@1 C@2 Goal@3");
    Deviation found = only(DeviationKind.UNPLANNED, lines);
    assertThat(found.outcomeEffect().riskDifference().value().getAsDouble())
        .isCloseTo(0.5 - 0.75, within(1e-12));
    assertThat(found.outcomeEffect().design()).contains("risk set");
  }

  @Test
  void riskSetIsCorrectedForThoseExposedLater() {
    List<String> lines = new ArrayList<>();
    Example.add(lines, 40, "A@0 B@1 X@3 C@5 Goal@6");
    Example.add(lines, 40, "A@0 B@1 X@3");
    Example.add(lines, 40, "A@0 B@1 X@4 C@5 Goal@6");
    Example.add(lines, 40, "A@0 B@1 X@4");
    Example.add(lines, 120, "A@0 B@1 C@5 Goal@6");
    Example.add(lines, 40, "A@0 B@1");
    OutcomeEffect effect = only(DeviationKind.UNPLANNED, lines).outcomeEffect();
    // now against not yet it is -.206: a third of those compared with at hour 3 have it at hour 4
    assertThat(effect.riskDifference().value().getAsDouble()).isCloseTo(0.5 - 0.75, within(1e-12));
    assertThat(effect.design()).contains("exposed at any time against never");
  }

  /** Those lost at the first Call have one, all others four: nothing but time to deviate in. */
  private static List<String> recurring(DoubleFunction<String> call) {
    SeededRandom random = new SeededRandom(5);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      boolean lost = random.nextDouble() < 0.4;
      StringBuilder events = new StringBuilder("A");
      for (int c = 0; c < (lost ? 1 : 4); c++) {
        events.append(' ').append(call.apply(random.nextDouble()));
      }
      Example.add(lines, 1, events + (lost ? "" : " Goal"));
    }
    return lines;
  }

  private static void assertNoEffect(DesignedJourney design, DeviationKind kind, List<String> log) {
    List<Deviation> found = Example.deviations(design, log.toArray(String[]::new));
    OutcomeEffect effect =
        found.stream().filter(d -> d.kind() == kind).findFirst().orElseThrow().outcomeEffect();
    Interval interval = effect.riskDifference().interval();
    assertThat(interval).as("%s", found).isNotNull();
    assertThat(interval.contains(0)).as("%s", effect).isTrue();
    assertThat(interval.high() - interval.low()).isLessThan(0.12);
    assertThat(effect.n()).isEqualTo(2000);
  }

  @Test
  void deviatingAtALaterRecurrenceIsNotHeldAgainstTheFirst() {
    DesignedJourney channel =
        Example.sequence("A", "{repeat: [{touchpoint: Call, channels: [web]}]}", "Goal");
    assertNoEffect(
        channel,
        DeviationKind.CHANNEL,
        recurring(u -> u < 0.3 ? "Call{channel=shop}" : "Call{channel=web}"));
    DesignedJourney missing =
        Example.sequence(
            "A", "{repeat: [B, {touchpoint: Call, weight: {missing: 3, unplanned: 3}}]}", "Goal");
    assertNoEffect(missing, DeviationKind.MISSING, recurring(u -> u < 0.3 ? "Call" : "B Call"));
  }

  @Test
  void laterIsNeverBetter() {
    DesignedJourney design =
        Example.design(
            """
            journey: Example
            outcome: {success: [Goal], inactive_after: 20h, value: 100, currency: EUR}
            phases: [{phase: All, steps: [A, {touchpoint: B, within: 2h}, C, Goal]}]
            """);
    List<String> lines = new ArrayList<>();
    Example.add(lines, 180, "A@0 B@9 C@10 Goal@11");
    Example.add(lines, 20, "A@0 B@9");
    Example.add(lines, 100, "A@0 B@2 C@3 Goal@4");
    Example.add(lines, 100, "A@0 B@2");
    Deviation late =
        Example.deviations(design, lines.toArray(String[]::new)).stream()
            .filter(d -> d.kind() == DeviationKind.LATE)
            .findFirst()
            .orElseThrow();
    assertThat(late.outcomeEffect().riskDifference().value().getAsDouble())
        .isCloseTo(0.4, within(1e-12));
    assertThat(late.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(late.value().amount().reason()).contains("never called better");
  }

  @Test
  void whatCannotBeComparedHasAReason() {
    List<String> lines = new ArrayList<>();
    Example.add(lines, 30, "A B C Goal X");
    Example.add(lines, 5, "A X B C Goal");
    List<Deviation> found = Example.deviations(DESIGN, lines.toArray(String[]::new));
    assertThat(found)
        .extracting(d -> d.outcomeEffect().riskDifference().reason())
        .containsExactly("the outcome is decided before it", "fewer than 20 journeys have it");
    assertThat(found).allMatch(d -> d.verdict() == null && !d.value().amount().isPresent());
  }

  @Test
  void verdictFollowsTheInterval() {
    assertThat(Verdict.of(new Interval(-0.3, -0.021), 0.02)).isEqualTo(Verdict.WORSE);
    assertThat(Verdict.of(new Interval(-0.019, 0.019), 0.02))
        .isEqualTo(Verdict.NO_MATERIAL_DIFFERENCE);
    assertThat(Verdict.of(new Interval(0.021, 0.3), 0.02)).isEqualTo(Verdict.BETTER);
    assertThat(Verdict.of(new Interval(-0.3, 0.01), 0.02)).isEqualTo(Verdict.UNDECIDED);
  }
}
