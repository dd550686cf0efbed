package org.desirepath.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ChiSquareTest {

  @Test
  void agreesWithScipy() {
    ChiSquare halves = ChiSquare.goodnessOfFit(new long[] {480, 520}, new double[] {1, 1});
    ChiSquare thirds = ChiSquare.goodnessOfFit(new long[] {120, 90, 90}, new double[] {2, 2, 2});

    assertThat(halves.statistic()).isCloseTo(1.6, within(1e-12));
    assertThat(halves.p()).isCloseTo(0.20590321073206466, within(1e-9));
    assertThat(thirds.degrees()).isEqualTo(2);
    assertThat(thirds.p()).isCloseTo(0.04978706836786395, within(1e-9));
  }

  @Test
  void noUnitsTellNothing() {
    assertThat(ChiSquare.goodnessOfFit(new long[2], new double[] {1, 1}).p()).isNaN();
  }

  @Test
  void sharesMustBePositive() {
    assertThatThrownBy(() -> ChiSquare.goodnessOfFit(new long[] {1, 2}, new double[] {1, 0}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
