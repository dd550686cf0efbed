package org.desirepath.io.xes;

import java.util.Arrays;
import org.desirepath.eventlog.ColumnBuilder;
import org.desirepath.eventlog.document.AttributeType;
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
  private final char[] chars;
  Meaning meaning = Meaning.PLAIN;

  /** For {@link Meaning#ACTIVITY_PART}, its place in the label. */
  int part;

  boolean seen;

  /** The key that stood after this one the last time; files repeat themselves. */
  @Nullable XesKey next;

  /** The type of its first value in the file. */
  @Nullable AttributeType type;

  /** Some value had another type, or was not of its type. */
  boolean mixed;

  /** Its column is made from attributes inside others. */
  boolean derived;

  /** The row that has a value already, and whether that value is in the document too. */
  int lastRow = -1;

  boolean lastInDocument;

  @Nullable ColumnBuilder column;

  XesKey(String name) {
    this.name = name;
    chars = name.toCharArray();
  }

  boolean is(CharRange range) {
    return Arrays.equals(chars, 0, chars.length, range.text, range.from, range.to);
  }
}
