/**
 * What the company sends and what comes of it: answers, contact pressure, colliding campaigns,
 * campaign codes, contacts to those who were not meant, and offers that differ between channels.
 * Start at {@link org.desirepath.diagnostics.outbound.OutboundDiagnostic}. Imports {@code
 * diagnostics.journeys}, {@code diagnostics.touchpoints} and what is below them.
 */
@NullMarked
package org.desirepath.diagnostics.outbound;

import org.jspecify.annotations.NullMarked;
