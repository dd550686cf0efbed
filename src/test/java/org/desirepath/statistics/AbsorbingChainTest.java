package org.desirepath.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AbsorbingChainTest {

  private static final Offset<Double> TIGHT = within(1e-12);
  private static final int GA = 0;
  private static final int MA = 1;

  /** Paths: ga to conversion twice, ma to conversion, ga over ma to conversion, ga lost. */
  private static AbsorbingChain twoChannels() {
    return new AbsorbingChain.Builder(2)
        .start(GA, 4)
        .start(MA, 1)
        .move(GA, AbsorbingChain.SUCCESS, 2)
        .move(GA, MA, 1)
        .move(GA, AbsorbingChain.LOSS, 1)
        .move(MA, AbsorbingChain.SUCCESS, 2)
        .build();
  }

  @Test
  void twoChannelsHaveTheHandComputedRemovalEffects() {
    AbsorbingChain chain = twoChannels();
    assertThat(chain.success()).isCloseTo(.8, TIGHT);
    assertThat(chain.removalEffect(GA)).isCloseTo(.75, TIGHT);
    assertThat(chain.removalEffect(MA)).isCloseTo(.5, TIGHT);
    assertThat(chain.removalShares()).containsExactly(new double[] {.6, .4}, TIGHT);
    assertThat(chain.successFrom(GA)).isCloseTo(.75, TIGHT);
    assertThat(chain.swing(GA, AbsorbingChain.LOSS)).isCloseTo(-.75, TIGHT);
    assertThat(chain.share(GA, MA)).isEqualTo(.25);
    assertThat(chain.share(MA, GA)).isZero();
  }

  @Test
  void savingLostJourneysSendsThemWhereTheOthersGo() {
    // without loss ga goes 2/3 to success and 1/3 to ma, so everyone succeeds
    assertThat(twoChannels().gainAtLossShare(GA, 0)).isCloseTo(.2, TIGHT);
    assertThat(twoChannels().gainAtLossShare(GA, .25)).isCloseTo(0, TIGHT);
    assertThat(twoChannels().gainAtLossShare(GA, 1)).isCloseTo(-.6, TIGHT);
    AbsorbingChain deadEnd =
        new AbsorbingChain.Builder(1).start(0, 1).move(0, AbsorbingChain.LOSS, 3).build();
    assertThat(deadEnd.gainAtLossShare(0, .5)).isNaN();
    assertThat(deadEnd.removalEffect(0)).isNaN();
  }

  @Test
  void cyclesAreSolvedExactly() {
    // a fair gambler's walk on 1..9 between loss at 0 and success at 10
    AbsorbingChain.Builder walk = new AbsorbingChain.Builder(9);
    for (int i = 0; i < 9; i++) {
      walk.move(i, i == 0 ? AbsorbingChain.LOSS : i - 1, 1);
      walk.move(i, i == 8 ? AbsorbingChain.SUCCESS : i + 1, 1);
    }
    AbsorbingChain chain = walk.build();
    for (int i = 0; i < 9; i++) {
      assertThat(chain.successFrom(i)).isCloseTo((i + 1) / 10.0, TIGHT);
    }
    assertThat(chain.success()).isNaN();
  }

  @Test
  void statesWithoutAWayToSuccessHaveProbabilityZero() {
    AbsorbingChain chain =
        new AbsorbingChain.Builder(5)
            .start(0, 1)
            .move(0, 1, 1)
            .move(0, AbsorbingChain.SUCCESS, 1)
            .move(1, 2, 1)
            .move(2, 1, 1)
            .move(3, AbsorbingChain.EXIT, 1)
            .build();
    assertThat(chain.successFrom(0)).isEqualTo(.5);
    assertThat(chain.successFrom(1)).isZero();
    assertThat(chain.successFrom(2)).isZero();
    assertThat(chain.successFrom(3)).isZero();
    assertThat(chain.successFrom(4)).isZero();
    assertThat(chain.removalEffect(1)).isZero();
  }

  @Test
  void longHistoriesDoNotOverflowTheStack() {
    int length = 100_000;
    AbsorbingChain.Builder line = new AbsorbingChain.Builder(length).start(0, 1);
    for (int i = 0; i < length; i++) {
      line.move(i, i + 1 < length ? i + 1 : AbsorbingChain.SUCCESS, 1);
    }
    assertThat(line.build().success()).isEqualTo(1);
  }

  @Property(tries = 300)
  void swingsOfAStateAverageToZeroAndProbabilitiesLieInTheUnitRange(
      @ForAll @IntRange(min = 1, max = 25) int states, @ForAll long seed) {
    SeededRandom random = new SeededRandom(seed);
    AbsorbingChain.Builder builder = new AbsorbingChain.Builder(states);
    for (int i = 0; i < 3 * states; i++) {
      builder.move(random.nextInt(states), random.nextInt(states + 3) - 3, 1 + random.nextInt(9));
    }
    AbsorbingChain chain = builder.build();
    for (int from = 0; from < states; from++) {
      double mean = 0;
      for (int to = AbsorbingChain.EXIT; to < states; to++) {
        mean += chain.share(from, to) * chain.swing(from, to);
      }
      assertThat(mean).isCloseTo(0, within(1e-10));
      assertThat(chain.successFrom(from)).isBetween(0.0, 1.0);
    }
  }

  @Test
  void wrongStatesAndWeightsAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AbsorbingChain.Builder(2).move(0, 2, 1))
        .withMessageContaining("got 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AbsorbingChain.Builder(2).move(2, 0, 1))
        .withMessageContaining("0 to 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AbsorbingChain.Builder(2).move(0, 1, 0))
        .withMessageContaining("above 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> twoChannels().gainAtLossShare(GA, 1.5))
        .withMessageContaining("1.5");
  }
}
