/**
 * What is true of a simulated log, as JSON. Start at {@link org.desirepath.io.truth.TruthWriter}.
 * Imports {@code model}.
 */
@NullMarked
package org.desirepath.io.truth;

import org.jspecify.annotations.NullMarked;
