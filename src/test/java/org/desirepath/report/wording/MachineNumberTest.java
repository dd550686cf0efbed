package org.desirepath.report.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class MachineNumberTest {
  @Test
  void numbersHaveTwelveDigitsAndNoTrailingZeros() {
    assertThat(MachineNumber.of(0.1)).isEqualTo("0.1");
    assertThat(MachineNumber.of(1.0 / 3)).isEqualTo("0.333333333333");
    assertThat(MachineNumber.of(1200)).isEqualTo("1200");
    assertThat(MachineNumber.of(-0.0)).isEqualTo("0");
    assertThat(MachineNumber.of(2.5e-7)).isEqualTo("0.00000025");
    assertThat(MachineNumber.of(2.5e-80)).isEqualTo("2.5E-80");
    assertThat(MachineNumber.of(1e15)).isEqualTo("1000000000000000");
  }

  @Test
  void whatIsNotANumberIsRefused() {
    assertThatThrownBy(() -> MachineNumber.of(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void readBackItDiffersByLessThanTheTwelfthDigit(
      @ForAll @DoubleRange(min = -1e9, max = 1e9) double number) {
    double back = Double.parseDouble(MachineNumber.of(number));
    assertThat(Math.abs(back - number)).isLessThanOrEqualTo(Math.abs(number) * 1e-11);
  }
}
