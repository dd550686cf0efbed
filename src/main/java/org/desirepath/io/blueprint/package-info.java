/**
 * The journey blueprint ({@code *.journey.yaml}), a designed journey as a whiteboard has it. Start
 * at {@link org.desirepath.io.blueprint.BlueprintReader}. Imports {@code io} and {@code model}.
 */
@NullMarked
package org.desirepath.io.blueprint;

import org.jspecify.annotations.NullMarked;
