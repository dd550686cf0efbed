package org.desirepath.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MeanDifferenceTest {
  private static final double[] FIRST = {1.1, 2.3, 2.9, 4.0, 5.2};
  private static final double[] SECOND = {0.4, 1.9, 2.2, 2.0};

  @Test
  void agreesWithWelchAsScipyHasIt() {
    // scipy.stats.ttest_ind(a, b, equal_var=False)
    MeanDifference found = MeanDifference.of(FIRST, SECOND, 0.95);

    assertThat(found.p()).isCloseTo(0.1186987504560213, within(1e-9));
    assertThat(found.estimate().interval().low()).isCloseTo(-0.5025967628624, within(1e-9));
    assertThat(found.estimate().interval().high()).isCloseTo(3.4525967628624, within(1e-9));
  }

  @Test
  void meanHasStudentsInterval() {
    Estimate mean = MeanDifference.mean(FIRST, 0.95);

    assertThat(mean.value()).isCloseTo(3.1, within(1e-12));
    assertThat(mean.interval().low()).isCloseTo(1.1465977183443474, within(1e-9));
  }

  @Test
  void nothingIsConcludedWhereNothingVaries() {
    MeanDifference found = MeanDifference.of(new double[] {1, 1}, new double[] {1, 1, 1}, 0.95);

    assertThat(found.estimate().isPresent()).isFalse();
    assertThat(found.p()).isNaN();
  }
}
