package org.desirepath.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class IntervalTest {

  @Test
  void nothingIsConcludedFromAnUnknownInterval() {
    Interval unknown = Interval.unknown();
    assertThat(unknown.isKnown()).isFalse();
    assertThat(unknown.contains(0)).isFalse();
    assertThat(unknown.isAbove(-1)).isFalse();
    assertThat(unknown.isBelow(1)).isFalse();
    assertThat(unknown.isWithin(-1, 1)).isFalse();
    assertThat(unknown.shiftedThenScaled(1, 2)).isEqualTo(unknown);
  }

  @Test
  void endsBelongToTheIntervalAndBoundsDoNot() {
    Interval interval = new Interval(0.1, 0.2);
    assertThat(interval.contains(0.1)).isTrue();
    assertThat(interval.contains(0.2)).isTrue();
    assertThat(interval.contains(0.21)).isFalse();
    assertThat(interval.isAbove(0.1)).isFalse();
    assertThat(interval.isBelow(0.2)).isFalse();
    assertThat(interval.isAbove(0.09)).isTrue();
    assertThat(interval.isWithin(0.1, 0.3)).isFalse();
    assertThat(interval.isWithin(0, 0.3)).isTrue();
  }

  @Test
  void negativeFactorSwapsTheEnds() {
    assertThat(new Interval(2, 5).shiftedThenScaled(1, -2)).isEqualTo(new Interval(-8, -2));
  }

  @Test
  void endsMustBeInOrderAndBothKnown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Interval(2, 1))
        .withMessageContaining("low=2.0 high=1.0");
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval(Double.NaN, 1));
  }

  @Test
  void estimateHasEitherAValueOrAReason() {
    assertThat(Estimate.absent("no data").isPresent()).isFalse();
    assertThat(Estimate.absent("no data").value()).isNaN();
    assertThat(Estimate.absent("no data").dividedBy(2).absentReason()).isEqualTo("no data");
    assertThat(Estimate.of(1, new Interval(0, 2)).dividedBy(0.5))
        .isEqualTo(Estimate.of(2, new Interval(0, 4)));
    assertThatIllegalArgumentException().isThrownBy(() -> Estimate.absent(""));
    assertThatIllegalArgumentException().isThrownBy(() -> Estimate.of(1, Interval.unknown()));
  }
}
