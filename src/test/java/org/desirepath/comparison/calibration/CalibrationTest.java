package org.desirepath.comparison.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.desirepath.comparison.calibration.Row.Target;
import org.desirepath.diagnostics.deviations.DeviationKind;
import org.junit.jupiter.api.Test;

/** A small calibration, held to what must hold for few logs too. */
class CalibrationTest {
  private static final int LOGS = 6;

  private static List<Scenario> named(String... names) {
    return Scenario.standard().stream()
        .filter(scenario -> List.of(names).contains(scenario.name()))
        .toList();
  }

  private static CalibrationResult run(int journeys, int threads, String... names)
      throws InterruptedException {
    return new Calibration(named(names), LOGS, OptionalInt.of(journeys), 1, threads)
        .run(name -> {});
  }

  private static Row row(CalibrationResult result, Measure measure, String subject, String method) {
    return result.rows().stream()
        .filter(r -> r.measure() == measure && r.subject().equals(subject))
        .filter(r -> r.method().equals(method))
        .findFirst()
        .orElseThrow(() -> new AssertionError(measure + " " + subject + " " + method));
  }

  private static Row ours(CalibrationResult result, Measure measure, String subject) {
    return row(result, measure, subject, "desirepath");
  }

  @Test
  void everyScenarioCanBePlayed() {
    for (Scenario scenario : Scenario.standard()) {
      assertThat(Calibration.plant(scenario, Calibration.model()).asOfMillis())
          .as(scenario.name())
          .isPresent();
    }
    assertThat(Scenario.standard()).extracting(Scenario::name).doesNotHaveDuplicates();
  }

  @Test
  void usualMethodsFindWhatIsNotThereAndOursDoesNot() throws InterruptedException {
    CalibrationResult result = run(1_500, 2, "nothing-3000");

    assertThat(ours(result, Measure.FALSE_POSITIVE_RATE, "all").target())
        .isNotEqualTo(Target.MISSED);
    for (String touchpoint : List.of("Chat", "Tour")) {
      Row naive =
          row(result, Measure.FALSE_POSITIVE_RATE, "presence " + touchpoint, "had it or not");
      // ten times the nominal rate
      assertThat(naive.value()).as(touchpoint).isGreaterThanOrEqualTo(0.5);
    }
    assertThat(row(result, Measure.ODDS_RATIO, "presence Chat", "plain risk set").value())
        .isGreaterThan(1.3);
    String ever = "ever against never, over whole journeys";
    Map<String, String> temptations =
        Map.of(
            "absence Date",
            "left out, over whole journeys",
            "wait Offer",
            "longest wait of the journey above the median",
            "failure Offer",
            ever,
            "channel Offer",
            ever,
            "experience Offer",
            ever,
            "presence Newsletter",
            "state left out");
    temptations.forEach(
        (moment, method) -> {
          double wrong = row(result, Measure.FALSE_POSITIVE_RATE, moment, method).value();
          assertThat(wrong).as(moment).isGreaterThanOrEqualTo(0.5);
          assertThat(ours(result, Measure.FALSE_POSITIVE_RATE, moment).value())
              .as(moment)
              .isLessThan(0.5);
        });
    double order =
        row(result, Measure.ODDS_RATIO, "order Papers", "as soon as both are had").value();
    assertThat(order).isLessThan(0.85);
    assertThat(ours(result, Measure.ODDS_RATIO, "order Papers").value()).isBetween(0.85, 1.18);
    for (String all : List.of("all trends", "all deviations over time")) {
      assertThat(ours(result, Measure.FALSE_POSITIVE_RATE, all).target())
          .as(all)
          .isNotEqualTo(Target.MISSED);
    }
    // plainly counted, the risk sets are those of the diagnosis
    Row plain =
        row(
            result,
            Measure.ODDS_RATIO,
            "presence Reminder",
            "risk set, same strata, plainly counted");
    assertThat(plain.value())
        .isCloseTo(
            ours(result, Measure.ODDS_RATIO, "presence Reminder").value(),
            org.assertj.core.api.Assertions.within(0.1));
    assertThat(ours(result, Measure.COVERAGE, "drop-off rate").value()).isGreaterThan(0.75);
    assertThat(ours(result, Measure.COVERAGE, "odds ratio of a moment").target())
        .isNotEqualTo(Target.MISSED);
  }

