package org.desirepath.conformance.rules;

import java.util.ArrayList;
import java.util.List;
import org.desirepath.eventlog.EventLog;

/** Leads many monitors over one trace: each event goes to those that name its activity. */
final class Dispatch {
  private final EventLog log;
  private final TraceFrame frame;
  private final List<Monitors> all;
  private final Monitor[][] byCode;

  Dispatch(EventLog log, TraceFrame frame, List<Monitors> all) {
    this.log = log;
    this.frame = frame;
    this.all = all;
    List<List<Monitor>> lists = new ArrayList<>();
    log.activities().forEach(activity -> lists.add(new ArrayList<>()));
    for (Monitors monitors : all) {
      for (int code : monitors.codes()) {
        lists.get(code).addAll(monitors.monitors());
      }
    }
    byCode = lists.stream().map(list -> list.toArray(new Monitor[0])).toArray(Monitor[][]::new);
  }

  void run(int trace, boolean open) {
    frame.set(trace, open);
    for (Monitors monitors : all) {
      monitors.start();
    }
    for (int row = frame.first; row < frame.end; row++) {
      for (Monitor monitor : byCode[log.activity(row)]) {
        monitor.see(row);
      }
    }
    for (Monitors monitors : all) {
      monitors.end();
    }
  }
}
