/**
 * The figures of a report, one record each: plain numbers and names in, a {@link
 * org.desirepath.visualization.Figure} out. Start at {@link
 * org.desirepath.visualization.figures.DesignedVersusActual}. Imports {@code visualization} only.
 */
@NullMarked
package org.desirepath.visualization.figures;

import org.jspecify.annotations.NullMarked;
