/**
 * Designs of their own for groups of customers: each journey held against the design of its
 * persona. Start at {@link org.desirepath.comparison.personas.Personas}. Imports {@code eventlog},
 * {@code statistics}, {@code conformance} and {@code diagnostics}.
 */
@NullMarked
package org.desirepath.comparison.personas;

import org.jspecify.annotations.NullMarked;
