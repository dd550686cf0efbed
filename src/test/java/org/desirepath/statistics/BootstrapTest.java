package org.desirepath.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BootstrapTest {

  @Test
  void replicateDependsOnSeedAndNumberOnly() {
    Bootstrap bootstrap = new Bootstrap(42, 10);
    int[] seventh = bootstrap.multiplicities(7, 100);
    bootstrap.multiplicities(3, 100);
    assertThat(bootstrap.multiplicities(7, 100)).isEqualTo(seventh);
    assertThat(new Bootstrap(42, 200).multiplicities(7, 100)).isEqualTo(seventh);
    assertThat(new Bootstrap(43, 10).multiplicities(7, 100)).isNotEqualTo(seventh);
    assertThat(Arrays.stream(seventh).sum()).isEqualTo(100);
    assertThat(bootstrap.multiplicities(0, 0)).isEmpty();
  }

  /** The bootstrap variance of a mean is (n - 1) / n times its squared standard error. */
  @Test
  void spreadOfTheMeanIsItsStandardError() {
    double[] values = new double[50];
    Arrays.setAll(values, i -> i);
    double[] means =
        new Bootstrap(1, 4000)
            .replicate(
                50,
                counts -> {
                  double sum = 0;
                  for (int i = 0; i < counts.length; i++) {
                    sum += counts[i] * values[i];
                  }
                  return sum / 50;
                });
    double mean = Arrays.stream(means).average().orElseThrow();
    double variance =
        Arrays.stream(means).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
    double expected = (50.0 * 50 - 1) / 12 / 50;
    assertThat(mean).isCloseTo(24.5, within(0.15));
    assertThat(variance / expected).isCloseTo(1, within(0.08));
    Interval interval = Bootstrap.percentileInterval(means, 0.95);
    assertThat(interval.low()).isCloseTo(24.5 - 1.96 * Math.sqrt(expected), within(0.35));
    assertThat(interval.high()).isCloseTo(24.5 + 1.96 * Math.sqrt(expected), within(0.35));
  }

  @Test
  void shareCountsTheReplicatesInWhichTheConditionHolds() {
    double missing = new Bootstrap(3, 4000).share(20, counts -> counts[0] == 0);
    assertThat(missing).isCloseTo(Math.pow(0.95, 20), within(0.03));
  }

  @Test
  void signOfValuesThatAreZeroOrUnknownIsNeverTheSame() {
    double[] values = {1, 2, 0, Double.NaN, -1};
    assertThat(Bootstrap.sameSignShare(0.3, values)).isEqualTo(0.4);
    assertThat(Bootstrap.sameSignShare(-0.3, values)).isEqualTo(0.2);
    assertThat(Bootstrap.sameSignShare(Double.NaN, values)).isZero();
  }

  @Test
  void unknownValuesWidenTheIntervalUntilItIsUnknown() {
    double[] values = new double[101];
    Arrays.setAll(values, i -> i);
    assertThat(Bootstrap.percentileInterval(values, 0.9).low()).isCloseTo(5, within(1e-9));
    assertThat(Bootstrap.percentileInterval(values, 0.9).high()).isCloseTo(95, within(1e-9));
    values[50] = Double.NaN;
    assertThat(Bootstrap.percentileInterval(values, 0.9).low()).isCloseTo(4, within(1e-9));
    assertThat(Bootstrap.percentileInterval(values, 0.9).high()).isCloseTo(96, within(1e-9));
    Arrays.fill(values, 40, 60, Double.NaN);
    assertThat(Bootstrap.percentileInterval(values, 0.9).isKnown()).isFalse();
    assertThat(Bootstrap.percentileInterval(new double[0], 0.9).isKnown()).isFalse();
  }

  @Test
  void wrongReplicatesAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Bootstrap(1, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Bootstrap(1, 5).multiplicities(5, 10))
        .withMessageContaining("0 to 4");
  }

  /** Units are +1 or -1 by a biased coin; z of their sum, with the variance under no bias. */
  @Test
  void shareByInfluencesIsThatOfManyResamples() {
    int n = 4000;
    SeededRandom random = new SeededRandom(5);
    double[] units = new double[n];
    for (int i = 0; i < n; i++) {
      units[i] = random.nextDouble() < 0.53 ? 1 : -1;
    }
    double z = Arrays.stream(units).sum() / StrictMath.sqrt(n);
    double resampled =
        new Bootstrap(3, 2000)
            .share(
                n,
                counts -> {
                  double sum = 0;
                  for (int i = 0; i < n; i++) {
                    sum += counts[i] * units[i];
                  }
                  return sum * z > 0 && StrictMath.abs(sum) / StrictMath.sqrt(n) > 1.959964;
                });
    double exact = Bootstrap.significantShare(units, z, 0.05);
    assertThat(exact).isBetween(0.5, 0.9999);
    assertThat(resampled).isCloseTo(exact, within(0.03));
    assertThat(Bootstrap.significantShare(units, -z, 0.05)).isZero();
  }
}
