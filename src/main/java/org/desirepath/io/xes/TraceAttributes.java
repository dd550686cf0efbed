package org.desirepath.io.xes;

import java.util.Arrays;
import org.desirepath.eventlog.document.AttributeType;

/** The attributes of one trace, kept until its identifier, and with it its row, is known. */
final class TraceAttributes {
  private XesKey[] keys = new XesKey[16];
  private AttributeType[] types = new AttributeType[16];
  private int[] ends = new int[16];
  private char[] text = new char[1024];
  private int size;

  void add(XesKey key, AttributeType type, CharRange value) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, size * 2);
      types = Arrays.copyOf(types, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
    }
    int start = start(size);
    int end = start + value.length();
    if (end > text.length) {
      text = Arrays.copyOf(text, Math.max(end, text.length * 2));
    }
    System.arraycopy(value.text, value.from, text, start, value.length());
    keys[size] = key;
    types[size] = type;
    ends[size++] = end;
  }

  /** Gives the attributes to a trace and forgets them. */
  void moveTo(XesCells cells, int trace) {
    for (int i = 0; i < size; i++) {
      cells.set(keys[i], trace, types[i], text, start(i), ends[i]);
    }
    size = 0;
  }

  private int start(int i) {
    return i == 0 ? 0 : ends[i - 1];
  }
}
