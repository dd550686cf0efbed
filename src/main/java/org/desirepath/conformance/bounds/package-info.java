/**
 * Lower bounds on the cost still to come, from a state to the end of trace and model, that keep a
 * best first search exact.
 */
@NullMarked
package org.desirepath.conformance.bounds;

import org.jspecify.annotations.NullMarked;
