/**
 * Event logs in XES (IEEE 1849) and back; start at {@link org.desirepath.io.xes.XesLogs}. Imports
 * {@code eventlog} and the root of {@code io}.
 */
@NullMarked
package org.desirepath.io.xes;

import org.jspecify.annotations.NullMarked;
