/**
 * What should happen or was found: Petri nets, process trees, directly-follows graphs and the
 * journey blueprint. Start at {@link org.desirepath.model.ProcessModel}. Imports nothing of ours.
 */
@NullMarked
package org.desirepath.model;

import org.jspecify.annotations.NullMarked;
