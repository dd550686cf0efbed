package org.desirepath.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Scores, calibration lines and differences within strata. */
class TouchpointStatisticsTest {

  @Test
  void netPromoterScoreHasTheMultinomialVariance() {
    NetPromoterScore score = new NetPromoterScore(50, 30, 20);
    // s = .3, variance (.5 + .2 - .09) / 100 = .0061, z = 1.959964
    assertThat(score.score()).isCloseTo(0.3, within(1e-12));
    assertThat(score.interval().low()).isCloseTo(0.3 - 1.959964 * Math.sqrt(0.0061), within(1e-6));
    assertThat(score.interval().high()).isCloseTo(0.3 + 1.959964 * Math.sqrt(0.0061), within(1e-6));
    assertThat(new NetPromoterScore(9, 0, 0).interval().isKnown()).isFalse();
    assertThat(new NetPromoterScore(1, 0, 0).score()).isEqualTo(1);
    assertThat(new NetPromoterScore(0, 0, 0).score()).isNaN();
    assertThatThrownBy(() -> new NetPromoterScore(-1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void logisticLineOfTwoGroupsIsTheirLogOdds() {
    double[] x = new double[40];
    boolean[] y = new boolean[40];
    for (int i = 0; i < 40; i++) {
      x[i] = i < 20 ? 0 : 10;
      y[i] = i < 5 || (i >= 20 && i < 35);
    }
    LogisticLine line = LogisticLine.of(x, y);
    assertThat(line.intercept()).isCloseTo(Math.log(5 / 15.0), within(1e-8));
    assertThat(line.slope()).isCloseTo((Math.log(3) - Math.log(1 / 3.0)) / 10, within(1e-8));
    // standard error of a log odds ratio over the distance of the groups
    double error = Math.sqrt(1 / 5.0 + 1 / 15.0 + 1 / 15.0 + 1 / 5.0) / 10;
    assertThat(line.slopeError()).isCloseTo(error, within(1e-8));
    assertThat(line.at(10)).isCloseTo(0.75, within(1e-8));
  }

  @Test
  void lineThatPartsTheOutcomesIsNotFitted() {
    assertThat(LogisticLine.of(new double[] {1, 2, 3, 4}, new boolean[] {false, false, true, true}))
        .isEqualTo(LogisticLine.NONE);
    assertThat(LogisticLine.of(new double[] {1, 1}, new boolean[] {false, true}).isFitted())
        .isFalse();
    assertThat(LogisticLine.of(new double[] {1, 2}, new boolean[] {true, true}).isFitted())
        .isFalse();
  }

  @Test
  void differenceWithinStrataIsThatOfMantelAndHaenszel() {
    int[] strata = {0, 0, 0, 0, 1, 1, 1, 1, 1, 1};
    int[] subjects = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    boolean[] exposed = {true, true, false, false, true, false, false, true, false, false};
    boolean[] success = {true, false, false, false, true, true, false, true, false, false};
    FixedEffects effect = FixedEffects.of(strata, subjects, exposed, success);
    StratifiedTables tables =
        new StratifiedTables.Builder().add(1, 1, 0, 2).add(2, 0, 1, 3).build();
    // by hand: ((1*2 - 0*2)/4 + (2*4 - 1*2)/6) / (2*2/4 + 2*4/6) = 1.5 / (7/3)
    assertThat(effect.difference()).isCloseTo(1.5 / (7 / 3.0), within(1e-12));
    assertThat(tables.riskDifferenceOfExposed()).isNotNaN();
    assertThat(effect.subjects()).isEqualTo(10);
  }

  @Test
  void subjectsInSeveralStrataAreNoMoreEvidenceThanOnce() {
    int n = 100;
    int[] once = new int[n];
    int[] twice = new int[2 * n];
    int[] strataOnce = new int[n];
    int[] strataTwice = new int[2 * n];
    boolean[] exposed = new boolean[n];
    boolean[] success = new boolean[n];
    boolean[] exposedTwice = new boolean[2 * n];
    boolean[] successTwice = new boolean[2 * n];
    for (int i = 0; i < n; i++) {
      once[i] = i;
      exposed[i] = i % 2 == 0;
      success[i] = i % 3 == 0;
      for (int copy = 0; copy < 2; copy++) {
        twice[2 * i + copy] = i;
        strataTwice[2 * i + copy] = copy;
        exposedTwice[2 * i + copy] = exposed[i];
        successTwice[2 * i + copy] = success[i];
      }
    }
    FixedEffects one = FixedEffects.of(strataOnce, once, exposed, success);
    FixedEffects two = FixedEffects.of(strataTwice, twice, exposedTwice, successTwice);
    assertThat(two.difference()).isCloseTo(one.difference(), within(1e-12));
    assertThat(two.variance()).isCloseTo(one.variance(), within(1e-12));
  }

  @Test
  void nullDifferenceIsFoundAsOftenAsNominal() {
    SeededRandom random = new SeededRandom(9);
    int significant = 0;
    for (int run = 0; run < 600; run++) {
      int journeys = 150;
      int[] strata = new int[3 * journeys];
      int[] subjects = new int[3 * journeys];
      boolean[] exposed = new boolean[3 * journeys];
      boolean[] success = new boolean[3 * journeys];
      for (int j = 0; j < journeys; j++) {
        boolean busy = random.nextDouble() < 0.5;
        boolean wins = random.nextDouble() < 0.4;
        for (int s = 0; s < 3; s++) {
          int i = 3 * j + s;
          strata[i] = 5 * s + j % 5;
          subjects[i] = j;
          exposed[i] = random.nextDouble() < 0.1 ? !busy : busy;
          success[i] = wins;
        }
      }
      FixedEffects effect = FixedEffects.of(strata, subjects, exposed, success);
      significant += effect.test().p() < 0.05 ? 1 : 0;
    }
    assertThat(significant / 600.0).isBetween(0.025, 0.075);
  }

  @Test
  void quantileOfBrokenOffTimesHasTheIntervalOfBrookmeyerAndCrowley() {
    long[] times = new long[40];
    boolean[] over = new boolean[40];
    for (int i = 0; i < 40; i++) {
      times[i] = i + 1L;
      over[i] = true;
    }
    KaplanMeier curve = KaplanMeier.of(times, over);
    Interval interval = curve.normalizedQuantileInterval(0.5, 0.95);
    assertThat(curve.normalizedQuantile(0.5)).hasValue(20);
    // the first times at which the log(-log) limits of S are down at one half
    long low = 1;
    while (curve.interval(low, 0.95).low() > 0.5) {
      low++;
    }
    long high = low;
    while (curve.interval(high, 0.95).high() > 0.5) {
      high++;
    }
    assertThat(interval).isEqualTo(new Interval(low, high));
    assertThat(interval.contains(20)).isTrue();
  }

  @Test
  void sampleMeanHasNormalLimits() {
    SampleMean mean = SampleMean.of(new double[] {1, 2, 3, 4});
    assertThat(mean.value()).isEqualTo(2.5);
    assertThat(mean.error()).isCloseTo(Math.sqrt(5 / 3.0 / 4), within(1e-12));
    assertThat(SampleMean.of(new double[] {1}).interval().isKnown()).isFalse();
  }
}
