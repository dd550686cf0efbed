/**
 * From the result of a comparison to files: a web page, JSON, tables and figures. Start at {@link
 * org.desirepath.report.ReportFolder}; a single document is a {@link
 * org.desirepath.report.ReportWriter}. Imports {@code comparison} and everything below it.
 */
@NullMarked
package org.desirepath.report;

import org.jspecify.annotations.NullMarked;
