/**
 * The searches for optimal alignments, from the cheap to the exhaustive, over the synchronous
 * product of trace and model.
 */
@NullMarked
package org.desirepath.conformance.search;

import org.jspecify.annotations.NullMarked;
