package org.desirepath.conformance.online;

/** What is kept of one case: the ways its events can stand in the model, cheapest first. */
final class Column {
  static final long NEVER = Long.MAX_VALUE;

  int[] states;
  long[] costs;
  Trail[] trails;

  /** No way that was dropped can cost less; {@link #NEVER} while none was. */
  long droppedCost = NEVER;

  int events;
  int lateEvents;
  long lastMillis = Long.MIN_VALUE;
  long logCost;

  Column(int state) {
    states = new int[] {state};
    costs = new long[] {0};
    trails = new Trail[] {Trail.EMPTY};
  }

  /** Keeps the cheapest way only, and of its deviations the number. */
  void reduceToOne() {
    if (costs.length > 1) {
      droppedCost = Math.min(droppedCost, costs[1]);
    }
    states = new int[] {states[0]};
    costs = new long[] {costs[0]};
    trails = new Trail[] {trails[0].cutTo(0)};
  }
}
