package org.desirepath.eventlog.identity;

import org.desirepath.eventlog.EventLog;

/**
 * The log of one system.
 *
 * @param name of the system, such as {@code web}
 * @param channel of events that do not say theirs
 * @param customerIds true if its journeys' identifiers are those of customers
 */
public record LogSource(String name, String channel, boolean customerIds, EventLog log) {}
