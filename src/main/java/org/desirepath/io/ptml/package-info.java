/**
 * Process trees in PTML. Start at {@link org.desirepath.io.ptml.PtmlReader}. Imports {@code model}
 * and {@code io}.
 */
@NullMarked
package org.desirepath.io.ptml;

import org.jspecify.annotations.NullMarked;
