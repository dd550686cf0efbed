/**
 * What a search runs on: labels as numbers, the graph of the states of a model (built whole, part
 * by part, or as it grows), visited states and their memory, limits.
 */
@NullMarked
package org.desirepath.conformance.graph;

import org.jspecify.annotations.NullMarked;
