/**
 * An alignment of one trace with a designed journey, its moves, and all optimal ones as a graph.
 */
@NullMarked
package org.desirepath.conformance.alignment;

import org.jspecify.annotations.NullMarked;
