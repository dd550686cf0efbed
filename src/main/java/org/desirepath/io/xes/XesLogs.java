package org.desirepath.io.xes;

import java.io.IOException;
import java.io.OutputStream;
import org.desirepath.eventlog.EventLog;
import org.desirepath.io.EventLogReader;
import org.desirepath.io.LogOptions;

/**
 * XES, the XML of event logs: IEEE Std 1849-2016 and 1849-2023, doi 10.1109/IEEESTD.2016.7740858,
 * and the earlier XES 1.0 and 2.0.
 */
public final class XesLogs {
  private XesLogs() {}

  /**
   * Reads XES; O(bytes) time, memory of the log's columns only.
   *
   * <p>The activity is {@code concept:name}, a trace's identifier its own {@code concept:name}, the
   * time {@code time:timestamp}, unless the options name other keys or a classifier. All other
   * attributes become columns; one inside another gets the key {@code outer/inner}. Values that are
   * not of their type stay as text. Extensions, globals, classifiers, attributes of the log, types,
   * lists and nesting are kept in {@link org.desirepath.eventlog.EventLog#document()}, default
   * values of globals are not applied, and elements that XES does not have are passed over with a
   * quality finding. A DOCTYPE is refused, and so is an element of more than 16 MiB, a nesting
   * deeper than 100, or more than 10,000 keys.
   */
  public static EventLogReader reader(LogOptions options) {
    return new XesReader(options);
  }

  /**
   * Writes XES in UTF-8, the same log always as the same bytes. A log that was XES is written with
   * all its file had, in the version it had: reading it again gives the same log. Times are written
   * in UTC and to the millisecond. Another log is written as XES 1849-2016.
   *
   * @param out not closed
   */
  public static void write(EventLog log, OutputStream out) throws IOException {
    XesWriter.write(log, out);
  }
}
