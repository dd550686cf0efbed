package org.desirepath.diagnostics;

import org.desirepath.diagnostics.CriticalMoments.Evidence;
import org.desirepath.diagnostics.CriticalMoments.Facet;

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
