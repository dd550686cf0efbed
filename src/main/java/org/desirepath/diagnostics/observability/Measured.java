package org.desirepath.diagnostics.observability;

/** How far something can be seen in the log. */
public enum Measured {
  /** In at least 95 % of what was looked at. */
  MEASURED("measured"),
  /** In some. */
  PARTLY("partly"),
  /** In none. */
  NOT_MEASURED("notMeasured"),
  /** The design says that it leaves no event. */
  NOT_OBSERVABLE("notObservable");

  private static final double ENOUGH = 0.95;

  private final String word;

  Measured(String word) {
    this.word = word;
  }

  /** As reports have it. */
  public String word() {
    return word;
  }

  /** By the share of what was looked at; nothing looked at is not measured. */
  static Measured of(long filled, long n) {
    if (filled == 0) {
      return NOT_MEASURED;
    }
    return filled >= ENOUGH * n ? MEASURED : PARTLY;
  }

  /** The lesser of two. */
  Measured and(Measured other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
