package org.desirepath.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScaleTest {

  @Test
  void theSmallestUsualScaleIsTaken() {
    assertThat(Scale.holding(2.6, 4.5)).isEqualTo(new Scale(1, 5, 0.5));
    assertThat(Scale.holding(0.5, 4.5)).isEqualTo(new Scale(0, 10, 1));
    assertThat(Scale.holding(20, 70)).isEqualTo(new Scale(0, 100, 1));
    assertThat(Scale.holding(-30, 70).score(-30, 0)).isEqualTo(-30);
  }

  @Test
  void scoresStayOnTheScale() {
    Scale scale = Scale.holding(1, 5);

    assertThat(scale.score(4.5, 1.5)).isEqualTo(5);
    assertThat(scale.score(1.5, -1.5)).isEqualTo(1);
    assertThat(scale.score(3.3, 0)).isEqualTo(3.5);
  }
}
