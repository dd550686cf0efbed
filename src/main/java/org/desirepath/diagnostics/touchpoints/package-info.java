/**
 * Facts of single touchpoints: how often, how long, what customers say of them, and whether the
 * figures a company likes to steer on go with the outcome. Start at {@link
 * org.desirepath.diagnostics.touchpoints.TouchpointDiagnostic} and {@link
 * org.desirepath.diagnostics.touchpoints.VanityCheck}. Imports {@code diagnostics.journeys}, {@code
 * diagnostics.effects} and what is below them.
 */
@NullMarked
package org.desirepath.diagnostics.touchpoints;

import org.jspecify.annotations.NullMarked;
