package org.desirepath.conformance.graph;

/**
 * When to stop looking for the optimum of one trace.
 *
 * @param maxStates most states of one trace
 * @param deadlineNanos reading of {@link System#nanoTime} after which every search stops, if {@code
 *     timed}
 */
public record SearchLimits(int maxStates, boolean timed, long deadlineNanos) {

  /** The clock is read only now and then: reading it costs more than a step of the search. */
  private static final int BETWEEN_READINGS = 0xFF;

  /** Practically none. */
  public static final SearchLimits NONE = new SearchLimits(Integer.MAX_VALUE, false, 0);

  /** The same with no more states than this. */
  public SearchLimits atMost(int states) {
    return new SearchLimits(Math.min(maxStates, states), timed, deadlineNanos);
  }

  /** The same for a search that goes straight to its end. */
  public SearchLimits withAnyStates() {
    return new SearchLimits(Integer.MAX_VALUE, timed, deadlineNanos);
  }

  /** True if the time is up. */
  public boolean isTimeUp() {
    return timed && System.nanoTime() - deadlineNanos > 0;
  }

  /**
   * True if a search has to stop.
   *
   * @param steps made so far, counted one by one
   */
  public boolean reached(int states, int steps) {
    return states >= maxStates || ((steps & BETWEEN_READINGS) == 0 && isTimeUp());
  }
}
