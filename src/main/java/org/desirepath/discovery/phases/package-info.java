/**
 * Phases of a journey, proposed from a log. Start at {@link
 * org.desirepath.discovery.phases.PhaseMiner}. Imports {@code discovery.inductive}, {@code
 * eventlog} and {@code model}.
 */
@NullMarked
package org.desirepath.discovery.phases;

import org.jspecify.annotations.NullMarked;
