package org.desirepath.io.bpmn;

import java.util.List;

/** What a reader is told of how the file was understood. */
final class Notes {
  private static final int MOST_NAMED = 20;

  private Notes() {}

  /** The first names of a list. */
  static String some(List<String> names) {
    int shown = Math.min(names.size(), MOST_NAMED);
    return String.join(", ", names.subList(0, shown))
        + (shown < names.size() ? ", and " + (names.size() - shown) + " more" : "");
  }

  /** One note for all elements that share a reason. */
  static void add(List<String> notes, String reason, List<String> elements) {
    if (!elements.isEmpty()) {
      notes.add(reason + " (" + elements.size() + "): " + some(elements) + ".");
    }
  }
}
