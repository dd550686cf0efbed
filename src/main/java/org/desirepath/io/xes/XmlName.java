package org.desirepath.io.xes;

import org.desirepath.eventlog.document.AttributeType;
import org.jspecify.annotations.Nullable;

/** The name of an element, kept because the same ones come again and again. */
final class XmlName {
  private final char[] chars;

  /** With its prefix, as the end tag must have it. */
  final String whole;

  /** Without its prefix. */
  final String local;

  /** What attribute of XES the element is, or null. */
  final @Nullable AttributeType type;

  XmlName(char[] text, int from, int to) {
    whole = new String(text, from, to - from);
    local = whole.substring(whole.lastIndexOf(':') + 1);
    chars = whole.toCharArray();
    type = AttributeType.of(local);
  }

  boolean is(char[] text, int from, int to) {
    if (chars.length != to - from) {
      return false;
    }
    for (int i = 0; i < chars.length; i++) {
      if (chars[i] != text[from + i]) {
        return false;
      }
    }
    return true;
  }
}
