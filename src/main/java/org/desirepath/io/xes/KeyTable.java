package org.desirepath.io.xes;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Attribute keys of one scope, found by a range of characters without a string. */
final class KeyTable {
  private final List<XesKey> keys = new ArrayList<>();
  private @Nullable XesKey[] table = new XesKey[64];

  /** The key of a range; tried first is the one that followed the key before it the last time. */
  XesKey after(@Nullable XesKey before, CharRange range) {
    XesKey guess = before == null ? null : before.next;
    if (guess != null && guess.is(range)) {
      return guess;
    }
    XesKey key = of(range);
    if (before != null) {
      before.next = key;
    }
    return key;
  }

  XesKey of(CharRange range) {
    int hash = 0;
    for (int i = range.from; i < range.to; i++) {
      hash = 31 * hash + range.text[i];
    }
    int slot = slot(hash);
    for (XesKey key = table[slot]; key != null; key = table[slot]) {
      if (key.is(range)) {
        return key;
      }
      slot = (slot + 1) & (table.length - 1);
    }
    return insert(range.toString());
  }

  XesKey of(String name) {
    CharRange range = new CharRange();
    range.set(name);
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
}
