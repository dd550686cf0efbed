package org.desirepath.eventlog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Labels and their codes, in order of first appearance. Grows while a log is read; not changed
 * afterwards.
 */
final class Dictionary {
  private final Map<String, Integer> codes = new HashMap<>();
  private final List<String> labels = new ArrayList<>();

  int add(String label) {
    Integer code = codes.get(label);
    if (code == null) {
      code = labels.size();
      codes.put(label, code);
      labels.add(label);
    }
    return code;
  }

  /** The code, or -1. */
  int find(String label) {
    return codes.getOrDefault(label, -1);
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
}
