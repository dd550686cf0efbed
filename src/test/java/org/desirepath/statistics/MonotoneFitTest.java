package org.desirepath.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MonotoneFitTest {

  private static final Offset<Double> TIGHT = within(1e-15);

  private static Proportion of(int successes, int trials) {
    return new Proportion(successes, trials);
  }

  @Test
  void violatorsArePooledByTheirTrials() {
    Proportion[] groups = {of(1, 10), of(6, 10), of(6, 20), of(8, 10)};
    assertThat(MonotoneFit.rising(groups)).containsExactly(new double[] {.1, .4, .4, .8}, TIGHT);
    // 6/10 and 6/20 stay, then the rise to 8/10 is pooled with what it violates
    assertThat(MonotoneFit.falling(new Proportion[] {of(6, 10), of(6, 20), of(8, 10)}))
        .containsExactly(new double[] {.6, 14 / 30.0, 14 / 30.0}, TIGHT);
  }

  @Test
  void groupWithoutTrialsTakesTheRateOfItsNeighbour() {
    Proportion[] groups = {of(0, 0), of(1, 10), of(0, 0), of(5, 10), of(0, 0)};
    assertThat(MonotoneFit.rising(groups))
        .containsExactly(new double[] {.1, .1, .1, .5, .5}, TIGHT);
    assertThat(MonotoneFit.rising(new Proportion[] {of(0, 0)})).containsExactly(Double.NaN);
    assertThat(MonotoneFit.rising(new Proportion[0])).isEmpty();
  }

  /** Robertson, Wright and Dykstra 1988: the fit is max over starts of min over ends of means. */
  @Property
  void fitIsTheMaxMinOfMeans(@ForAll @IntRange(min = 1, max = 12) int count, @ForAll long seed) {
    SeededRandom random = new SeededRandom(seed);
    Proportion[] groups = new Proportion[count];
    for (int i = 0; i < count; i++) {
      int trials = 1 + random.nextInt(20);
      groups[i] = of(random.nextInt(trials + 1), trials);
    }
    double[] rates = MonotoneFit.rising(groups);
    for (int i = 0; i < count; i++) {
      double greatest = 0;
      for (int from = 0; from <= i; from++) {
        double least = 1;
        for (int to = i; to < count; to++) {
          least = Math.min(least, mean(groups, from, to));
        }
        greatest = Math.max(greatest, least);
      }
      assertThat(rates[i]).isCloseTo(greatest, within(1e-12));
    }
  }

  private static double mean(Proportion[] groups, int from, int to) {
    double successes = 0;
    double trials = 0;
    for (int i = from; i <= to; i++) {
      successes += groups[i].successes();
      trials += groups[i].trials();
    }
    return successes / trials;
  }
}
