package org.desirepath.conformance;

import java.util.List;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;

/** Logs of a few traces without times. */
public final class TinyLogs {
  private TinyLogs() {}

  @SafeVarargs
  public static EventLog of(List<String>... traces) {
    EventLogBuilder log = EventLog.builder("tiny");
    for (List<String> trace : traces) {
      int index = log.newTrace("t" + log.traceCount());
      trace.forEach(activity -> log.addEvent(index, activity, EventLog.NO_TIME));
    }
    return log.build();
  }
}
