/**
 * The Inductive Miner family. Start at {@link org.desirepath.discovery.inductive.InductiveMiner}.
 * Imports {@code discovery}, {@code eventlog} and {@code model}.
 */
@NullMarked
package org.desirepath.discovery.inductive;

import org.jspecify.annotations.NullMarked;
