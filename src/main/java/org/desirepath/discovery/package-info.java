/**
 * An event log to a process model. Start at {@link org.desirepath.discovery.DiscoveryAlgorithm}.
 * Imports {@code eventlog}, {@code model} and {@code statistics}.
 */
@NullMarked
package org.desirepath.discovery;

import org.jspecify.annotations.NullMarked;
