package org.desirepath.eventlog;

import java.util.List;

/**
 * A distinct sequence of activities and the traces that show it.
 *
 * @param activities labels in order; may be empty
 * @param traceCount number of traces with this sequence, at least 1
 * @param firstTrace index of the first of them
 */
public record Variant(List<String> activities, int traceCount, int firstTrace) {
  public Variant {
    activities = List.copyOf(activities);
  }
}
