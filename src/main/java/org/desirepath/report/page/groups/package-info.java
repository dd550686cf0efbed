/**
 * The sections of {@code index.html} that hold groups against each other: segments, periods,
 * levels, experiments, targets, a baseline.
 */
@NullMarked
package org.desirepath.report.page.groups;

import org.jspecify.annotations.NullMarked;
