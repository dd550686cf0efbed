package org.desirepath.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class KaplanMeierTest {

  /** Remission times under 6-MP (Freireich 1963); the first nine are events. */
  private static KaplanMeier remissions() {
    long[] times = {6, 6, 6, 7, 10, 13, 16, 22, 23, 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35};
    boolean[] happened = new boolean[times.length];
    for (int i = 0; i < 9; i++) {
      happened[i] = true;
    }
    return KaplanMeier.of(times, happened);
  }

  /** Reference: lifelines 0.30.3, {@code KaplanMeierFitter().fit(t, e)}. */
  @Test
  void remissionTimesAgreeWithLifelines() {
    KaplanMeier curve = remissions();
    assertThat(curve.survival(5)).isEqualTo(1);
    assertThat(curve.survival(6)).isCloseTo(0.857142857142857, within(1e-12));
    assertThat(curve.survival(10)).isCloseTo(0.7529411764705878, within(1e-12));
    assertThat(curve.survival(100)).isCloseTo(0.44817927170868327, within(1e-12));
    assertThat(curve.interval(10, 0.95).low()).isCloseTo(0.503199510799956, within(1e-12));
    assertThat(curve.interval(10, 0.95).high()).isCloseTo(0.889361835169265, within(1e-12));
    assertThat(curve.interval(23, 0.95).low()).isCloseTo(0.188052005959232, within(1e-12));
    assertThat(curve.interval(23, 0.95).high()).isCloseTo(0.680142628495241, within(1e-12));
    assertThat(curve.interval(5, 0.95).isKnown()).isFalse();
    assertThat(curve.quantile(0.5)).hasValue(23);
    assertThat(curve.longestTime()).isEqualTo(35);
  }

  @Test
  void plainQuantileIsEmptyWhereTheCurveDoesNotReach() {
    assertThat(remissions().quantile(0.9)).isEmpty();
    assertThat(remissions().normalizedQuantile(1)).hasValue(23);
    assertThat(remissions().normalizedQuantile(0.9)).hasValue(23);
    assertThat(remissions().normalizedQuantile(0.1)).hasValue(6);
  }

  @Test
  void quantileIsNotMovedByRounding() {
    // 1 - S is 0.1, 0.2, 0.3 ... only up to the last digits
    long[] times = new long[10];
    boolean[] happened = new boolean[10];
    for (int i = 0; i < 10; i++) {
      times[i] = i + 1L;
      happened[i] = true;
    }
    KaplanMeier curve = KaplanMeier.of(times, happened);
    for (int i = 1; i <= 10; i++) {
      assertThat(curve.quantile(i / 10.0)).hasValue(i);
      assertThat(curve.normalizedQuantile(i / 10.0)).hasValue(i);
    }
  }

  @Test
  void inactivityLimitIsFoundAlthoughAQuarterOfTheJourneysIsLost() {
    // gaps of those who go on are uniform on 1..1000, a quarter never goes on; all seen to 4000
    int count = 4000;
    long[] times = new long[count];
    boolean[] happened = new boolean[count];
    for (int i = 0; i < count; i++) {
      happened[i] = i % 4 != 0;
      times[i] = happened[i] ? 1L + i % 1000 : 4000;
    }
    KaplanMeier curve = KaplanMeier.of(times, happened);
    assertThat(curve.quantile(0.99)).isEmpty();
    assertThat((double) curve.normalizedQuantile(0.99).orElseThrow()).isBetween(988.0, 992.0);
  }

  @Test
  void nothingHappensWithoutEvents() {
    KaplanMeier censored = KaplanMeier.of(new long[] {4, 5}, new boolean[2]);
    assertThat(censored.survival(9)).isEqualTo(1);
    assertThat(censored.normalizedQuantile(0.99)).isEmpty();
    assertThat(censored.quantile(0.01)).isEmpty();
    assertThat(KaplanMeier.of(new long[0], new boolean[0]).longestTime()).isZero();
    assertThatIllegalArgumentException().isThrownBy(() -> censored.quantile(0));
  }
}
