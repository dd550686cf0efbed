package org.desirepath.cli;

/** The command line is wrong in a way that only shows once the inputs are known: exit code 2. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
