package org.desirepath.io.xes;

import org.desirepath.eventlog.ColumnBuilder;
import org.jspecify.annotations.Nullable;

/** An attribute key of one scope, what it means, and its column once it has one. */
final class XesKey {

  /** What the reader does with the value beside keeping it. */
  enum Meaning {
    PLAIN,
    /** The whole activity label, kept nowhere else. */
    ACTIVITY,
    /** A part of the label that a classifier makes. */
    ACTIVITY_PART,
    TIME,
    START_TIME,
    ORDER,
    TRACE_ID
  }

  final String name;
  Meaning meaning = Meaning.PLAIN;

  /** For {@link Meaning#ACTIVITY_PART}, its place in the label. */
  int part;

  boolean seen;
  @Nullable ColumnBuilder column;

  XesKey(String name) {
    this.name = name;
  }
}
