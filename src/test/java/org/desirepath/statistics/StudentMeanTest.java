package org.desirepath.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class StudentMeanTest {

  @Test
  void intervalIsStudents() {
    StudentMean mean = new StudentMean();
    for (int i = 1; i <= 30; i++) {
      mean.add(i);
    }
    // sd 8.803408, t of 29 degrees 2.045230
    assertThat(mean.mean()).isEqualTo(15.5, within(1e-12));
    assertThat(mean.interval().low()).isEqualTo(15.5 - 3.287247, within(1e-4));
    assertThat(mean.interval().high()).isEqualTo(15.5 + 3.287247, within(1e-4));
  }

  @Test
  void fewValuesHaveNoInterval() {
    StudentMean mean = new StudentMean();
    assertThat(mean.mean()).isNaN();
    mean.add(4);
    assertThat(mean.mean()).isEqualTo(4);
    assertThat(mean.interval().isKnown()).isFalse();
  }
}
