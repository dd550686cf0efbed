package org.desirepath.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class QuantilesTest {

  /** Reference: {@code numpy.quantile} (numpy 2.4.6), whose default is type 7. */
  @Test
  void quantilesAreLinearBetweenOrderStatistics() {
    double[] values = {4, 1, 3, 2};
    assertThat(Quantiles.quantile(values, 0)).isEqualTo(1);
    assertThat(Quantiles.quantile(values, 0.25)).isCloseTo(1.75, within(1e-15));
    assertThat(Quantiles.quantile(values, 0.9)).isCloseTo(3.7, within(1e-15));
    assertThat(Quantiles.quantile(values, 1)).isEqualTo(4);
    assertThat(Quantiles.median(values)).isEqualTo(2.5);
    assertThat(Quantiles.median(new long[] {5, 9, 1})).isEqualTo(5);
    assertThat(values).containsExactly(4, 1, 3, 2);
  }

  /** Ranks of the 95 % interval as tabulated for the sign test: 1 at 6, 2 at 10, 6 at 20. */
  @Test
  void medianLiesBetweenTheTabulatedOrderStatistics() {
    assertThat(medianInterval(5).isKnown()).isFalse();
    assertThat(medianInterval(6)).isEqualTo(new Interval(1, 6));
    assertThat(medianInterval(8)).isEqualTo(new Interval(1, 8));
    assertThat(medianInterval(9)).isEqualTo(new Interval(2, 8));
    assertThat(medianInterval(10)).isEqualTo(new Interval(2, 9));
    assertThat(medianInterval(20)).isEqualTo(new Interval(6, 15));
    assertThat(medianInterval(100)).isEqualTo(new Interval(40, 61));
  }

  @Test
  void medianIntervalCoversTheTrueMedian() {
    SeededRandom random = new SeededRandom(11);
    int covered = 0;
    for (int run = 0; run < 2000; run++) {
      double[] values = new double[41];
      for (int i = 0; i < values.length; i++) {
        values[i] = -Math.log(1 - random.nextDouble());
      }
      if (Quantiles.medianInterval(values, 0.9).contains(Math.log(2))) {
        covered++;
      }
    }
    // exactly 94.0 % for ranks 15 and 27 is the narrowest choice at or above 90 %
    assertThat(covered / 2000.0).isBetween(0.89, 0.965);
  }

  @Test
  void outliersHardlyMoveTheMedianAbsoluteDeviation() {
    assertThat(Quantiles.medianAbsoluteDeviation(new double[] {1, 1, 2, 2, 4, 6, 9})).isEqualTo(1);
    assertThat(Quantiles.medianAbsoluteDeviation(new double[] {1, 1, 2, 2, 4, 6, 9e9}))
        .isEqualTo(1);
  }

  @Test
  void nothingIsKnownWithoutValuesAndNaNIsRefused() {
    assertThat(Quantiles.median(new double[0])).isNaN();
    assertThat(Quantiles.medianAbsoluteDeviation(new double[0])).isNaN();
    assertThat(Quantiles.medianInterval(new long[0], 0.95).isKnown()).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Quantiles.median(new double[] {1, Double.NaN}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Quantiles.quantile(new double[] {1}, 95))
        .withMessageContaining("95");
  }

  private static Interval medianInterval(int count) {
    long[] values = new long[count];
    for (int i = 0; i < count; i++) {
      values[i] = (long) count - i;
    }
    return Quantiles.medianInterval(values, 0.95);
  }
}
