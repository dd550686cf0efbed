package org.desirepath.io.xes;

/** A part of the parser's buffer: the value of an XML attribute, without a string. */
final class CharRange {
  char[] text = new char[0];
  int from;
  int to;

  int length() {
    return to - from;
  }

  void set(String string) {
    text = string.toCharArray();
    from = 0;
    to = text.length;
  }

  void clear() {
    from = 0;
    to = 0;
  }

  @Override
  public String toString() {
    return new String(text, from, to - from);
  }
}
