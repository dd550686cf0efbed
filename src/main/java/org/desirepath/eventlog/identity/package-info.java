/**
 * Whose events they are: logs of several sources as one, identifiers stitched to customers with a
 * row of audit for each, sessions, and the same events as journeys of customers, sessions or
 * orders. Start at {@link org.desirepath.eventlog.identity.Stitching}.
 */
@NullMarked
package org.desirepath.eventlog.identity;

import org.jspecify.annotations.NullMarked;
