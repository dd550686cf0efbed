/**
 * What the log can show of each touchpoint and what it cannot, so that "not recorded" is never
 * taken for "did not happen". Start at {@link
 * org.desirepath.diagnostics.observability.ObservabilityDiagnostic}. Imports {@code
 * diagnostics.journeys} and what is below it.
 */
@NullMarked
package org.desirepath.diagnostics.observability;

import org.jspecify.annotations.NullMarked;
