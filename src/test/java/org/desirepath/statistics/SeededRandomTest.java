package org.desirepath.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeededRandomTest {

  /** The sequence of SplitMix64 as published with its reference implementation by S. Vigna. */
  @Test
  void sequenceIsThatOfSplitMix64() {
    SeededRandom random = new SeededRandom(1234567);
    assertThat(random.nextLong()).isEqualTo(6457827717110365317L);
    assertThat(random.nextLong()).isEqualTo(3203168211198807973L);
    assertThat(random.nextLong()).isEqualTo(Long.parseUnsignedLong("9817491932198370423"));
  }

  @Test
  void forkDependsOnSeedAndKeyOnly() {
    SeededRandom fresh = new SeededRandom(7);
    SeededRandom used = new SeededRandom(7);
    used.nextLong();
    assertThat(used.fork(3).nextLong()).isEqualTo(fresh.fork(3).nextLong());
    Set<Long> firsts = new HashSet<>();
    for (int key = 0; key < 10_000; key++) {
      firsts.add(fresh.fork(key).nextLong());
    }
    assertThat(firsts).hasSize(10_000);
  }

  @Test
  void boundedDrawsAreEven() {
    SeededRandom random = new SeededRandom(1);
    int[] counts = new int[6];
    for (int i = 0; i < 60_000; i++) {
      counts[random.nextInt(6)]++;
    }
    double chiSquare = 0;
    for (int count : counts) {
      chiSquare += (count - 10_000.0) * (count - 10_000.0) / 10_000;
    }
    // 99.9 % point of chi-square with 5 degrees of freedom
    assertThat(chiSquare).isLessThan(20.5);
    assertThatIllegalArgumentException().isThrownBy(() -> random.nextInt(0));
  }

  @Test
  void greatBoundsAreEvenToo() {
    // a third of the draws would fall below a third only if unfair draws are rejected
    int bound = (1 << 30) + (1 << 29);
    SeededRandom random = new SeededRandom(5);
    int low = 0;
    for (int i = 0; i < 30_000; i++) {
      if (random.nextInt(bound) < bound / 3) {
        low++;
      }
    }
    assertThat(low / 30_000.0).isCloseTo(1 / 3.0, within(0.01));
  }

  @Test
  void doublesLieInTheUnitRangeWithMeanOneHalf() {
    SeededRandom random = new SeededRandom(2);
    double sum = 0;
    for (int i = 0; i < 40_000; i++) {
      double value = random.nextDouble();
      assertThat(value >= 0 && value < 1).isTrue();
      sum += value;
    }
    assertThat(sum / 40_000).isCloseTo(0.5, within(0.006));
  }
}
