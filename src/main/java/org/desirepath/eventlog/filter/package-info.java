/**
 * Parts of an event log: small composable records, each of which says what it removed. Start at
 * {@link org.desirepath.eventlog.filter.LogFilter}. Imports {@code eventlog} and {@code
 * statistics}.
 */
@NullMarked
package org.desirepath.eventlog.filter;

import org.jspecify.annotations.NullMarked;
