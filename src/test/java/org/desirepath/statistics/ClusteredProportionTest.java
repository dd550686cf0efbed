package org.desirepath.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ClusteredProportionTest {

  @Test
  void clustersOfOneGiveWilsonsInterval() {
    ClusteredProportion share = new ClusteredProportion();
    for (int i = 0; i < 120; i++) {
      share.add(i < 37 ? 1 : 0, 1);
    }
    Interval wilson = new Proportion(37, 120).wilson();
    // m/(m-1) makes the variance that of a sample: the interval is a little wider
    assertThat(share.interval().low())
        .isCloseTo(wilson.low(), within(0.001))
        .isLessThan(wilson.low());
    assertThat(share.interval().high()).isCloseTo(wilson.high(), within(0.001));
    assertThat(share.designEffect()).isCloseTo(120 / 119.0, within(1e-12));
  }

  @Test
  void designEffectIsThatOfTheRatio() {
    ClusteredProportion share =
        new ClusteredProportion().add(2, 2).add(0, 2).add(1, 2).add(3, 4).add(0, 0);
    // p = .6; residuals x - p n = .8, -1.2, -.2, .6; squares sum 2.48; 4/3 * 2.48 / 100
    assertThat(share.share()).isEqualTo(0.6);
    assertThat(share.clusters()).isEqualTo(4);
    assertThat(share.designEffect())
        .isCloseTo((4 / 3.0 * 2.48 / 100) / (0.6 * 0.4 / 10), within(1e-12));
  }

  @Test
  void wholeClustersAlikeCountOnceEach() {
    ClusteredProportion share = new ClusteredProportion();
    for (int i = 0; i < 50; i++) {
      share.add(i < 25 ? 10 : 0, 10);
    }
    Interval ofClusters = new Proportion(25, 50).wilson();
    assertThat(share.interval().low()).isCloseTo(ofClusters.low(), within(0.005));
    ClusteredProportion none = new ClusteredProportion().add(0, 100).add(0, 100);
    assertThat(none.interval()).isEqualTo(new Proportion(0, 2).wilson());
  }

  @Test
  void withoutTwoClustersThereIsNoInterval() {
    assertThat(new ClusteredProportion().interval().isKnown()).isFalse();
    assertThat(new ClusteredProportion().add(1, 3).interval().isKnown()).isFalse();
    assertThatThrownBy(() -> new ClusteredProportion().add(3, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void intervalHoldsTheTruthOftenEnoughWhereClustersDiffer() {
    SeededRandom random = new SeededRandom(3);
    int covers = 0;
    int wilsonCovers = 0;
    for (int run = 0; run < 400; run++) {
      ClusteredProportion share = new ClusteredProportion();
      for (int c = 0; c < 80; c++) {
        double own = random.nextDouble() < 0.3 ? 0.8 : 0.1;
        int hits = 0;
        for (int i = 0; i < 6; i++) {
          hits += random.nextDouble() < own ? 1 : 0;
        }
        share.add(hits, 6);
      }
      double truth = 0.3 * 0.8 + 0.7 * 0.1;
      covers += share.interval().contains(truth) ? 1 : 0;
      Proportion naive = new Proportion(share.successes(), share.trials());
      wilsonCovers += naive.wilson().contains(truth) ? 1 : 0;
    }
    assertThat(covers).isBetween(368, 392);
    assertThat(wilsonCovers).isLessThan(300);
  }
}
