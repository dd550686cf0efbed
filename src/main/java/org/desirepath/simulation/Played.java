package org.desirepath.simulation;

import java.util.List;
import org.desirepath.model.Touchpoint.Initiator;
import org.jspecify.annotations.Nullable;

/**
 * A journey played to its end.
 *
 * @param events in order of time
 * @param lostAt the last touchpoint of the flow with an event when the customer was lost, or null
 * @param segments positions of its values, by segment of the plant
 */
record Played(
    List<Happening> events,
    @Nullable String lostAt,
    List<Integer> segments,
    List<Exposure> exposures) {

  /** How an event came about. */
  enum Nature {
    FLOW,
    EXTRA,
    CONTACT,
    EXIT
  }

  /**
   * An event.
   *
   * @param step of the path, or null
   * @param late true if it came later than designed
   * @param early true if it came earlier than designed
   * @param initiator who started it, or null = as its facts say
   */
  record Happening(
      String touchpoint,
      long timeMillis,
      Nature nature,
      @Nullable Planned step,
      boolean late,
      boolean early,
      @Nullable Initiator initiator) {
    Happening at(long millis) {
      return new Happening(touchpoint, millis, nature, step, late, early, initiator);
    }
  }

  /**
   * A moment that a planted effect starts from.
   *
   * @param effect its position in the plant
   * @param before chance of success without it
   * @param after chance of success with it
   */
  record Exposure(int effect, double before, double after) {}
}
