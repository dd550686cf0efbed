/**
 * Where customers leave without success. Start at {@link
 * org.desirepath.diagnostics.dropoff.DropOffDiagnostic}. Imports {@code diagnostics.journeys}.
 */
@NullMarked
package org.desirepath.diagnostics.dropoff;

import org.jspecify.annotations.NullMarked;
