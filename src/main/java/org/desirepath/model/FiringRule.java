package org.desirepath.model;

/** Markings packed into longs, and what firing does to them. */
interface FiringRule {

  /** What came of an attempt to fire. */
  enum Outcome {
    FIRED,
    NOT_ENABLED,
    /** A place would hold more tokens than this packing can count. */
    OVERFLOW
  }

  /** Longs a marking takes. */
  int words();

  /** False if the marking has more tokens on a place than this packing can count. */
  boolean pack(Marking marking, long[] into);

  int tokens(long[] markings, int from, int place);

  /**
   * Fires a transition.
   *
   * @param next the new marking if {@code FIRED}, else undefined
   */
  Outcome fire(int transition, long[] markings, int from, long[] next);
}
