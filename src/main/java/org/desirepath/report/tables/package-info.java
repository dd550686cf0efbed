/** The findings as CSV files, one row a fact. */
@NullMarked
package org.desirepath.report.tables;

import org.jspecify.annotations.NullMarked;
