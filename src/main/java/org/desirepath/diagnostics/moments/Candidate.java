package org.desirepath.diagnostics.moments;

import java.util.function.Supplier;
import org.desirepath.diagnostics.effects.Comparison;
import org.desirepath.diagnostics.effects.Landmark;
import org.desirepath.diagnostics.moments.CriticalMoments.Evidence;
import org.desirepath.diagnostics.moments.CriticalMoments.Facet;

/**
 * A moment to be tested.
 *
 * @param design which journeys are compared with which, and when
 * @param note what the design can't see here; may be empty
 * @param comparison made when asked for, the same each time: those of a large log would not all fit
 *     into memory at once
 */
record Candidate(
    String touchpoint,
    Facet facet,
    String design,
    Evidence evidence,
    String note,
    Supplier<Comparison> comparison) {

  /**
   * A score whose trend is to be tested.
   *
   * @param unit of the score
   * @param atLandmark journeys with their scores
   */
  record OfTrend(
      String touchpoint,
      Facet facet,
      String design,
      String unit,
      String note,
      Supplier<Landmark> atLandmark) {}
}
