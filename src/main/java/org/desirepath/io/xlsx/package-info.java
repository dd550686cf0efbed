/**
 * Sheets of workbooks (.xlsx, ECMA-376); start at {@link org.desirepath.io.xlsx.XlsxLogs}. Imports
 * {@code eventlog} and the root of {@code io}.
 */
@NullMarked
package org.desirepath.io.xlsx;

import org.jspecify.annotations.NullMarked;
