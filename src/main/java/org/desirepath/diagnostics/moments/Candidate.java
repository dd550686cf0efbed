package org.desirepath.diagnostics.moments;

import org.desirepath.diagnostics.effects.Comparison;
import org.desirepath.diagnostics.moments.CriticalMoments.Evidence;
import org.desirepath.diagnostics.moments.CriticalMoments.Facet;

/**
 * A moment to be tested.
 *
 * @param design which journeys are compared with which, and when
 * @param note what the design can't see here; may be empty
 */
record Candidate(
    String touchpoint,
    Facet facet,
    String design,
    Evidence evidence,
    String note,
    Comparison comparison) {}
