/**
 * Journeys that had something at a moment beside comparable ones that had not: landmarks and
 * exact-time risk sets. Start at {@link org.desirepath.diagnostics.effects.Comparison}. Imports
 * {@code diagnostics.journeys}.
 */
@NullMarked
package org.desirepath.diagnostics.effects;

import org.jspecify.annotations.NullMarked;
