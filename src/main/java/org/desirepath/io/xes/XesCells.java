package org.desirepath.io.xes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.desirepath.eventlog.ColumnBuilder;
import org.desirepath.eventlog.document.Attribute;
import org.desirepath.eventlog.document.AttributeType;

/**
 * The cells of one scope, events or traces, and what they can't hold: a value of another type than
 * the first one of its key, one that is not of its type, a second one of the same key, and
 * attributes with others inside. Those are kept as they are, for writing the log back.
 */
final class XesCells {
  private final KeyTable keys;
  private final XesValues values;
  private final Function<String, ColumnBuilder> columns;
  private final List<Attribute> document = new ArrayList<>();
  private final CharRange path = new CharRange();

  XesCells(KeyTable keys, XesValues values, Function<String, ColumnBuilder> columns) {
    this.keys = keys;
    this.values = values;
    this.columns = columns;
  }

  /** Sets a cell, and keeps the value as it is if the cell can't hold it. */
  void set(XesKey key, int row, AttributeType type, char[] text, int from, int to) {
    if (!holds(key, row, type, text, from, to)) {
      keep(Attribute.of(key.name, type, new String(text, from, to - from)));
    }
  }

  /** Sets a cell of an attribute that has others inside, and keeps it with them. */
  void set(XesKey key, int row, Attribute tree) {
    char[] text = tree.value().toCharArray();
    boolean held = !tree.type().hasValue() || holds(key, row, tree.type(), text, 0, text.length);
    if (!held || !tree.type().hasValue() || !tree.children().isEmpty()) {
      keep(tree);
      key.lastInDocument = true;
    }
    inside(tree, row);
  }

  /** Makes columns of the attributes inside one. */
  void inside(Attribute tree, int row) {
    inside(tree, tree.key(), row);
  }

  private void inside(Attribute tree, String prefix, int row) {
    for (Attribute child : tree.children()) {
      boolean values = child.type() == AttributeType.VALUES;
      String name = values ? prefix : prefix + "/" + child.key();
      if (child.type().hasValue()) {
        path.set(name);
        XesKey key = keys.of(path);
        key.derived = true;
        key.seen = true;
        char[] text = child.value().toCharArray();
        this.values.set(column(key), row, child.type(), text, 0, text.length);
      }
      inside(child, name, row);
    }
  }

  /** Keeps an attribute as it is. */
  void keep(Attribute attribute) {
    document.add(attribute);
  }

  /** What was kept since the last call. */
  List<Attribute> taken() {
    if (document.isEmpty()) {
      return List.of();
    }
    List<Attribute> taken = List.copyOf(document);
    document.clear();
    return taken;
  }

  ColumnBuilder column(XesKey key) {
    ColumnBuilder column = key.column;
    if (column == null) {
      column = columns.apply(key.name);
      key.column = column;
    }
    return column;
  }

  /** Sets a cell; false if the value must be kept beside it. */
  private boolean holds(XesKey key, int row, AttributeType type, char[] text, int from, int to) {
    ColumnBuilder column = column(key);
    boolean again = key.lastRow == row;
    AttributeType first = key.type;
    if (first == null) {
      key.type = type;
      first = type;
    }
    if (again && !key.lastInDocument) {
      String before = column.textAt(row);
      if (before != null) {
        keep(Attribute.of(key.name, first, before));
      }
    }
    boolean fits = values.set(column, row, type, text, from, to) && type == first;
    key.mixed |= !fits;
    boolean held = fits && !again && !key.derived;
    key.lastRow = row;
    key.lastInDocument = !held;
    return held;
  }
}
