/**
 * An event log to a process model. Start at {@link org.desirepath.discovery.DiscoveryAlgorithm}.
 * Imports {@code eventlog} and {@code model}.
 */
@NullMarked
package org.desirepath.discovery;

import org.jspecify.annotations.NullMarked;
