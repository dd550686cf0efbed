/**
 * Conformance while journeys are under way: events one at a time, memory bounded, costs exact or
 * certified. Start at {@link org.desirepath.conformance.online.ConformanceMonitor}. Imports {@code
 * model} and {@code conformance}.
 */
@NullMarked
package org.desirepath.conformance.online;

import org.jspecify.annotations.NullMarked;
