/**
 * Event logs in Parquet, through DuckDB where its driver is on the class path; start at {@link
 * org.desirepath.io.parquet.ParquetLogs}. Imports {@code eventlog} and the root of {@code io}.
 */
@NullMarked
package org.desirepath.io.parquet;

import org.jspecify.annotations.NullMarked;
