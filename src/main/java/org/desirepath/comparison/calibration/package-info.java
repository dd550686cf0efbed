/**
 * How far findings can be trusted: the whole pipeline run over many simulated logs of which the
 * truth is known. Start at {@link org.desirepath.comparison.calibration.Calibration}. Imports what
 * {@code comparison} may.
 */
@NullMarked
package org.desirepath.comparison.calibration;

import org.jspecify.annotations.NullMarked;
