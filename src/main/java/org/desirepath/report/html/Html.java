package org.desirepath.report.html;

import org.desirepath.report.wording.English;
import org.desirepath.report.wording.MachineNumber;

/**
 * Markup under construction. {@link #raw} takes markup of ours only; everything that comes from a
 * log, a model or the command line goes through {@link #text} or {@link #name}.
 */
public final class Html {
  private static final int LONGEST_NAME = 60;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private final StringBuilder out = new StringBuilder(1 << 16);

  /**
   * Any text as HTML text or as a quoted attribute value. Characters that HTML does not allow
   * become U+FFFD; the equals sign and the backtick are written as references, so that text never
   * looks like an attribute.
   */
  public static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        case '=' -> escaped.append("&#61;");
        case '`' -> escaped.append("&#96;");
        default -> {
          if (Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1))) {
            escaped.append(c).append(text.charAt(++i));
          } else {
            escaped.append(isAllowed(c) ? c : '\uFFFD');
          }
        }
      }
    }
    return escaped.toString();
  }

  private static boolean isAllowed(char c) {
    boolean control = (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c <= 0x9F);
    return !control && !Character.isSurrogate(c) && c != '\uFFFE' && c != '\uFFFF';
  }

  /** The text cut after so many code points, not inside an emoji or before an accent. */
  public static String shortened(String text) {
    if (text.codePointCount(0, text.length()) <= LONGEST_NAME) {
      return text;
    }
    int end = text.offsetByCodePoints(0, LONGEST_NAME - 1);
    for (int step = 0; step < LONGEST_NAME / 2 && joins(text, end); step++) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end) + "…";
  }

  private static boolean joins(String text, int at) {
    int next = text.codePointAt(at);
    int type = Character.getType(next);
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || next == ZERO_WIDTH_JOINER
        || text.codePointBefore(at) == ZERO_WIDTH_JOINER;
  }

  /** A name from a log or a model: apart from the direction of what stands around it, not long. */
  public static String named(String name) {
    String shown = shortened(name);
    String title = shown.equals(name) ? "" : " title=\"" + escape(name) + "\"";
    return "<bdi" + title + ">" + escape(shown) + "</bdi>";
  }

  public Html raw(String markup) {
    out.append(markup);
    return this;
  }

  public Html text(String text) {
    out.append(escape(text));
    return this;
  }

  public Html name(String name) {
    out.append(named(name));
    return this;
  }

  /**
   * A number as shown, with its value and its place in the JSON result, which a test holds against
   * each other.
   *
   * @param place a JSON pointer
   */
  public Html number(String shown, double value, String place) {
    return raw("<data value=\"" + MachineNumber.of(value) + "\" data-json=\"")
        .text(place)
        .raw("\">")
        .text(shown)
        .raw("</data>");
  }

  public Html count(long count, String place) {
    return number(English.count(count), (double) count, place);
  }

  /** A sentence as an element, in which a name that stands in “quotes” stands out instead. */
  public Html sentence(String tag, String text, String name) {
    return raw("<" + tag + ">").named(text, name).raw("</" + tag + ">\n");
  }

  /** Plain text in which a name that stands in “quotes” stands out instead. */
  public Html named(String text, String name) {
    String quoted = "“" + name + "”";
    int at = text.indexOf(quoted);
    if (at < 0) {
      return text(text);
    }
    return text(text.substring(0, at))
        .raw("<b>")
        .name(name)
        .raw("</b>")
        .named(text.substring(at + quoted.length()), name);
  }

  /** An element with plain text in it. */
  public Html element(String tag, String text) {
    return raw("<" + tag + ">").text(text).raw("</" + tag + ">\n");
  }

  public Html paragraph(String kind, String text) {
    return raw("<p class=\"" + kind + "\">").text(text).raw("</p>\n");
  }

  public String markup() {
    return out.toString();
  }
}
