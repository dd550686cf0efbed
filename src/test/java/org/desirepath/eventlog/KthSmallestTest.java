package org.desirepath.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class KthSmallestTest {
  @Property
  void isThatOfTheSortedValues(@ForAll @Size(min = 1, max = 200) long[] values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    for (int k = 0; k < sorted.length; k++) {
      assertThat(KthSmallest.of(values.clone(), k)).isEqualTo(sorted[k]);
    }
  }

  @Test
  void manyEqualValuesAndSortedOnesAreRight() {
    long[] values = new long[100_000];
    Arrays.setAll(values, i -> i % 7 == 0 ? i : 5);
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    for (int k : new int[] {0, 50_000, 95_000, 99_999}) {
      assertThat(KthSmallest.of(values.clone(), k)).isEqualTo(sorted[k]);
      assertThat(KthSmallest.of(sorted.clone(), k)).isEqualTo(sorted[k]);
    }
  }
}
