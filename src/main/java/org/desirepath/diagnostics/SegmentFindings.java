package org.desirepath.diagnostics;

import java.util.List;
import org.desirepath.conformance.ConformanceSummary;
import org.desirepath.diagnostics.deviations.DeviationKind;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.diagnostics.journeys.StatusCounts;
import org.jspecify.annotations.Nullable;

/**
 * What was found among the journeys of one segment: the findings of the whole log, counted again.
 *
 * @param column the attribute that tells segments apart
 * @param value of the attribute; {@code (other)} for those with fewer than 30 journeys together,
 *     {@code (none)} for journeys without one
 * @param status journeys by status, or null without a declared outcome
 * @param deviations those of the whole log that could have been seen here, by kind, then
 *     touchpoint; some may have no journey here
 */
public record SegmentFindings(
    String column,
    String value,
    int journeys,
    ConformanceSummary conformance,
    @Nullable StatusCounts status,
    List<Count> deviations) {

  /**
   * A deviation among the journeys of a segment.
   *
   * @param share {@code journeys / observable} with Wilson's 95 % interval
   */
  public record Count(
      DeviationKind kind, String touchpoint, int journeys, int observable, Quantity share) {}

  public SegmentFindings {
    deviations = List.copyOf(deviations);
  }
}
