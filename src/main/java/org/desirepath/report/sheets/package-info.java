/**
 * Workbooks as Excel and LibreOffice read them (ECMA-376, Office Open XML): a sheet a table,
 * written row by row as the rows come.
 */
@NullMarked
package org.desirepath.report.sheets;

import org.jspecify.annotations.NullMarked;
