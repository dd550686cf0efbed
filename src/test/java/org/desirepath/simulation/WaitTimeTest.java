package org.desirepath.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WaitTimeTest {
  private static final double HOUR = 3_600_000;
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  private static double[] drawn(WaitTime wait, double above) {
    SplittableRandom random = new SplittableRandom(1);
    double[] drawn = new double[40_000];
    Arrays.setAll(drawn, i -> wait.drawAbove(above, random));
    Arrays.sort(drawn);
    return drawn;
  }

  @Test
  void medianAndSpreadAreAsAskedFor() {
    double[] drawn = drawn(new WaitTime(10 * HOUR, 0.7, 0, INFINITE), 0);

    assertThat(drawn[20_000] / HOUR).isCloseTo(10, within(0.15));
    double mean = Arrays.stream(drawn).map(StrictMath::log).average().orElseThrow();
    double variance =
        Arrays.stream(drawn)
            .map(StrictMath::log)
            .map(log -> (log - mean) * (log - mean))
            .average()
            .orElseThrow();
    assertThat(StrictMath.sqrt(variance)).isCloseTo(0.7, within(0.02));
  }

  @Test
  void drawsKeepTheLimitsInWholeSeconds() {
    double[] drawn = drawn(new WaitTime(10 * HOUR, 1, 5 * HOUR, 12 * HOUR), 0);

    assertThat(Arrays.stream(drawn))
        .allMatch(d -> d >= 5 * HOUR && d <= 12 * HOUR && d % 1000 == 0);
    assertThat(Arrays.stream(drawn(new WaitTime(10 * HOUR, 1, 0, 0), 0))).allMatch(d -> d == 1000);
  }

  @Test
  void theChanceToBeLongerIsThatOfTheDraws() {
    WaitTime wait = new WaitTime(10 * HOUR, 0.7, 2 * HOUR, 30 * HOUR);
    double[] drawn = drawn(wait, 0);

    for (double hours : new double[] {1, 3, 8, 15, 29}) {
      double share = Arrays.stream(drawn).filter(d -> d > hours * HOUR).count() / 40_000.0;
      assertThat(wait.chanceAbove(hours * HOUR)).isCloseTo(share, within(0.012));
    }
    assertThat(wait.chanceAbove(30 * HOUR)).isZero();
  }

  @Test
  void aWaitKnownToBeLongerIsDrawnFromTheRest() {
    WaitTime wait = new WaitTime(10 * HOUR, 0.7, 0, INFINITE);
    double[] rest = drawn(wait, 12 * HOUR);

    assertThat(rest[0]).isGreaterThan(12 * HOUR);
    double share = Arrays.stream(rest).filter(d -> d > 20 * HOUR).count() / 40_000.0;
    assertThat(wait.chanceAbove(20 * HOUR) / wait.chanceAbove(12 * HOUR))
        .isCloseTo(share, within(0.012));
  }
}
