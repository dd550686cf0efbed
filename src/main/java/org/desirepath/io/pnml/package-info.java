/**
 * Petri nets in PNML (ISO/IEC 15909-2). Start at {@link org.desirepath.io.pnml.PnmlReader}. Imports
 * {@code model} and {@code io}.
 */
@NullMarked
package org.desirepath.io.pnml;

import org.jspecify.annotations.NullMarked;