  @Test
  void everyIntervalHoldsItsOwnTruth() throws InterruptedException {
    CalibrationResult result = run(300, 2, "intervals-1000");

    for (String number :
        List.of(
            "share of a deviation",
            "value of a deviation",
            "time lost by a deviation",
            "drop-off rate",
            "gain at a step",
            "cumulative incidence",
            "chance in a state",
            "odds ratio of a moment",
            "risk difference of a moment")) {
      assertThat(ours(result, Measure.COVERAGE, number).value()).as(number).isGreaterThan(0.8);
    }
  }

  @Test
  void takingResolvedJourneysOnlyIsBiasedAndOursIsNot() throws InterruptedException {
    CalibrationResult result = run(3_000, 2, "censored");

    for (String touchpoint : List.of("Ask", "Offer", "Sign")) {
      String subject = "drop-off " + touchpoint;
      Row ours = ours(result, Measure.BIAS, subject);
      Row usual = row(result, Measure.BIAS, subject, "resolved journeys only");
      assertThat(Math.abs(ours.value())).as(subject).isLessThan(0.015);
      assertThat(usual.value()).as(subject).isNegative();
      assertThat(Math.abs(usual.value())).isGreaterThan(Math.abs(ours.value()));
    }
  }

  @Test
  void strongEffectsAreFoundInLargeLogs() throws InterruptedException {
    CalibrationResult result = run(5_000, 2, "power-2-5000");

    for (String moment : List.of("presence Reminder", "presence Tour", "wait Offer")) {
      assertThat(ours(result, Measure.POWER, moment).value()).as(moment).isGreaterThan(0.8);
    }
    assertThat(ours(result, Measure.EXPOSED, "presence Reminder").value()).isBetween(0.2, 0.6);
    assertThat(ours(result, Measure.KAPPA, "presence Reminder").value()).isBetween(0.01, 0.6);
  }

  @Test
  void plantedKindsAreReportedAsTheyHappened() throws InterruptedException {
    CalibrationResult result = run(2_000, 2, "deviations");

    for (DeviationKind kind : DeviationKind.values()) {
      assertThat(ours(result, Measure.F1, kind.word()).value()).as(kind.word()).isGreaterThan(0.95);
    }
  }

  @Test
  void equalSeedsGiveEqualTablesOnAnyNumberOfThreads() throws InterruptedException {
    List<String> told = new ArrayList<>();
    CalibrationResult one =
        new Calibration(named("mixed", "noise"), 3, OptionalInt.of(300), 4, 1).run(told::add);
    CalibrationResult three =
        new Calibration(named("mixed", "noise"), 3, OptionalInt.of(300), 4, 3).run(name -> {});
    CalibrationResult other =
        new Calibration(named("mixed", "noise"), 3, OptionalInt.of(300), 5, 3).run(name -> {});

    assertThat(three.rows()).isEqualTo(one.rows()).isNotEqualTo(other.rows());
    assertThat(told).containsExactly("mixed", "mixed", "mixed", "noise", "noise", "noise");
  }

  @Test
  void parametersOutOfRangeAreRefused() {
    List<Scenario> some = named("mixed");
    assertThatThrownBy(() -> new Calibration(some, 1, OptionalInt.empty(), 1, 1))
        .hasMessage("logs: expected at least 2, got 1");
    assertThatThrownBy(() -> new Calibration(List.of(), 2, OptionalInt.empty(), 1, 1))
        .hasMessage("scenarios: expected at least one, got none");
    assertThatThrownBy(() -> new Calibration(some, 2, OptionalInt.empty(), 1, 0))
        .hasMessage("threads: expected at least 1, got 0");
  }
}
