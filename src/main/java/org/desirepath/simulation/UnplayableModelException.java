package org.desirepath.simulation;

/**
 * A net that is well formed but does not come to its end when it is played. The message is one line
 * and says what to do.
 */
public final class UnplayableModelException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  UnplayableModelException(String message) {
    super(message);
  }
}
