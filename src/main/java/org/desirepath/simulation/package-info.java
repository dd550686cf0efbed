/**
 * Plays a designed journey out to an event log of which the truth is known. Start at {@link
 * org.desirepath.simulation.JourneySimulator}. Imports {@code eventlog} and {@code model}.
 */
@NullMarked
package org.desirepath.simulation;

import org.jspecify.annotations.NullMarked;
