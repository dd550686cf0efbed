package org.desirepath.report.sheets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.desirepath.report.wording.MachineNumber;

/** The few elements of a sheet, and text that XML and spreadsheets both take as text. */
final class SheetXml {
  /** The most characters a cell may have. */
  static final int LONGEST_TEXT = 32_767;

  private static final String CUT = "… (cut; the whole text is in result.json)";

  /** Days from the zero of spreadsheets, 30 December 1899, to that of Java. */
  private static final BigDecimal EPOCH = BigDecimal.valueOf(25_569);

  private static final BigDecimal DAY = BigDecimal.valueOf(86_400_000);

  /** Decimals that tell milliseconds apart. */
  private static final int PART_OF_A_DAY = 9;

  private final Writer out;

  SheetXml(Writer out) {
    this.out = out;
  }

  SheetXml raw(String xml) {
    try {
      out.write(xml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A cell that is text, whatever it looks like: it has a type, and no formula. */
  void text(String place, int style, String text) {
    raw(
        "<c r=\""
            + place
            + "\" s=\""
            + style
            + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
    raw(escaped(shortened(text))).raw("</t></is></c>");
  }

  /** As the result has it, so that a number never has two values. */
  void number(String place, int style, double value) {
    number(place, style, MachineNumber.of(value));
  }

  /** To the millisecond. */
  void time(String place, int style, long millis) {
    BigDecimal days = new BigDecimal(millis).divide(DAY, PART_OF_A_DAY, RoundingMode.HALF_EVEN);
    number(place, style, days.add(EPOCH).stripTrailingZeros().toPlainString());
  }

  private void number(String place, int style, String value) {
    raw("<c r=\"" + place + "\" s=\"" + style + "\"><v>" + value + "</v></c>");
  }

  static double days(double millis) {
    return millis / DAY.doubleValue();
  }

  private static String shortened(String text) {
    if (text.length() <= LONGEST_TEXT) {
      return text;
    }
    int end = LONGEST_TEXT - CUT.length();
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
  }

  /** For XML 1.0, in which most control characters can't stand, and without Excel's own escapes. */
  static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\r' -> safe.append("&#13;");
        case '_' -> safe.append(looksEscaped(text, i) ? "_x005F_" : "_");
        default -> safe.appendCodePoint(isXml(c) ? c : 0xFFFD);
      }
      i += Character.charCount(c);
    }
    return safe.toString();
  }

  /** Excel reads _x0041_ as A. */
  private static boolean looksEscaped(String text, int at) {
    return text.length() - at >= 7 && text.substring(at, at + 7).matches("_x[0-9A-Fa-f]{4}_");
  }

  private static boolean isXml(int c) {
    boolean control = (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c <= 0x9F);
    boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
    return !control && !surrogate && (c & 0xFFFE) != 0xFFFE;
  }

  /** A, B, …, Z, AA, …. */
  static String column(int index) {
    StringBuilder name = new StringBuilder();
    for (int rest = index + 1; rest > 0; rest = (rest - 1) / 26) {
      name.insert(0, (char) ('A' + (rest - 1) % 26));
    }
    return name.toString();
  }
}
