package org.desirepath.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KneeTest {

  private static final Knee KNEE = new Knee(60, 99, new Bootstrap(1, 100));

  private static final class Journeys {
    final double[] scores;
    final boolean[] successes;
    final int[] strata;

    Journeys(int count) {
      scores = new double[count];
      successes = new boolean[count];
      strata = new int[count];
    }

    Knee.Found find(Knee knee) {
      return knee.find(scores, successes, strata, 0.95);
    }
  }

  /** Waits on 0 to 10 in two strata of unlike success; beyond 5 it falls by {@code drop}. */
  private static Journeys journeys(long seed, int count, double drop) {
    SeededRandom random = new SeededRandom(seed);
    Journeys journeys = new Journeys(count);
    for (int i = 0; i < count; i++) {
      journeys.strata[i] = 100 * random.nextInt(2);
      // the stratum also shifts the wait: without strata the knee would be confounded
      journeys.scores[i] = 10 * random.nextDouble() * (journeys.strata[i] == 0 ? 1 : 0.8);
      double chance = journeys.strata[i] == 0 ? 0.7 : 0.4;
      journeys.successes[i] = random.nextDouble() < chance - (journeys.scores[i] > 5 ? drop : 0);
    }
    return journeys;
  }

  @Test
  void plantedKneeIsFoundWithItsSign() {
    Knee.Found found = journeys(3, 3000, 0.25).find(KNEE);
    assertThat(found.threshold()).isCloseTo(5, within(0.3));
    assertThat(found.interval().contains(5)).isTrue();
    assertThat(found.interval().high() - found.interval().low()).isLessThan(1.5);
    assertThat(found.p()).isEqualTo(0.01);
    assertThat(found.z()).isLessThan(-8);
  }

  @Test
  void statisticIsThatOfTheStratifiedTest() {
    Journeys journeys = journeys(4, 400, 0.2);
    Knee.Found found = journeys.find(KNEE);
    StratifiedTables.Builder builder = new StratifiedTables.Builder();
    for (int stratum : new int[] {0, 100}) {
      int[] cells = new int[4];
      for (int i = 0; i < 400; i++) {
        if (journeys.strata[i] == stratum) {
          boolean above = journeys.scores[i] > found.threshold();
          cells[(above ? 0 : 2) + (journeys.successes[i] ? 0 : 1)]++;
        }
      }
      builder.add(cells[0], cells[1], cells[2], cells[3]);
    }
    assertThat(found.z()).isCloseTo(builder.build().test().z(), within(1e-9));
  }

  @Test
  void nothingIsFoundMoreOftenThanTheLevelAllows() {
    Knee quick = new Knee(20, 99, new Bootstrap(1, 1));
    int rejected = 0;
    for (int run = 0; run < 300; run++) {
      if (journeys(1000 + run, 150, 0).find(quick).p() <= 0.05) {
        rejected++;
      }
    }
    assertThat(rejected / 300.0).isBetween(0.015, 0.09);
  }

  @Test
  void intervalHoldsTheTruthAsOftenAsItSays() {
    Knee quick = new Knee(20, 1, new Bootstrap(1, 100));
    int held = 0;
    for (int run = 0; run < 200; run++) {
      held += journeys(5000 + run, 1500, 0.25).find(quick).interval().contains(5) ? 1 : 0;
    }
    assertThat(held / 200.0).isBetween(0.93, 1.0);
  }

  @Test
  void betweenWholeNumbersThereIsNothingToWidenTo() {
    Journeys journeys = journeys(6, 4000, 0);
    SeededRandom random = new SeededRandom(7);
    for (int i = 0; i < journeys.scores.length; i++) {
      journeys.scores[i] = 1 + random.nextInt(5);
      journeys.successes[i] = random.nextDouble() < (journeys.scores[i] > 2 ? 0.3 : 0.7);
    }

    Knee.Found found = journeys.find(new Knee(20, 9, new Bootstrap(1, 100)));

    assertThat(found.threshold()).isEqualTo(2);
    assertThat(found.interval()).isEqualTo(new Interval(2, 2));
  }

  @Test
  void sameSeedGivesTheSameKneeAndOrderOfStrataNamesDoesNotMatter() {
    Journeys journeys = journeys(5, 300, 0.2);
    Knee.Found found = journeys.find(KNEE);
    assertThat(journeys.find(KNEE)).isEqualTo(found);
    int[] renamed = Arrays.stream(journeys.strata).map(stratum -> -stratum).toArray();
    assertThat(KNEE.find(journeys.scores, journeys.successes, renamed, 0.95)).isEqualTo(found);
  }

  @Test
  void nothingIsTestableWithoutVariation() {
    Knee.Found oneOutcome = KNEE.find(new double[] {1, 2, 3}, new boolean[3], new int[3], 0.95);
    assertThat(oneOutcome.threshold()).isNaN();
    assertThat(oneOutcome.p()).isNaN();
    assertThat(oneOutcome.interval().isKnown()).isFalse();
    assertThat(KNEE.find(new double[] {2, 2}, new boolean[] {true, false}, new int[2], 0.95).p())
        .isNaN();
    assertThat(KNEE.find(new double[0], new boolean[0], new int[0], 0.95).p()).isNaN();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KNEE.find(new double[] {1}, new boolean[2], new int[1], 0.95));
    assertThatIllegalArgumentException().isThrownBy(() -> new Knee(0, 1, new Bootstrap(1, 1)));
  }
}
