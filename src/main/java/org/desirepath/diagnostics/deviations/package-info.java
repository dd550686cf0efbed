/**
 * Where journeys leave the design, how often, and what goes with it. Start at {@link
 * org.desirepath.diagnostics.deviations.DeviationDiagnostic}. Imports {@code diagnostics.journeys}
 * and {@code diagnostics.effects}.
 */
@NullMarked
package org.desirepath.diagnostics.deviations;

import org.jspecify.annotations.NullMarked;
