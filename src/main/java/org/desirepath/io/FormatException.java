package org.desirepath.io;

import java.io.IOException;

/**
 * A file is wrong. The message is one line: file, place, what was found, what was expected and what
 * to do, as in {@code orders.csv:17: timestamp "31/02" is not ISO-8601; give --time-format}.
 */
public final class FormatException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param file the name of the file, without its folder
   * @param line from 1, or 0 when the fault has no line
   * @param message found, expected, what to do
   */
  public FormatException(String file, long line, String message) {
    super(file + (line > 0 ? ":" + line : "") + ": " + message);
  }

  public FormatException(String file, long line, String message, Throwable cause) {
    super(file + (line > 0 ? ":" + line : "") + ": " + message, cause);
  }
}
