/**
 * What happened: events, traces and variants in immutable columns. Start at {@link
 * org.desirepath.eventlog.EventLog}. Imports nothing of ours.
 */
@NullMarked
package org.desirepath.eventlog;

import org.jspecify.annotations.NullMarked;
