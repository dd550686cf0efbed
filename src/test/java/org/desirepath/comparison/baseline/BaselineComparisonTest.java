package org.desirepath.comparison.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.desirepath.comparison.baseline.BaselineComparison.Row;
import org.desirepath.comparison.baseline.ResultNumbers.NumberKey;
import org.desirepath.statistics.Estimate;
import org.desirepath.statistics.Interval;
import org.desirepath.statistics.Proportion;
import org.desirepath.statistics.SeededRandom;
import org.junit.jupiter.api.Test;

class BaselineComparisonTest {
  private static final NumberKey LOST = new NumberKey("dropOff", "", "Offer");
  private static final NumberKey MOMENT = new NumberKey("moment", "wait: landmark", "Offer");

  private static ResultNumbers numbers(
      String log, Map<NumberKey, Proportion> shares, Map<NumberKey, Estimate> moments) {
    return new ResultNumbers(
        "0.1.0",
        "2025-01-01T00:00:00Z",
        "2025-06-30T00:00:00Z",
        500,
        List.of(log),
        List.of("model"),
        new TreeSet<>(),
        new TreeMap<>(shares),
        new TreeMap<>(moments));
  }

  private static ResultNumbers numbers(String log, Map<NumberKey, Proportion> shares) {
    return numbers(log, shares, Map.of());
  }

  @Test
  void sharesHaveNewcombesIntervalOfThePublishedExample() {
    Row row =
        BaselineComparison.of(
                numbers("a", Map.of(LOST, new Proportion(48, 80))),
                numbers("b", Map.of(LOST, new Proportion(56, 70))))
            .rows()
            .get(0);

    assertThat(row.difference().interval().low()).isCloseTo(0.052431, within(1e-6));
    assertThat(row.difference().interval().high()).isCloseTo(0.333873, within(1e-6));
    assertThat(row.direction()).isEqualTo("higher");
  }

  @Test
  void momentsAreComparedOnTheLogScale() {
    Estimate then = Estimate.of(0.7, new Interval(0.3, 1.1));
    Estimate now = Estimate.of(-0.7, new Interval(-1.1, -0.3));

    Row row =
        BaselineComparison.of(
                numbers("a", Map.of(), Map.of(MOMENT, then)),
                numbers("b", Map.of(), Map.of(MOMENT, now)))
            .rows()
            .get(0);

    // z = 1.4 / (sqrt(2) 0.4 / 1.96)
    assertThat(row.p().value().orElseThrow()).isLessThan(1e-5);
    assertThat(row.now().value().orElseThrow()).isCloseTo(Math.exp(-0.7), within(1e-12));
    assertThat(row.direction()).isEqualTo("lower");
  }

  @Test
  void fewJourneysAndNewFindingsAreListedButNotTested() {
    NumberKey late = new NumberKey("deviation", "late", "Offer");
    NumberKey call = new NumberKey("deviation", "unplanned", "Call");
    BaselineComparison found =
        BaselineComparison.of(
            numbers("a", Map.of(LOST, new Proportion(1, 29))),
            numbers(
                "b",
                Map.of(
                    LOST, new Proportion(29, 29),
                    late, new Proportion(3, 40),
                    call, new Proportion(90, 500))));

    assertThat(found.tested()).isEqualTo(1);
    // any journey could have shown a call, so none of 500 did
    assertThat(found.rows().get(0).key()).isEqualTo(call);
    assertThat(found.rows().get(0).thenN()).isEqualTo(500);
    assertThat(found.rows().get(1).p().reason()).contains("how many journeys could have");
    assertThat(found.rows().get(2).p().reason()).contains("fewer than 30");
  }

  @Test
  void chanceAloneSeldomChangesAnything() {
    int alarms = 0;
    for (int seed = 0; seed < 200; seed++) {
      SeededRandom random = new SeededRandom(seed);
      Map<NumberKey, Proportion> then = new TreeMap<>();
      Map<NumberKey, Proportion> now = new TreeMap<>();
      for (int k = 0; k < 20; k++) {
        NumberKey key = new NumberKey("deviation", "late", "T" + k);
        then.put(key, drawn(random, 0.02 * (k + 1)));
        now.put(key, drawn(random, 0.02 * (k + 1)));
      }
      alarms += BaselineComparison.of(numbers("a", then), numbers("b", now)).changed() > 0 ? 1 : 0;
    }
    // nominal 10 of 200; 20 is beyond three standard errors
    assertThat(alarms).isLessThan(20);
  }

  private static Proportion drawn(SeededRandom random, double share) {
    int n = 100 + random.nextInt(300);
    int count = 0;
    for (int i = 0; i < n; i++) {
      count += random.nextDouble() < share ? 1 : 0;
    }
    return new Proportion(count, n);
  }
}
