package org.desirepath.model;

/**
 * A model is well formed, but its behaviour can't be used: it has no end, or too many states. The
 * message is one line and says what to do.
 */
public final class UnusableModelException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with the behaviour. */
  public enum Reason {
    /** Some place can collect any number of tokens. */
    UNBOUNDED,
    /** More markings, or tokens on one place, than the limit allows. */
    TOO_LARGE,
    /** No final marking can be reached from the initial one. */
    NO_FINAL_MARKING
  }

  private final Reason reason;

  /** With a message of one line that says what to do. */
  public UnusableModelException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
