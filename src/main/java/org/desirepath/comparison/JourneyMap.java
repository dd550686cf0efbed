package org.desirepath.comparison;

import java.util.List;
import org.desirepath.eventlog.privacy.SmallCells;

/**
 * What really happened, laid over the designed flow: how many journeys reached each touchpoint and
 * went from one to the next. All counts are of journeys, each once.
 *
 * @param touchpoints in designed order, then the unplanned ones by count
 * @param flows sorted by from, then to, then kind
 * @param starts journeys by first designed touchpoint that happened
 */
public record JourneyMap(
    List<TouchpointCount> touchpoints, List<Flow> flows, List<TouchpointCount> starts) {

  /**
   * A touchpoint and the journeys that reached it.
   *
   * @param planned true if it is part of the designed flow
   */
  public record TouchpointCount(String touchpoint, int journeys, boolean planned) {}

  /** How two touchpoints follow each other. */
  public enum FlowKind {
    /** As designed, one right after the other. */
    PLANNED,
    /** Both are designed, and at least one between them was passed over. */
    SKIPPING,
    /** From a designed touchpoint to one that is not planned there. */
    TO_UNPLANNED,
    /** Designed, but no journey went this way. */
    UNUSED
  }

  /**
   * Journeys that went from one touchpoint to another.
   *
   * @param medianMillis lower median of the first such wait of each journey, -1 when not known
   */
  public record Flow(String from, String to, FlowKind kind, int journeys, long medianMillis) {}

  /** Without the ways that so few journeys went that it may show who they are. */
  JourneyMap shown(SmallCells small) {
    return small.masked()
        ? new JourneyMap(
            touchpoints,
            flows.stream().filter(flow -> small.showsCount(flow.journeys())).toList(),
            starts.stream().filter(start -> small.showsCount(start.journeys())).toList())
        : this;
  }

  public JourneyMap {
    touchpoints = List.copyOf(touchpoints);
    flows = List.copyOf(flows);
    starts = List.copyOf(starts);
  }
}
