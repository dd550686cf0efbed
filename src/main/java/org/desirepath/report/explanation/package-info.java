/** One finding of a stored result in words: definition, formula, numbers, caveats, journeys. */
@NullMarked
package org.desirepath.report.explanation;

import org.jspecify.annotations.NullMarked;
