/**
 * What a journey is to every finding: its status, times, segments, periods and outcome window.
 * Start at {@link org.desirepath.diagnostics.journeys.AlignedJourneys}. Imports {@code eventlog},
 * {@code model}, {@code statistics} and {@code conformance}.
 */
@NullMarked
package org.desirepath.diagnostics.journeys;

import org.jspecify.annotations.NullMarked;
