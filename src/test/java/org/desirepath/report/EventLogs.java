package org.desirepath.report;

import java.util.List;
import org.desirepath.ExampleLogs;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;

/** Small logs whose names may hold anything. */
public final class EventLogs {
  private EventLogs() {}

  @SafeVarargs
  public static EventLog of(List<String>... traces) {
    EventLogBuilder builder = EventLog.builder("odd");
    for (int t = 0; t < traces.length; t++) {
      int trace = builder.newTrace("=1+" + t);
      for (int e = 0; e < traces[t].size(); e++) {
        builder.addEvent(trace, traces[t].get(e), ExampleLogs.START + e * ExampleLogs.HOUR);
      }
    }
    return builder.build();
  }
}
