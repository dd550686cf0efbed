/**
 * The plant of a simulation ({@code *.plant.yaml}): what is put into a simulated log. Start at
 * {@link org.desirepath.io.plant.PlantReader}. Imports {@code io} and {@code model}.
 */
@NullMarked
package org.desirepath.io.plant;

import org.jspecify.annotations.NullMarked;
