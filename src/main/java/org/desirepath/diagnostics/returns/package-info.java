/**
 * Where a journey is as good as lost or won: start at {@link
 * org.desirepath.diagnostics.returns.PointsOfNoReturnDiagnostic}. Imports {@code
 * diagnostics.journeys} and {@code diagnostics.deviations}.
 */
@NullMarked
package org.desirepath.diagnostics.returns;

import org.jspecify.annotations.NullMarked;
