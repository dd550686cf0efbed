/** The report that a client opens, {@code index.html}: the order of its sections. */
@NullMarked
package org.desirepath.report.page;

import org.jspecify.annotations.NullMarked;
