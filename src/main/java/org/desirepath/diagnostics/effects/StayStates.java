package org.desirepath.diagnostics.effects;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.eventlog.EventLog;

/**
 * States of journeys that are compared by how long they stayed in one, or by what came again in it:
 * told apart also by what else came beside the flow during the stay. The longer a stay, the more
 * comes into it; without this, an effect of a reminder shows as one of the wait for it, and as one
 * of how often something else came. O(events of the stay) each; not safe for several threads.
 */
public final class StayStates {

  /** Below {@link Stays#START} and all activities. */
  private static final int FIRST = -2;

  private record Key(int state, TreeSet<Integer> beside) {}

  private final AlignedJourneys journeys;
  private final EventLog log;
  private final int except;
  private final Map<Key, Integer> codes = new HashMap<>();

  /**
   * States of one comparison.
   *
   * @param except code of an activity that is itself compared; below 0 = none
   */
  public StayStates(AlignedJourneys journeys, int except) {
    this.journeys = journeys;
    this.log = journeys.log();
    this.except = except;
  }

  /**
   * The state of a journey that came into it by one event and left it by another.
   *
   * @param from row of the event, or below the first row of the trace = from the start
   * @param to row of the other
   */
  public int of(int trace, int from, int to) {
    int[] transitions = journeys.transitionsOf(trace);
    int first = log.firstEvent(trace);
    int state = from < first ? Stays.START : log.activity(from);
    TreeSet<Integer> beside = null;
    for (int e = StrictMath.max(first, from + 1); e < to; e++) {
      if (transitions[e - first] < 0 && log.activity(e) != except) {
        beside = beside == null ? new TreeSet<>() : beside;
        beside.add(log.activity(e));
      }
    }
    return beside == null
        ? state
        : codes.computeIfAbsent(new Key(state, beside), key -> FIRST - codes.size());
  }
}
