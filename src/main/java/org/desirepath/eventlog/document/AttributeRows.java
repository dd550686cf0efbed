package org.desirepath.eventlog.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Attributes of some rows of a log that its columns can't hold. Equal lists are kept once; 4 bytes
 * a row if any row has some, else none. Immutable.
 */
public final class AttributeRows {
  private static final AttributeRows NONE = new AttributeRows(List.of(), new int[0]);

  private final List<List<Attribute>> lists;
  private final int[] codes;

  private AttributeRows(List<List<Attribute>> lists, int[] codes) {
    this.lists = lists;
    this.codes = codes;
  }

  public static AttributeRows none() {
    return NONE;
  }

  /** Of one row; empty if it has none. */
  public List<Attribute> get(int row) {
    return row < codes.length && codes[row] >= 0 ? lists.get(codes[row]) : List.of();
  }

  public boolean isEmpty() {
    return lists.isEmpty();
  }

  /** The rows in a new order: row {@code i} of the result is row {@code order[i]} of this. */
  public AttributeRows permuted(int[] order) {
    if (isEmpty()) {
      return this;
    }
    int[] result = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      result[i] = order[i] < codes.length ? codes[order[i]] : -1;
    }
    return new AttributeRows(lists, result);
  }

  /** Collects rows in any order. Not thread-safe. */
  public static final class Builder {
    private final List<List<Attribute>> lists = new ArrayList<>();
    private final Map<List<Attribute>, Integer> known = new HashMap<>();
    private int[] codes = new int[0];

    /** No rows yet. */
    public Builder() {}

    /** Adds attributes to those a row has. */
    public void add(int row, List<Attribute> attributes) {
      if (attributes.isEmpty()) {
        return;
      }
      if (row >= codes.length) {
        int before = codes.length;
        codes = Arrays.copyOf(codes, Math.max(row + 1, before + (before >> 1)));
        Arrays.fill(codes, before, codes.length, -1);
      }
      List<Attribute> all = new ArrayList<>();
      if (codes[row] >= 0) {
        all.addAll(lists.get(codes[row]));
      }
      all.addAll(attributes);
      List<Attribute> whole = List.copyOf(all);
      Integer code = known.putIfAbsent(whole, lists.size());
      if (code == null) {
        code = lists.size();
        lists.add(whole);
      }
      codes[row] = code;
    }

    public AttributeRows build() {
      return lists.isEmpty() ? NONE : new AttributeRows(lists, codes);
    }
  }
}
