package org.desirepath.eventlog;

import java.util.List;

/** Text by dictionary: a code a row, -1 for an empty cell. */
record TextColumn(String name, Dictionary dictionary, IntArray codes) implements Column {

  @Override
  public ColumnType type() {
    return ColumnType.TEXT;
  }

  @Override
  public int size() {
    return codes.size();
  }

  @Override
  public boolean isPresent(int row) {
    return codes.get(row) >= 0;
  }

  @Override
  public String text(int row) {
    int code = codes.get(row);
    if (code < 0) {
      throw new IllegalArgumentException("row " + row + " of " + name + " is empty");
    }
    return dictionary.label(code);
  }

  @Override
  public double number(int row) {
    String text = text(row);
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "row " + row + " of " + name + " is not a number: " + text, e);
    }
  }

  @Override
  public Column permuted(int[] order) {
    return new TextColumn(name, dictionary, codes.permuted(order));
  }

  @Override
  public List<String> distinct() {
    boolean[] used = new boolean[dictionary.size()];
    for (int row = 0; row < codes.size(); row++) {
      int code = codes.get(row);
      if (code >= 0) {
        used[code] = true;
      }
    }
    return dictionary.labels().stream().filter(l -> used[dictionary.find(l)]).sorted().toList();
  }

  @Override
  public int presentCount() {
    int present = 0;
    for (int row = 0; row < codes.size(); row++) {
      if (codes.get(row) >= 0) {
        present++;
      }
    }
    return present;
  }
}
