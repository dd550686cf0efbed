package org.desirepath.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.desirepath.ExampleLogs;
import org.desirepath.eventlog.EventLog;

/** Small logs without any structure. */
public final class RandomLogs {
  private RandomLogs() {}

  /** One to eight traces of at most eight events of at most six activities. */
  public static EventLog of(Random random) {
    int activities = 1 + random.nextInt(6);
    List<String> traces = new ArrayList<>();
    for (int t = random.nextInt(8); t >= 0; t--) {
      StringBuilder trace = new StringBuilder();
      for (int e = random.nextInt(9); e > 0; e--) {
        trace.append((char) ('a' + random.nextInt(activities))).append(' ');
      }
      traces.add(trace.toString());
    }
    return ExampleLogs.of(traces.toArray(String[]::new));
  }
}
