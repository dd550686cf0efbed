package org.desirepath.diagnostics.observability;

import java.util.List;
import org.desirepath.diagnostics.journeys.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Whether the log records a touchpoint at all, and without gaps.
 *
 * @param state what can be said
 * @param passed journeys that passed its place in the flow: with an event of it, or with a move of
 *     the model before their end
 * @param recorded journeys with an event of it
 * @param gaps stretches of time in which it was never recorded, in order of time
 * @param missingOutsideGaps share of the journeys that passed it outside the gaps without an event;
 *     absent when it was never recorded, or when there are no gaps
 * @param passedOutsideGaps the journeys this is a share of
 * @param reason in words, why it is not measured or only partly; null when it is
 */
public record Recording(
    State state,
    int passed,
    int recorded,
    List<Gap> gaps,
    Quantity missingOutsideGaps,
    int passedOutsideGaps,
    @Nullable String reason) {

  /** What can be said of the recording. */
  public enum State {
    /** There are events of it, and no gap stands out. */
    RECORDED,
    /** There are events of it, but none for a time in which many journeys passed its place. */
    GAP,
    /** The whole log has no event of it. */
    NEVER,
    /** The design says that it leaves no event. */
    NOT_OBSERVABLE
  }

  /** On which sides a gap is open. */
  public enum Side {
    /** Recording began after it. */
    BEGINNING,
    /** Recording stopped with it. */
    END,
    /** There are events before and after it. */
    BETWEEN
  }

  /**
   * A stretch of time without an event of a touchpoint.
   *
   * @param fromMillis when the first journey passed without one
   * @param toMillis when the last did
   * @param journeys that passed in between, all without one
   */
  public record Gap(long fromMillis, long toMillis, int journeys, Side side) {}

  public Recording {
    gaps = List.copyOf(gaps);
  }

  /** Whether a journey without an event of it tells anything: not if it is never recorded. */
  public boolean tellsOfAbsence() {
    return state == State.RECORDED || state == State.GAP;
  }

  /** How far its events are in the log. */
  public Measured verdict() {
    return switch (state) {
      case RECORDED -> Measured.MEASURED;
      case GAP -> Measured.PARTLY;
      case NEVER -> Measured.NOT_MEASURED;
      case NOT_OBSERVABLE -> Measured.NOT_OBSERVABLE;
    };
  }
}
