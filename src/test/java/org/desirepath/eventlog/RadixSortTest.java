package org.desirepath.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RadixSortTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, 1",
    "1, -5, 5",
    "9000, -5, 5",
    "10000, 7, 8",
    "50000, 946684800000, 1735689600000",
    "50000, -9223372036854775808, 9223372036854775807",
  })
  void numbersOfAnyRangeAreSorted(int count, long least, long limit) {
    long[] values = new Random(count).longs(count, least, limit).toArray();
    long[] expected = values.clone();
    Arrays.sort(expected);
    assertThat(RadixSort.sorted(values)).isEqualTo(expected);
  }
}
