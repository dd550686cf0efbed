package org.desirepath.report.wording;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Numbers for programs: 12 significant digits, no trailing zeros, digits and a point unless the
 * number is below 1e-9. {@link Double#toString} is not used, since its digits changed in Java 19.
 */
public final class MachineNumber {
  private static final MathContext DIGITS = new MathContext(12);
  private static final int MOST_LEADING_ZEROS = 9;

  private MachineNumber() {}

  /**
   * The number as JSON and CSV have it.
   *
   * @throws IllegalArgumentException if it is not finite
   */
  public static String of(double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("number: expected a finite one, got " + number);
    }
    BigDecimal rounded = new BigDecimal(number).round(DIGITS);
    if (rounded.signum() == 0) {
      return "0";
    }
    BigDecimal stripped = rounded.stripTrailingZeros();
    return stripped.precision() - stripped.scale() < -MOST_LEADING_ZEROS
        ? stripped.toString()
        : stripped.toPlainString();
  }
}
