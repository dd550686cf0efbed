package org.desirepath.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BenjaminiHochbergTest {

  /** Agrees with statsmodels 0.15.0, {@code multipletests(p, method="fdr_bh")}. */
  @Test
  void tenPValuesAreAdjustedAsPublished() {
    double[] p = {.001, .008, .039, .041, .042, .06, .074, .205, .212, .216};
    assertThat(BenjaminiHochberg.adjust(p))
        .containsExactly(
            new double[] {.01, .04, .084, .084, .084, .1, .105714, .216, .216, .216}, within(1e-6));
  }

  @Test
  void untestableHypothesesStayNaNAndDoNotCount() {
    double[] p = {Double.NaN, .02, Double.NaN, .01};
    double[] q = BenjaminiHochberg.adjust(p);
    assertThat(q[0]).isNaN();
    assertThat(q[2]).isNaN();
    assertThat(q[1]).isCloseTo(.02, within(1e-15));
    assertThat(q[3]).isCloseTo(.02, within(1e-15));
    assertThat(BenjaminiHochberg.testedCount(p)).isEqualTo(2);
  }

  @Property
  void adjustedValuesKeepTheOrderAndNeverFall(
      @ForAll @Size(max = 40) List<@DoubleRange(min = 0, max = 1) Double> drawn) {
    double[] p = drawn.stream().mapToDouble(Double::doubleValue).toArray();
    double[] q = BenjaminiHochberg.adjust(p);
    for (int i = 0; i < p.length; i++) {
      assertThat(q[i]).isBetween(p[i], 1.0);
      for (int j = 0; j < p.length; j++) {
        assertThat(p[i] <= p[j] && q[i] > q[j]).isFalse();
      }
    }
    double largest = Arrays.stream(p).max().orElse(0);
    assertThat(Arrays.stream(q).max().orElse(0)).isEqualTo(largest);
  }

  @Test
  void fewSelectedOfManyAreShownAtAHigherLevel() {
    assertThat(BenjaminiHochberg.coverageLevel(0.05, 5, 100)).isCloseTo(0.9975, within(1e-15));
    assertThat(BenjaminiHochberg.coverageLevel(0.05, 100, 100)).isCloseTo(0.95, within(1e-15));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BenjaminiHochberg.coverageLevel(0.05, 0, 100))
        .withMessageContaining("selected=0");
  }

  @Test
  void pValuesOutsideTheUnitRangeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BenjaminiHochberg.adjust(new double[] {.5, 1.1}))
        .withMessageContaining("1.1 at index 1");
  }
}
