/**
 * The pipeline: designed versus actual, in one call. Start at {@link
 * org.desirepath.comparison.JourneyComparison}. Imports everything below it; servers and jobs that
 * stand beside the command line call this package.
 */
@NullMarked
package org.desirepath.comparison;

import org.jspecify.annotations.NullMarked;
