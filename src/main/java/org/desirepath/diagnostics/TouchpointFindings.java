package org.desirepath.diagnostics;

import org.desirepath.diagnostics.observability.Observability;

/**
 * What was found about single touchpoints, beside how journeys run through them.
 *
 * @param observability what the log can show of each
 */
public record TouchpointFindings(Observability observability) {}
