package org.desirepath.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DifferenceInDifferencesTest {
  private static Estimate of(double value, double low, double high) {
    return Estimate.of(value, new Interval(low, high));
  }

  @Test
  void halvesOfTheIntervalsAddInSquares() {
    DifferenceInDifferences found =
        DifferenceInDifferences.of(of(0.10, 0.07, 0.14), of(0.02, -0.02, 0.05), 0.95);

    assertThat(found.estimate().value()).isCloseTo(0.08, within(1e-12));
    // sqrt(.03^2 + .03^2) below, sqrt(.04^2 + .04^2) above
    assertThat(found.estimate().interval().low()).isCloseTo(0.08 - 0.0424264, within(1e-6));
    assertThat(found.estimate().interval().high()).isCloseTo(0.08 + 0.0565685, within(1e-6));
    assertThat(found.p()).isBetween(0.0002, 0.0003);
  }

  @Test
  void intervalHoldsZeroJustWhenTheTestIsNotSignificant() {
    DifferenceInDifferences edge =
        DifferenceInDifferences.of(of(0.05, 0.02, 0.08), of(0.0076, -0.03, 0.0376), 0.95);

    assertThat(edge.p() < 0.05).isEqualTo(!edge.estimate().interval().contains(0));
  }

  @Test
  void absentStaysAbsent() {
    assertThat(
            DifferenceInDifferences.of(of(0, -1, 1), Estimate.absent("none"), 0.95)
                .estimate()
                .isPresent())
        .isFalse();
  }
}
