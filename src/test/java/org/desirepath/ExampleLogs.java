package org.desirepath;

import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;

/** Small logs for tests, written as text. */
public final class ExampleLogs {
  /** 2025-01-01T00:00Z. */
  public static final long START = 1_735_689_600_000L;

  public static final long HOUR = 3_600_000L;

  private ExampleLogs() {}

  /**
   * One trace a line, activities parted by blanks; trace i is named {@code ci}, its events an hour
   * apart from {@link #START}.
   */
  public static EventLog of(String... traces) {
    EventLogBuilder builder = EventLog.builder("example");
    for (int t = 0; t < traces.length; t++) {
      int trace = builder.newTrace("c" + (t + 1));
      long time = START;
      for (String activity : traces[t].isBlank() ? new String[0] : traces[t].trim().split(" +")) {
        builder.addEvent(trace, activity, time);
        time += HOUR;
      }
    }
    return builder.build();
  }
}
