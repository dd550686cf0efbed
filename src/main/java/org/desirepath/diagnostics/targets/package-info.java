/**
 * What a design promises in numbers, held against what happened: pass, fail or undecided. Start at
 * {@link org.desirepath.diagnostics.targets.TargetDiagnostic}. Imports {@code eventlog}, {@code
 * model}, {@code statistics} and the other diagnostics.
 */
@NullMarked
package org.desirepath.diagnostics.targets;

import org.jspecify.annotations.NullMarked;
