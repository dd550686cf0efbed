/**
 * A result beside an earlier one: what changed, and whether it is more than noise. Start at {@link
 * org.desirepath.comparison.baseline.BaselineComparison}. Imports {@code statistics}.
 */
@NullMarked
package org.desirepath.comparison.baseline;

import org.jspecify.annotations.NullMarked;
