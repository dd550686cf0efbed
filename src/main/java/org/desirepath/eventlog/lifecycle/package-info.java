/**
 * Activity instances: what the start, complete and other lifecycle rows of a log belong to; start
 * at {@link org.desirepath.eventlog.lifecycle.LifecyclePairing}. Imports {@code eventlog}.
 */
@NullMarked
package org.desirepath.eventlog.lifecycle;

import org.jspecify.annotations.NullMarked;
