/**
 * Rules beside the flow and conditions on data: what a declarative model or the guards of a net
 * say. Entry points {@link org.desirepath.model.rules.JourneyRule} and {@link
 * org.desirepath.model.rules.Condition}. Imports nothing.
 */
@NullMarked
package org.desirepath.model.rules;

import org.jspecify.annotations.NullMarked;
