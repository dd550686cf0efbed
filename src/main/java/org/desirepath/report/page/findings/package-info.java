/** The sections of {@code index.html} on deviations, drop-off, critical moments and touchpoints. */
@NullMarked
package org.desirepath.report.page.findings;

import org.jspecify.annotations.NullMarked;
