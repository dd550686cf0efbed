package org.desirepath.io.xes;

import java.util.Arrays;

/**
 * A stretch of an XML file and the tags in it: what {@link XmlScanner} hands to {@link XmlTokens},
 * perhaps on another thread. A tag is {@link #START}, {@link #EMPTY} or {@link #END}, with the line
 * it stands on and, at a start, the bounds of name and value of each attribute.
 */
final class XmlBatch {
  static final int CHARS = 1 << 16;
  static final int END = 0;
  static final int START = 1;
  static final int EMPTY = 2;

  /** Kind, line and number of attributes. */
  static final int HEAD = 3;

  /** Begin and end of the name, begin and end of the value. */
  static final int ATTRIBUTE = 4;

  char[] text;
  int[] parts = new int[1 << 14];
  int size;
  XmlName[] names = new XmlName[1 << 11];
  int nameCount;
  long firstLine;

  XmlBatch(int chars) {
    text = new char[chars];
  }

  /** Where the bounds of an attribute of the tag to be added next stand; they may be written. */
  int attribute(int index) {
    int at = size + HEAD + index * ATTRIBUTE;
    if (at + ATTRIBUTE > parts.length) {
      parts = Arrays.copyOf(parts, parts.length * 2);
    }
    return at;
  }

  void start(XmlName name, boolean empty, long line, int attributes) {
    if (nameCount == names.length) {
      names = Arrays.copyOf(names, nameCount * 2);
    }
    names[nameCount++] = name;
    add(empty ? EMPTY : START, line, attributes);
  }

  void end(long line) {
    add(END, line, 0);
  }

  private void add(int kind, long line, int attributes) {
    attribute(0);
    if (size == 0) {
      firstLine = line;
    }
    parts[size] = kind;
    parts[size + 1] = (int) (line - firstLine);
    parts[size + 2] = attributes;
    size += HEAD + attributes * ATTRIBUTE;
  }

  void clear() {
    size = 0;
    nameCount = 0;
  }
}
