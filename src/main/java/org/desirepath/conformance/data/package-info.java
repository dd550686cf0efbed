/**
 * Data and time beside the flow: guards of a net, usual waits. Entry points {@link
 * org.desirepath.conformance.data.GuardChecker} and {@link
 * org.desirepath.conformance.data.TemporalProfile}. May import eventlog, model, statistics and
 * conformance.
 */
@NullMarked
package org.desirepath.conformance.data;

import org.jspecify.annotations.NullMarked;
