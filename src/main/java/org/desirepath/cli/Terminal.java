package org.desirepath.cli;

import java.io.PrintStream;

/**
 * Where a command prints: results to {@code out}, messages to {@code err}.
 *
 * @param isTerminal whether a person watches {@code err}, so that progress may be shown
 */
record Terminal(PrintStream out, PrintStream err, boolean isTerminal) {

  /**
   * Text from a file, without what a terminal would take for a command: controls and direction
   * overrides.
   */
  static String safe(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              boolean overrides = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
              if (Character.isISOControl(c) || overrides) {
                safe.append("\\u").append(String.format("%04x", c));
              } else {
                safe.appendCodePoint(c);
              }
            });
    return safe.toString();
  }

  void println(String line) {
    out.println(line);
  }

  void warn(String line) {
    err.println(line);
  }
}
