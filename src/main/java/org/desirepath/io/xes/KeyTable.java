package org.desirepath.io.xes;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Attribute keys of one scope, found by a range of characters without a string. */
final class KeyTable {
  private final List<XesKey> keys = new ArrayList<>();
  private @Nullable XesKey[] table = new XesKey[64];

  XesKey of(CharRange range) {
    int hash = 0;
    for (int i = range.from; i < range.to; i++) {
      hash = 31 * hash + range.text[i];
    }
    int slot = slot(hash);
    for (XesKey key = table[slot]; key != null; key = table[slot]) {
      if (matches(key.name, range)) {
        return key;
      }
      slot = (slot + 1) & (table.length - 1);
    }
    return insert(range.toString());
  }

  XesKey of(String name) {
    CharRange range = new CharRange();
    range.decode(name);
    return of(range);
  }

  /** In order of first appearance. */
  List<XesKey> keys() {
    return keys;
  }

  private XesKey insert(String name) {
    XesKey key = new XesKey(name);
    keys.add(key);
    if (keys.size() * 2 > table.length) {
      table = new XesKey[table.length * 2];
      keys.forEach(this::place);
    } else {
      place(key);
    }
    return key;
  }

  private void place(XesKey key) {
    int slot = slot(key.name.hashCode());
    while (table[slot] != null) {
      slot = (slot + 1) & (table.length - 1);
    }
    table[slot] = key;
  }

  private int slot(int hash) {
    int mixed = hash * 0x9E3779B1;
    return (mixed ^ (mixed >>> 15)) & (table.length - 1);
  }

  private static boolean matches(String name, CharRange range) {
    if (name.length() != range.length()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) != range.text[range.from + i]) {
        return false;
      }
    }
    return true;
  }
}
