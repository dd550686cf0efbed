/**
 * A log beside a designed model: optimal alignments, fitness and what else says how well they
 * agree. Start at {@link org.desirepath.conformance.ConformanceChecker}. Below it, each imports
 * only those named after it: {@code search}, {@code bounds}, {@code graph}, {@code alignment}.
 * Imports {@code eventlog}, {@code model} and {@code statistics}.
 */
@NullMarked
package org.desirepath.conformance;

import org.jspecify.annotations.NullMarked;
