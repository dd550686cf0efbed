/**
 * Journeys still under way: what they have ahead and what is overdue. Start at {@link
 * org.desirepath.diagnostics.progress.OpenJourneys}. Imports {@code conformance}, {@code model} and
 * {@code eventlog}.
 */
@NullMarked
package org.desirepath.diagnostics.progress;

import org.jspecify.annotations.NullMarked;
