package org.desirepath.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BalanceTestTest {
  private static final double[] ONE = {1};

  /** Counts of a two-by-two table as units of two levels. */
  private static BalanceTest ofTable(int a, int b, int c, int d) {
    BalanceTest.Builder builder = new BalanceTest.Builder(2);
    int[] counts = {a, b, c, d};
    for (int cell = 0; cell < 4; cell++) {
      for (int i = 0; i < counts[cell]; i++) {
        builder.add(cell < 2, new int[] {cell % 2}, ONE);
      }
    }
    return builder.build();
  }

  @Test
  void twoLevelsGivePearsonsChiSquareTimesTheFinitePopulationFactor() {
    BalanceTest test = ofTable(60, 40, 45, 55);
    // n (ad - bc)^2 / (row and column sums), times (n - 1) / n
    double pearson = 200.0 * Math.pow(60 * 55 - 40 * 45, 2) / (100.0 * 100 * 105 * 95);

    assertThat(test.degrees()).isEqualTo(1);
    assertThat(test.statistic()).isCloseTo(pearson * 199 / 200, within(1e-9));
    double spread = Math.sqrt((0.6 * 0.4 + 0.45 * 0.55) / 2 * 100 / 99);
    assertThat(test.standardisedDifferences().get(0)).isCloseTo(0.15 / spread, within(1e-9));
  }

  @Test
  void whatNeverVariesIsNoEvidence() {
    BalanceTest test = ofTable(50, 0, 50, 0);

    assertThat(test.p()).isNaN();
    assertThat(test.standardisedDifferences()).containsOnly(Double.NaN);
  }

  @Test
  void randomAssignmentIsSeldomFoundUnbalanced() {
    int alarms = 0;
    for (int seed = 0; seed < 400; seed++) {
      SeededRandom random = new SeededRandom(seed);
      BalanceTest.Builder builder = new BalanceTest.Builder(7);
      for (int unit = 0; unit < 200; unit++) {
        int region = random.nextInt(4);
        // age goes with region, so the covariates are not independent
        builder.add(
            random.nextDouble() < 0.5,
            new int[] {region, 4 + random.nextInt(2), 6},
            new double[] {1, 1, 20 + 10 * region + 30 * random.nextDouble()});
      }
      alarms += builder.build().p() < 0.05 ? 1 : 0;
    }
    assertThat(alarms).isBetween(6, 34);
  }
}
