package org.desirepath.comparison.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.desirepath.comparison.calibration.Observation.Series;
import org.desirepath.comparison.calibration.RiskSetDesign.Calendar;
import org.desirepath.comparison.calibration.Row.Target;
import org.desirepath.statistics.Interval;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static final Scenario JUDGED =
      Scenario.standard().stream().filter(s -> s.name().equals("mixed")).findFirst().orElseThrow();

  private static Row only(Tally tally) {
    List<Row> rows = tally.rows().stream().filter(Row::isSummary).toList();
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  private static Tally of(Observation... logs) {
    Tally tally = new Tally(JUDGED);
    for (Observation log : logs) {
      tally.add(List.of(log), List.of());
    }
    return tally;
  }

  private static Observation seen(Measure measure, double numerator, double denominator) {
    return new Observation(new Series(measure, Series.ALL, Series.OURS), numerator, denominator);
  }

  @Test
  void aRateIsTheRatioOfSumsWithItsErrorBetweenLogs() {
    Row row =
        only(
            of(seen(Measure.FALSE_POSITIVE_RATE, 1, 10), seen(Measure.FALSE_POSITIVE_RATE, 3, 10)));

    assertThat(row.value()).isEqualTo(0.2);
    // rests of -1 and 1: sqrt(2 * 2 / 1) / 20
    assertThat(row.error()).isCloseTo(0.1, within(1e-12));
    assertThat(row.logs()).isEqualTo(2);
  }

  @Test
  void aVerdictAllowsForTheNumberOfDraws() {
    assertThat(only(of(seen(Measure.FALSE_POSITIVE_RATE, 40, 1000))).target())
        .isEqualTo(Target.MET);
    assertThat(only(of(seen(Measure.FALSE_POSITIVE_RATE, 60, 1000))).target())
        .isEqualTo(Target.WITHIN_ERROR);
    assertThat(only(of(seen(Measure.FALSE_POSITIVE_RATE, 70, 1000))).target())
        .isEqualTo(Target.MISSED);
    assertThat(only(of(seen(Measure.F1, 94, 100))).target()).isEqualTo(Target.MISSED);
  }

  @Test
  void coverageIsOfTheTruthOrElseOfTheMeanOfTheLogs() {
    Tally known = new Tally(JUDGED);
    known.add(List.of(), List.of(new SeenInterval("n", "x", 2, new Interval(1, 3), 1.5)));
    known.add(List.of(), List.of(new SeenInterval("n", "x", 2, new Interval(1.6, 3), 1.5)));
    Tally unknown = new Tally(JUDGED);
    unknown.add(List.of(), List.of(new SeenInterval("n", "x", 2, new Interval(1, 3), Double.NaN)));
    unknown.add(List.of(), List.of(new SeenInterval("n", "x", 4, new Interval(2, 6), Double.NaN)));

    assertThat(only(known).value()).isEqualTo(0.5);
    assertThat(only(unknown).value()).isEqualTo(1);
  }

  @Test
  void weeksBeginOnMondayAndKnowTheirWeekend() {
    long sunday = Instant.parse("2026-01-11T23:59:59Z").toEpochMilli();
    long monday = Instant.parse("2026-01-12T00:00:00Z").toEpochMilli();
    long friday = Instant.parse("2026-01-16T12:00:00Z").toEpochMilli();
    long saturday = Instant.parse("2026-01-17T00:00:00Z").toEpochMilli();

    assertThat(Calendar.WEEK.cell(monday)).isEqualTo(Calendar.WEEK.cell(sunday) + 1);
    assertThat(Calendar.WEEK.cell(saturday)).isEqualTo(Calendar.WEEK.cell(monday));
    assertThat(Calendar.WEEK_AND_WEEKEND.cell(friday))
        .isEqualTo(Calendar.WEEK_AND_WEEKEND.cell(monday))
        .isNotEqualTo(Calendar.WEEK_AND_WEEKEND.cell(saturday));
    assertThat(Calendar.ANY.cell(monday)).isEqualTo(Calendar.ANY.cell(saturday));
  }

  @Test
  void withoutASizeTheScenariosOwnHolds() throws InterruptedException {
    Scenario small =
        Scenario.standard().stream()
            .filter(s -> s.name().equals("nothing-300"))
            .findFirst()
            .orElseThrow();

    assertThat(
            new Calibration(List.of(small), 2, OptionalInt.empty(), 1, 1)
                .run(name -> {})
                .scenarios()
                .get(0)
                .journeys())
        .isEqualTo(300);
  }
}
