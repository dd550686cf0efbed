/**
 * Event logs in CSV and back; start at {@link org.desirepath.io.csv.CsvLogs}. Imports {@code
 * eventlog} and the root of {@code io}.
 */
@NullMarked
package org.desirepath.io.csv;

import org.jspecify.annotations.NullMarked;
