package org.desirepath.conformance.rules;

import org.desirepath.model.rules.JourneyRule;

/**
 * A rule that a log keeps well enough.
 *
 * @param support fulfilled activations of all activations
 * @param confidence support, times the share of traces that activate the rule
 * @param interest confidence, times the share of traces that have both touchpoints
 * @param keepingTraces traces that activate the rule and do not violate it
 */
public record DiscoveredRule(
    JourneyRule rule, double support, double confidence, double interest, int keepingTraces) {}
