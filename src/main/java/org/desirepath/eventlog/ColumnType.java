package org.desirepath.eventlog;

/** The type of the values of a {@link Column}. */
public enum ColumnType {
  TEXT,
  INTEGER,
  REAL,
  BOOLEAN,
  /** Milliseconds since 1970-01-01T00:00Z. */
  TIME
}
