/**
 * Customer-experience findings: where journeys deviate from the design, where customers drop off
 * and which moments go with a better or worse outcome. Start at {@link
 * org.desirepath.diagnostics.Diagnosis}. Imports {@code eventlog}, {@code model}, {@code
 * statistics} and {@code conformance}.
 */
@NullMarked
package org.desirepath.diagnostics;

import org.jspecify.annotations.NullMarked;
