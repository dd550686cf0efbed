package org.desirepath.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MantelTrendTest {

  /**
   * Reference: in one stratum {@code z^2 = (n - 1) r^2} with Pearson's correlation r of score and
   * outcome, here by {@code numpy.corrcoef} (numpy 2.4.6).
   */
  @Test
  void oneStratumIsTheCorrelationOfScoreAndOutcome() {
    TestResult test =
        new MantelTrend()
            .add(
                new double[] {0, 1, 2, 3},
                new Proportion[] {
                  new Proportion(10, 40),
                  new Proportion(12, 30),
                  new Proportion(9, 20),
                  new Proportion(7, 10)
                })
            .test();
    assertThat(test.z() * test.z()).isCloseTo(7.101443123938875, within(1e-9));
    assertThat(test.z()).isPositive();
  }

  @Property
  void scoresZeroAndOneGiveTheCochranMantelHaenszelTest(
      @ForAll @IntRange(min = 10, max = 60) int a,
      @ForAll @IntRange(min = 10, max = 60) int b,
      @ForAll @IntRange(min = 10, max = 60) int c,
      @ForAll @IntRange(min = 10, max = 60) int d) {
    double[] scores = {0, 1};
    TestResult trend =
        new MantelTrend()
            .add(scores, new Proportion[] {new Proportion(c, c + d), new Proportion(a, a + b)})
            .add(scores, new Proportion[] {new Proportion(20, 50), new Proportion(9, 30)})
            .test();
    TestResult tables =
        new StratifiedTables.Builder().add(a, b, c, d).add(9, 21, 20, 30).build().test();
    assertThat(trend.z()).isCloseTo(tables.z(), within(1e-10));
  }

  @Test
  void stratumWithOneOutcomeOrOneScoreAddsNothing() {
    Proportion[] groups = {new Proportion(1, 3), new Proportion(2, 3)};
    MantelTrend trend =
        new MantelTrend()
            .add(new double[] {1, 2}, new Proportion[] {new Proportion(3, 3), new Proportion(4, 4)})
            .add(new double[] {0.1, 0.1}, groups)
            .add(new double[] {1, 2}, new Proportion[] {new Proportion(0, 0), new Proportion(4, 8)})
            .add(new double[0], new Proportion[0]);
    assertThat(trend.test().isTestable()).isFalse();
    assertThat(trend.informativeCount()).isZero();
    assertThat(trend.add(new double[] {1, 2}, groups).test().isTestable()).isTrue();
    assertThat(trend.informativeCount()).isEqualTo(6);
  }

  @Test
  void wrongScoresAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MantelTrend().add(new double[] {1}, new Proportion[0]))
        .withMessageContaining("1 scores and 0 groups");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new MantelTrend()
                    .add(new double[] {Double.NaN}, new Proportion[] {new Proportion(1, 2)}));
  }
}
