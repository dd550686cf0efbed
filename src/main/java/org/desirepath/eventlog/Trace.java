package org.desirepath.eventlog;

import java.util.List;

/**
 * One journey, as a value.
 *
 * @param id the journey's identifier, text as it was in the file
 * @param events in the order of the log
 * @param index its row in the log's trace columns
 */
public record Trace(String id, List<Event> events, int index) {
  public Trace {
    events = List.copyOf(events);
  }
}
