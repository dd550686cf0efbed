package org.desirepath.io;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lengths of time as people write them: {@code 45s 30m 24h 2d 8w}, or ISO-8601 without years and
 * months ({@code P2D}, {@code PT36H}, {@code P1DT12H}, {@code P8W}). A day is 24 hours.
 */
public final class DurationText {
  private static final Map<String, Long> MILLIS =
      Map.of("s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L, "w", 604_800_000L);
  private static final String AMOUNT = "([0-9]{1,9}(?:\\.[0-9]{1,3})?)";
  private static final Pattern SHORT = Pattern.compile(AMOUNT + " ?([smhdw])");
  private static final Pattern ISO =
      Pattern.compile(
          "P(?=.)(?:([0-9]{1,9})W)?(?:([0-9]{1,9})D)?"
              + "(?:T(?=.)(?:([0-9]{1,9})H)?(?:([0-9]{1,9})M)?(?:"
              + AMOUNT
              + "S)?)?");
  private static final String[] ISO_UNITS = {"w", "d", "h", "m", "s"};

  private DurationText() {}

  /**
   * Milliseconds.
   *
   * @throws IllegalArgumentException if the text is no length of time; says what is expected
   */
  public static long millis(String text) {
    Matcher brief = SHORT.matcher(text);
    if (brief.matches()) {
      return of(brief.group(1), brief.group(2)).longValue();
    }
    Matcher iso = ISO.matcher(text);
    if (!iso.matches()) {
      throw new IllegalArgumentException(
          "expected a length of time such as 45s, 30m, 24h, 2d, 8w or P2D");
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < ISO_UNITS.length; i++) {
      String amount = iso.group(i + 1);
      sum = amount == null ? sum : sum.add(of(amount, ISO_UNITS[i]));
    }
    return sum.longValue();
  }

  private static BigDecimal of(String amount, String unit) {
    Long millis = MILLIS.get(unit);
    return new BigDecimal(amount).multiply(BigDecimal.valueOf(millis == null ? 0 : millis));
  }
}
