package org.desirepath.diagnostics.dropoff;

import java.util.List;
import java.util.OptionalLong;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.diagnostics.journeys.StatusCounts;
import org.jspecify.annotations.Nullable;

/**
 * Where customers leave without success.
 *
 * @param status journeys by status
 * @param steps a row for each designed touchpoint, in the designed order
 * @param cumulativeIncidence what became of journeys by the time since their first event, in order
 *     of time; empty when it can't be had
 * @param cumulativeIncidenceReason why it can't be had, or null
 */
public record DropOff(
    StatusCounts status,
    List<Step> steps,
    List<IncidencePoint> cumulativeIncidence,
    @Nullable String cumulativeIncidenceReason) {

  /**
   * What became of the journeys that reached a touchpoint.
   *
   * @param entered journeys that reached it, each once: the sum of the next four
   * @param advanced reached another designed touchpoint later, or success
   * @param exited left by a designed exit from here
   * @param abandoned were lost here
   * @param open this was their last so far
   * @param mature journeys whose first entry is at least the inactivity limit, and the time within
   *     which lost ones still had events, before the time of extraction
   * @param rate lost here among {@code mature}, with Wilson's 95 % interval
   * @param designed designed rate
   * @param gapToTarget journeys lost beyond the design, {@code (rate - designed) * mature}, with
   *     the interval that follows from that of the rate
   * @param inactiveAfterMillis silent for this long here = lost; empty if not known
   * @param inactiveAfterReason how the limit was found, or why it is not known
   */
  public record Step(
      String touchpoint,
      int entered,
      int advanced,
      int exited,
      int abandoned,
      int open,
      int mature,
      Quantity rate,
      Quantity designed,
      Quantity gapToTarget,
      OptionalLong inactiveAfterMillis,
      String inactiveAfterReason) {}

  /**
   * Shares of journeys by a time since the first event, by Aalen and Johansen.
   *
   * @param timeMillis since the first event
   */
  public record IncidencePoint(
      long timeMillis, double completed, double exited, double abandoned) {}

  public DropOff {
    steps = List.copyOf(steps);
    cumulativeIncidence = List.copyOf(cumulativeIncidence);
  }
}
