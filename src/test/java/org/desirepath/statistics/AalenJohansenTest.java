package org.desirepath.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AalenJohansenTest {

  private static final int DROP = 1;
  private static final int CONVERSION = 2;
  private static final long[] TIMES = {1, 2, 2, 3, 4, 5, 5, 6, 7, 8};
  private static final int[] CAUSES = {1, 2, 2, 0, 1, 2, 0, 1, 2, 0};

  @Test
  void tenSubjectsGiveTheHandComputedIncidences() {
    AalenJohansen curves = AalenJohansen.of(TIMES, CAUSES, 2);
    assertThat(curves.incidence(DROP, 8)).isCloseTo(.372222, within(1e-6));
    assertThat(curves.incidence(CONVERSION, 8)).isCloseTo(.472222, within(1e-6));
    assertThat(curves.survival(8)).isCloseTo(.155556, within(1e-6));
    assertThat(curves.incidence(DROP, 0)).isZero();
    assertThat(curves.survival(0)).isEqualTo(1);
    assertThat(curves.incidence(DROP, 1)).isCloseTo(.1, within(1e-15));
    assertThat(curves.timeCount()).isEqualTo(6);
    assertThat(curves.time(5)).isEqualTo(7);
    assertThat(curves.atRisk(5)).isEqualTo(2);
  }

  @Test
  void subjectsAtRiskAreThoseEnteredBeforeAndNotGone() {
    // hand-computed: at 2 the second is not yet in sight, at 4 it is
    AalenJohansen curves =
        AalenJohansen.of(
            new long[] {AalenJohansen.FROM_START, 2, 0},
            new long[] {2, 4, 4},
            new int[] {1, 2, 0},
            2);
    assertThat(curves.atRisk(0)).isEqualTo(2);
    assertThat(curves.atRisk(1)).isEqualTo(2);
    assertThat(curves.incidence(1, 4)).isEqualTo(.5);
    assertThat(curves.incidence(2, 4)).isEqualTo(.25);
    assertThat(curves.neverAtRiskCount()).isZero();
  }

  @Test
  void eventAtTimeZeroCountsUnlessTheSubjectCameIntoSightThen() {
    AalenJohansen fromStart = AalenJohansen.of(new long[] {0, 5}, new int[] {1, 0}, 1);
    assertThat(fromStart.incidence(1, 0)).isEqualTo(.5);
    AalenJohansen late =
        AalenJohansen.of(
            new long[] {0, AalenJohansen.FROM_START}, new long[] {0, 5}, new int[] {1, 0}, 1);
    assertThat(late.neverAtRiskCount()).isEqualTo(1);
    assertThat(late.incidence(1, 5)).isZero();
    assertThat(late.timeCount()).isZero();
  }

  @Test
  void wrongSubjectsAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AalenJohansen.of(new long[] {1, 2}, new int[] {1, 3}, 2))
        .withMessageContaining("subject 1")
        .withMessageContaining("cause=3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AalenJohansen.of(new long[] {1}, new int[] {1, 1}, 2));
  }
}
