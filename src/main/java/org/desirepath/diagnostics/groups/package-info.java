/**
 * Findings of groups of journeys beside each other: segments, periods, the arms of an experiment,
 * before and after a change; and whether findings drift. Start at {@link
 * org.desirepath.diagnostics.groups.GroupDiagnostic}. Imports {@code eventlog}, {@code model},
 * {@code statistics}, {@code conformance} and the other diagnostics.
 */
@NullMarked
package org.desirepath.diagnostics.groups;

import org.jspecify.annotations.NullMarked;
