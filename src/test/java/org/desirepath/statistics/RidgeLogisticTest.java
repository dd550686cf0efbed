package org.desirepath.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RidgeLogisticTest {

  @Test
  void oneBinaryFeatureGivesTheLogOddsRatioOfItsTable() {
    RidgeLogistic.Fit fit =
        new RidgeLogistic.Builder(1e-9, 1)
            .add(0, new double[] {1}, 30, 100)
            .add(0, new double[] {0}, 50, 100)
            .build()
            .fit();
    // ln(30/70) - ln(50/50), Woolf's variance 1/30 + 1/70 + 1/50 + 1/50
    assertThat(fit.coefficients().get(0)).isCloseTo(-0.8472978603872037, within(1e-6));
    assertThat(fit.standardErrors().get(0)).isCloseTo(Math.sqrt(0.0876190476), within(1e-6));
  }

  @Test
  void ridgeShrinksAndStrataWithOneOutcomeSayNothing() {
    RidgeLogistic.Builder loose = new RidgeLogistic.Builder(1e-9, 1);
    RidgeLogistic.Builder tight = new RidgeLogistic.Builder(50, 1);
    for (RidgeLogistic.Builder builder : new RidgeLogistic.Builder[] {loose, tight}) {
      builder.add(0, new double[] {1}, 30, 100).add(0, new double[] {0}, 50, 100);
      builder.add(1, new double[] {1}, 40, 40).add(1, new double[] {0}, 10, 10);
    }
    double free = loose.build().fit().coefficients().get(0);
    double shrunk = tight.build().fit().coefficients().get(0);
    assertThat(free).isCloseTo(-0.8472978603872037, within(1e-6));
    assertThat(shrunk).isBetween(free / 2, free / 20);
    assertThat(
            new RidgeLogistic.Builder(1, 1).add(1, new double[] {1}, 3, 3).build().isInformative())
        .isFalse();
  }

  @Test
  void sharesAddUpAndLeaveNothingForWhatHasNoPart() {
    RidgeLogistic.Builder builder = new RidgeLogistic.Builder(1e-9, 2);
    for (int other = 0; other <= 1; other++) {
      builder.add(0, new double[] {1, other}, 300, 1000);
      builder.add(0, new double[] {0, other}, 500, 1000);
    }
    double[] shares = builder.build().shares();
    assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-9));
    assertThat(shares[0]).isCloseTo(1, within(1e-6));
  }

  @Test
  void wrongNumbersAreRefused() {
    assertThatThrownBy(() -> new RidgeLogistic.Builder(0, 1)).hasMessageContaining("ridge");
    assertThatThrownBy(() -> new RidgeLogistic.Builder(1, 1).add(0, new double[2], 0, 1))
        .hasMessageContaining("1 finite features");
    assertThatThrownBy(() -> new RidgeLogistic.Builder(1, 1).add(0, new double[1], 2, 1))
        .hasMessageContaining("successes");
  }
}
