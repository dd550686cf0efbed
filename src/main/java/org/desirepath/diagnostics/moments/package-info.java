/**
 * Moments that go with a better or worse outcome. Start at {@link
 * org.desirepath.diagnostics.moments.CriticalMomentDiagnostic}. Imports the other sub-packages of
 * {@code diagnostics}.
 */
@NullMarked
package org.desirepath.diagnostics.moments;

import org.jspecify.annotations.NullMarked;
