/**
 * How good a log and a model are for each other, in numbers that each carry their definition:
 * fitness, precision, generalisation, simplicity, and heuristics named as such. Start at {@link
 * org.desirepath.conformance.quality.QualityMeasures}. Imports {@code conformance}, {@code model}.
 *
 * <p>All measures of a log are over resolved journeys. Touchpoints that leave no event count as
 * silent. Designed exits and unplanned touchpoints that are allowed stand beside the flow: a
 * journey that took an exit counts up to it and has no end to compare, and allowed events are
 * passed over.
 */
@NullMarked
package org.desirepath.conformance.quality;

import org.jspecify.annotations.NullMarked;
