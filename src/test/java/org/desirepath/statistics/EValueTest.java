package org.desirepath.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EValueTest {

  /** VanderWeele and Ding 2017: RR 3.9 (1.8 to 8.7) has E-values 7.26 and 3.0. */
  @Test
  void publishedExampleIsReproduced() {
    EValue value = EValue.ofRiskRatio(Estimate.of(3.9, new Interval(1.8, 8.7)));
    assertThat(value.estimate()).isCloseTo(7.26, within(0.005));
    assertThat(value.limit()).isCloseTo(3.0, within(0.005));
  }

  @Test
  void protectiveRatioMirrorsTheHarmfulOne() {
    EValue value = EValue.ofRiskRatio(Estimate.of(1 / 3.9, new Interval(1 / 8.7, 1 / 1.8)));
    assertThat(value.estimate()).isCloseTo(7.26, within(0.005));
    assertThat(value.limit()).isCloseTo(3.0, within(0.005));
  }

  @Test
  void limitIsOneWhenTheIntervalHoldsOne() {
    assertThat(EValue.ofRiskRatio(Estimate.of(1.2, new Interval(0.9, 1.6))).limit()).isEqualTo(1);
    assertThat(EValue.ofRiskRatio(Estimate.absent("no data")).estimate()).isNaN();
  }
}
