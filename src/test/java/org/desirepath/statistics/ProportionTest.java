package org.desirepath.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ProportionTest {

  private static final Offset<Double> TIGHT = within(1e-12);

  /** Reference: statsmodels 0.15.0, {@code proportion_confint(x, n, method="wilson")}. */
  @Test
  void wilsonAgreesWithStatsmodels() {
    assertInterval(new Proportion(37, 120).wilson(), 0.23272736988916298, 0.39582997723800684);
    assertInterval(new Proportion(0, 20).wilson(), 0, 0.1611251580528194);
    assertInterval(new Proportion(20, 20).wilson(), 0.8388748419471804, 1);
    assertInterval(
        new Proportion(1, 1_000_000).wilson(), 1.7652457674537176e-07, 5.664911804311445e-06);
    assertInterval(new Proportion(37, 120).wilson(0.99), 0.2121937070903986, 0.4245572893989132);
  }

  /** Reference: statsmodels 0.15.0, {@code proportion_confint(x, n, method="beta")}. */
  @Test
  void clopperPearsonAgreesWithStatsmodels() {
    assertInterval(
        new Proportion(37, 120).clopperPearson(), 0.22725511963383177, 0.39913676453195196);
    assertInterval(new Proportion(0, 20).clopperPearson(), 0, 0.16843347098308534);
    assertInterval(new Proportion(20, 20).clopperPearson(), 0.8315665290169146, 1);
    Interval rare = new Proportion(1, 1_000_000).clopperPearson();
    assertThat(rare.low()).isCloseTo(2.5317807663794178e-08, within(1e-17));
    assertThat(rare.high()).isCloseTo(5.571630655166941e-06, within(1e-15));
  }

  @Test
  void lostStateNeeds72JourneysWithoutSuccessAtFivePercentAnd368AtOne() {
    assertThat(new Proportion(0, 71).clopperPearson().high()).isGreaterThan(0.05);
    assertThat(new Proportion(0, 72).clopperPearson().high()).isLessThanOrEqualTo(0.05);
    assertThat(new Proportion(0, 367).clopperPearson().high()).isGreaterThan(0.01);
    assertThat(new Proportion(0, 368).clopperPearson().high()).isLessThanOrEqualTo(0.01);
  }

  /** Newcombe 1998, table II, example (a): 56/70 - 48/80 gives 0.0524 to 0.3339. */
  @Test
  void newcombeAgreesWithThePublishedExample() {
    Interval interval = new Proportion(56, 70).newcombeDifference(new Proportion(48, 80));
    assertThat(interval.low()).isCloseTo(0.052431, within(5e-7));
    assertThat(interval.high()).isCloseTo(0.333873, within(5e-7));
  }

  /** Reference: scipy 1.17.1, {@code binomtest(x, n, p).pvalue}. */
  @Test
  void exactTestAgreesWithScipy() {
    assertThat(new Proportion(7, 20).exactTest(0.2)).isCloseTo(0.09822172861346881, TIGHT);
    assertThat(new Proportion(0, 10).exactTest(0.3)).isCloseTo(0.0388396033, TIGHT);
    assertThat(new Proportion(10, 10).exactTest(0.9)).isCloseTo(0.612579511, TIGHT);
    assertThat(new Proportion(30, 1000).exactTest(0.05)).isCloseTo(0.0028186552844724853, TIGHT);
    assertThat(new Proportion(120, 400).exactTest(0.25)).isCloseTo(0.02417745309196268, TIGHT);
    assertThat(new Proportion(5, 10).exactTest(0.5)).isEqualTo(1);
    assertThat(new Proportion(0, 10).exactTest(0)).isEqualTo(1);
    assertThat(new Proportion(1, 10).exactTest(0)).isZero();
    assertThat(new Proportion(9, 10).exactTest(1)).isZero();
  }

  @Property
  void exactTestSumsTheCountsThatAreNoLikelier(
      @ForAll @IntRange(min = 1, max = 60) int trials,
      @ForAll @IntRange(min = 0, max = 60) int drawn,
      @ForAll @IntRange(min = 1, max = 999) int permille) {
    int successes = drawn % (trials + 1);
    double probability = permille / 1000.0;
    BinomialDistribution binomial = new BinomialDistribution(null, trials, probability);
    double atMost = binomial.probability(successes) * (1 + 1e-7);
    double sum =
        IntStream.rangeClosed(0, trials)
            .mapToDouble(binomial::probability)
            .filter(p -> p <= atMost)
            .sum();
    assertThat(new Proportion(successes, trials).exactTest(probability))
        .isCloseTo(Math.min(1, sum), within(1e-10));
  }

  @Property
  void intervalsLieInTheUnitRangeAndHoldTheEstimate(
      @ForAll @IntRange(min = 1, max = 100_000) int trials,
      @ForAll @DoubleRange(min = 0, max = 1) double share) {
    Proportion proportion = new Proportion(Math.round(share * trials), trials);
    for (Interval interval :
        new Interval[] {proportion.wilson(), proportion.clopperPearson(), proportion.wilson(0.5)}) {
      assertThat(interval.low()).isBetween(0.0, proportion.estimate());
      assertThat(interval.high()).isBetween(proportion.estimate(), 1.0);
    }
  }

  @Property
  void newcombeIsAntisymmetricAndWithinMinusOneAndOne(
      @ForAll @IntRange(min = 1, max = 50) int n1,
      @ForAll @IntRange(min = 0, max = 50) int x1,
      @ForAll @IntRange(min = 1, max = 50) int n2,
      @ForAll @IntRange(min = 0, max = 50) int x2) {
    Proportion first = new Proportion(x1 % (n1 + 1), n1);
    Proportion second = new Proportion(x2 % (n2 + 1), n2);
    Interval there = first.newcombeDifference(second);
    Interval back = second.newcombeDifference(first);
    assertThat(there.low()).isEqualTo(-back.high()).isGreaterThanOrEqualTo(-1 - 1e-12);
    assertThat(there.high()).isEqualTo(-back.low()).isLessThanOrEqualTo(1 + 1e-12);
  }

  @Test
  void nothingIsKnownWithoutTrials() {
    Proportion none = new Proportion(0, 0);
    assertThat(none.estimate()).isNaN();
    assertThat(none.exactTest(0.5)).isNaN();
    assertThat(none.wilson().isKnown()).isFalse();
    assertThat(none.clopperPearson().isKnown()).isFalse();
    assertThat(none.newcombeDifference(new Proportion(1, 2)).isKnown()).isFalse();
    assertThat(new Proportion(1, 2).newcombeDifference(none).isKnown()).isFalse();
  }

  @Test
  void wrongArgumentsAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Proportion(3, 2))
        .withMessageContaining("successes=3 trials=2");
    assertThatIllegalArgumentException().isThrownBy(() -> new Proportion(-1, 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Proportion(1, 2).wilson(95))
        .withMessageContaining("95");
    assertThatIllegalArgumentException().isThrownBy(() -> new Proportion(1, 2).exactTest(1.5));
  }

  private static void assertInterval(Interval interval, double low, double high) {
    assertThat(interval.low()).isCloseTo(low, TIGHT);
    assertThat(interval.high()).isCloseTo(high, TIGHT);
  }
}
