package org.desirepath.report.document;

import java.util.ArrayList;
import java.util.List;
import org.desirepath.visualization.Typeface;

/**
 * Text made to fit its box: smaller by steps, then cut. Widths are those of the bundled font, which
 * is wider than Arial, so what fits here fits there.
 *
 * @param text cut with an ellipsis where even the smallest size is too large
 * @param size in points
 * @param whole whether nothing was cut
 */
public record TextFit(String text, double size, boolean whole) {
  private static final double LINE = 1.25;
  private static final double STEP = 1;

  /**
   * The largest size of a range at which text fits a box.
   *
   * @param width of the box, in points
   */
  public static TextFit of(
      String text, boolean bold, double width, double height, double largest, double smallest) {
    for (double size = largest; size >= smallest; size -= STEP) {
      if (lines(text, bold, size, width).size() * size * LINE <= height) {
        return new TextFit(text, size, true);
      }
    }
    int most = Math.max(1, (int) (height / (smallest * LINE)));
    List<String> lines = lines(text, bold, smallest, width);
    String kept = String.join(" ", lines.subList(0, Math.min(most, lines.size())));
    String cut = shortened(kept, 2);
    while (lines(cut, bold, smallest, width).size() > most && cut.length() > 1) {
      // a word that was broken anywhere may break elsewhere now
      cut = shortened(cut, 2);
    }
    return new TextFit(cut, smallest, false);
  }

  /** Without so many characters at its end, and with an ellipsis instead. */
  private static String shortened(String text, int less) {
    int end = Math.max(0, text.length() - less);
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end).strip() + "…";
  }

  /** Broken at blanks; a word wider than the box is broken anywhere. */
  public static List<String> lines(String text, boolean bold, double size, double width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      String rest = word;
      String joined = line.isEmpty() ? rest : line + " " + rest;
      if (Typeface.width(joined, bold, size) <= width) {
        line.setLength(0);
        line.append(joined);
        continue;
      }
      if (!line.isEmpty()) {
        lines.add(line.toString());
        line.setLength(0);
      }
      while (Typeface.width(rest, bold, size) > width) {
        int end = prefix(rest, bold, size, width);
        lines.add(rest.substring(0, end));
        rest = rest.substring(end);
      }
      line.append(rest);
    }
    if (!line.isEmpty() || lines.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }

  private static int prefix(String text, boolean bold, double size, double width) {
    int end = Character.charCount(text.codePointAt(0));
    double used = Typeface.width(text.substring(0, end), bold, size);
    while (end < text.length()) {
      int next = end + Character.charCount(text.codePointAt(end));
      used += Typeface.width(text.substring(end, next), bold, size);
      if (used > width) {
        return end;
      }
      end = next;
    }
    return end;
  }
}
