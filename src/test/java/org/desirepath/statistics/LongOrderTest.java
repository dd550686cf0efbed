package org.desirepath.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongOrderTest {

  /** Few are sorted in another way than many. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1000, 1 << 14, 50_000})
  void sortsTheFirstOfAllKindsOfValues(int count) {
    Random random = new Random(1);
    for (int bits : new int[] {0, 10, 33, 64}) {
      long[] values = new long[count + 1];
      Arrays.setAll(values, i -> bits == 0 ? 7 : random.nextLong() >> (64 - bits));
      long[] expected = values.clone();
      Arrays.sort(expected, 0, count);
      LongOrder.sort(values, count);
      assertArrayEquals(expected, values);
    }
  }
}
