/**
 * What the figures of a report show, taken from a comparison result: one class a figure. Start at
 * {@link org.desirepath.report.figures.FlowsData}. Imports what lies below {@code report}, not
 * {@code report} itself.
 */
@NullMarked
package org.desirepath.report.figures;

import org.jspecify.annotations.NullMarked;
