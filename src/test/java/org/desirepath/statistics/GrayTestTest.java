package org.desirepath.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GrayTestTest {

  /** Remission times of 42 children with leukaemia: E. J. Freireich and others, Blood 21, 1963. */
  private static final int[] PLACEBO = {
    1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23
  };

  /** Below zero = censored. */
  private static final int[] TREATED = {
    6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35
  };

  @Test
  void withoutOtherCausesItIsTheLogRankTest() {
    long[] times = new long[42];
    int[] causes = new int[42];
    int[] groups = new int[42];
    for (int i = 0; i < 21; i++) {
      times[i] = PLACEBO[i];
      causes[i] = 1;
      times[21 + i] = Math.abs(TREATED[i]);
      causes[21 + i] = TREATED[i] > 0 ? 1 : 0;
      groups[21 + i] = 1;
    }
    GrayTest test = GrayTest.of(times, causes, times, groups, 2, 1);
    assertThat(test.statistic()).isCloseTo(16.79, within(0.005));
    assertThat(test.degrees()).isEqualTo(1);
    assertThat(test.p()).isCloseTo(4.17e-5, within(1e-7));
  }

  @Test
  void whoEndedByAnotherCauseStaysAtRiskUntilTheFollowUpEnds() {
    // at time 2 group 0 has one event of 2 at risk in each group: excess 0.5, variance 4/16
    GrayTest kept =
        GrayTest.of(
            new long[] {1, 2, 5, 5},
            new int[] {2, 1, 0, 0},
            new long[] {5, 5, 5, 5},
            new int[] {0, 0, 1, 1},
            2,
            1);
    assertThat(kept.statistic()).isCloseTo(1, within(1e-12));
    GrayTest gone =
        GrayTest.of(
            new long[] {1, 2, 5, 5},
            new int[] {2, 1, 0, 0},
            new long[] {1, 5, 5, 5},
            new int[] {0, 0, 1, 1},
            2,
            1);
    // one of 1 + 2 at risk: excess 2/3, variance 2/9
    assertThat(gone.statistic()).isCloseTo(2, within(1e-12));
  }

  @Test
  void groupsAlikeAreCalledDifferentInFiveOfAHundred() {
    int rejected = 0;
    SeededRandom random = new SeededRandom(5);
    for (int run = 0; run < 1000; run++) {
      rejected += simulated(random, 0.25, 0.25).p() < 0.05 ? 1 : 0;
    }
    assertThat(rejected / 1000.0).isBetween(0.03, 0.07);
  }

  @Test
  void otherSharesOfTheCauseAreFound() {
    int rejected = 0;
    SeededRandom random = new SeededRandom(6);
    for (int run = 0; run < 200; run++) {
      rejected += simulated(random, 0.25, 0.45).p() < 0.05 ? 1 : 0;
    }
    assertThat(rejected / 200.0).isGreaterThan(0.5);
  }

  /** Three groups of 60; the last with another share of losses; follow-up 20 to 60 days. */
  private static GrayTest simulated(SeededRandom random, double share, double shareOfLast) {
    int n = 180;
    long[] exits = new long[n];
    int[] causes = new int[n];
    long[] followUps = new long[n];
    int[] groups = new int[n];
    for (int i = 0; i < n; i++) {
      groups[i] = i % 3;
      followUps[i] = 20_000L + random.nextInt(40_000);
      double loss = groups[i] == 2 ? shareOfLast : share;
      int cause = random.nextDouble() < loss ? 1 : 2;
      long time = (long) (-10_000 * Math.log(1 - random.nextDouble()));
      causes[i] = time <= followUps[i] ? cause : 0;
      exits[i] = Math.min(time, followUps[i]);
    }
    return GrayTest.of(exits, causes, followUps, groups, 3, 1);
  }

  @Test
  void withoutEventsOrAnotherGroupThereIsNothingToTest() {
    long[] times = {1, 2};
    assertThat(GrayTest.of(times, new int[] {0, 0}, times, new int[] {0, 1}, 2, 1).p()).isNaN();
    assertThat(GrayTest.of(times, new int[] {1, 1}, times, new int[2], 1, 1).p()).isNaN();
    // the second group has nobody: its share of the variance is empty
    assertThat(GrayTest.of(times, new int[] {1, 1}, times, new int[2], 2, 1).p()).isNaN();
  }

  @Test
  void wrongArgumentsAreNamed() {
    long[] one = {1};
    assertThatThrownBy(() -> GrayTest.of(one, new int[1], new long[] {0}, new int[1], 1, 1))
        .hasMessageContaining("subject 0 needs 0 <= exit <= follow-up");
    assertThatThrownBy(() -> GrayTest.of(one, new int[2], one, new int[1], 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
