package org.desirepath.eventlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Labels and their codes, in order of first appearance. Grows while a log is read; not changed
 * afterwards.
 *
 * <p>An open-addressing table of codes: looking a label up by a range of characters makes no string
 * when the label is known, which is nearly always so in an event log.
 */
final class Dictionary {
  private final List<String> labels = new ArrayList<>();
  private int[] hashes = new int[8];
  private int[] table = emptyTable(16);

  int add(String label) {
    int hash = label.hashCode();
    int slot = slotOf(label, hash);
    return table[slot] >= 0 ? table[slot] : insert(label, hash, slot);
  }

  int add(char[] text, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + text[i];
    }
    int slot = spread(hash);
    while (table[slot] >= 0) {
      int code = table[slot];
      if (hashes[code] == hash && same(labels.get(code), text, from, to)) {
        return code;
      }
      slot = (slot + 1) & (table.length - 1);
    }
    return insert(new String(text, from, to - from), hash, slot);
  }

  /** The code, or -1. */
  int find(String label) {
    return table[slotOf(label, label.hashCode())];
  }

  private int slotOf(String label, int hash) {
    int slot = spread(hash);
    while (table[slot] >= 0
        && (hashes[table[slot]] != hash || !labels.get(table[slot]).equals(label))) {
      slot = (slot + 1) & (table.length - 1);
    }
    return slot;
  }

  String label(int code) {
    return labels.get(code);
  }

  int size() {
    return labels.size();
  }

  List<String> labels() {
    return Collections.unmodifiableList(labels);
  }

  private int insert(String label, int hash, int slot) {
    int code = labels.size();
    labels.add(label);
    if (code == hashes.length) {
      hashes = Arrays.copyOf(hashes, code * 2);
    }
    hashes[code] = hash;
    table[slot] = code;
    if (labels.size() * 2 > table.length) {
      grow();
    }
    return code;
  }

  private void grow() {
    table = emptyTable(table.length * 2);
    for (int code = 0; code < labels.size(); code++) {
      int slot = spread(hashes[code]);
      while (table[slot] >= 0) {
        slot = (slot + 1) & (table.length - 1);
      }
      table[slot] = code;
    }
  }

  private int spread(int hash) {
    int mixed = hash * 0x9E3779B1;
    return (mixed ^ (mixed >>> 15)) & (table.length - 1);
  }

  private static boolean same(String label, char[] text, int from, int to) {
    if (label.length() != to - from) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (label.charAt(i - from) != text[i]) {
        return false;
      }
    }
    return true;
  }

  private static int[] emptyTable(int size) {
    int[] empty = new int[size];
    Arrays.fill(empty, -1);
    return empty;
  }
}
