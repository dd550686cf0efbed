package org.desirepath.cli;

import java.io.PrintStream;

/**
 * Where a command prints: results to {@code out}, messages to {@code err}. Every line goes through
 * {@link #safe}; only JSON, which escapes itself, is printed past it.
 *
 * @param isTerminal whether a person watches {@code err}, so that progress may be shown
 */
record Terminal(PrintStream out, PrintStream err, boolean isTerminal) {

  /** Prints one line of a result. */
  void println(String line) {
    out.println(safe(line));
  }

  /** Prints one line of a message. */
  void warn(String line) {
    err.println(safe(line));
  }

  /**
   * Without what a terminal would take for a command, which a file can hold in any of its texts:
   * controls, line breaks among them, and marks that turn the direction of writing.
   */
  static String safe(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isISOControl(c) || turnsDirection(c) || c == 0x2028 || c == 0x2029) {
                safe.append("\\u").append(String.format("%04x", c));
              } else {
                safe.appendCodePoint(c);
              }
            });
    return safe.toString();
  }

  private static boolean turnsDirection(int c) {
    return (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0x200E
        || c == 0x200F
        || c == 0x061C;
  }
}
