package org.desirepath.io;

import java.io.IOException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file is wrong. The message is one line: file, place, what was found, what was expected and what
 * to do, as in {@code orders.csv:17: timestamp "31/02" is not ISO-8601; give --time-format}. Line
 * breaks in what was found become blanks, and a message of more than 1,500 characters is cut.
 */
public final class FormatException extends IOException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 1500;
  private static final Pattern QUOTED =
      Pattern.compile("\"([^\"]*)\"?|(?<![\\p{L}\\p{N}])'([^']*)'?");

  /**
   * @param file the name of the file, without its folder
   * @param line from 1, or 0 when the fault has no line
   * @param message found, expected, what to do
   */
  public FormatException(String file, long line, String message) {
    super(oneLine(file, line, message));
  }

  public FormatException(String file, long line, String message, Throwable cause) {
    super(oneLine(file, line, message), cause);
  }

  private FormatException(String whole) {
    super(whole);
  }

  /**
   * The same without texts of the file: from the first quoted one, other than those given, to the
   * last. Without its cause, which may quote them too.
   */
  FormatException withheld(Set<String> shown) {
    String whole = String.valueOf(getMessage());
    Matcher quoted = QUOTED.matcher(whole);
    while (quoted.find()) {
      String text = quoted.group(1) == null ? quoted.group(2) : quoted.group(1);
      if (!shown.contains(text)) {
        int end = Math.max(whole.lastIndexOf('"'), whole.lastIndexOf('\''));
        String rest = whole.substring(Math.max(end + 1, quoted.end()));
        return new FormatException(whole.substring(0, quoted.start()) + "(withheld)" + rest);
      }
    }
    return new FormatException(whole);
  }

  private static String oneLine(String file, long line, String message) {
    String whole = file + (line > 0 ? ":" + line : "") + ": " + message;
    String cut = whole.length() > LONGEST ? whole.substring(0, LONGEST) + "..." : whole;
    return cut.replaceAll("\\p{Cntrl}+", " ");
  }
}
