package org.desirepath.diagnostics;

import org.desirepath.diagnostics.observability.Observability;
import org.desirepath.diagnostics.outbound.Outbound;
import org.desirepath.diagnostics.touchpoints.Engagement;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts;
import org.desirepath.diagnostics.touchpoints.VanityCheck;

/**
 * What was found about single touchpoints, beside how journeys run through them.
 *
 * @param observability what the log can show of each
 * @param facts how often, how long, and what customers say
 * @param engagement whether engagement points foretell the outcome
 * @param vanity whether figures of volume and engagement go with the outcome
 * @param outbound what the company sends, and what comes of it
 */
public record TouchpointFindings(
    Observability observability,
    TouchpointFacts facts,
    Engagement engagement,
    VanityCheck vanity,
    Outbound outbound) {}
